import type { KeyboardEvent } from 'react'

/** Enter saves, Escape gives up; a key of an input method is not finished, and one on a button is the button's. */
export function editKeys(save: () => void, cancel: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      cancel()
    } else if (event.key === 'Enter' && !event.shiftKey && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault()
      save()
    }
  }
}
