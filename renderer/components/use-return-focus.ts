import { useEffect, useState } from 'react'

/** For what opens over the page and is taken away whole: the focus goes back to where it was when it opened. */
export function useReturnFocus(): void {
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // After the overlay is gone: until then it holds the focus.
      setTimeout(() => {
        const lost = document.activeElement === null || document.activeElement === document.body
        if (lost && opener instanceof HTMLElement && opener.isConnected) opener.focus()
      })
    },
    [opener],
  )
}
