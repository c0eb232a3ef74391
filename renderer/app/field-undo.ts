/** The field in which something was typed since it got the focus: Ctrl+Z is its own there. */
let typedIn: EventTarget | null = null

/** Watches what is typed where; gives back what ends it. */
export function watchTyping(): () => void {
  const type = (event: Event): void => {
    typedIn = isChosen(event.target) ? null : event.target
  }
  const leave = (): void => {
    typedIn = null
  }
  addEventListener('input', type, true)
  addEventListener('focusin', leave, true)
  return () => {
    removeEventListener('input', type, true)
    removeEventListener('focusin', leave, true)
  }
}

/** A choice is given at once: there is nothing in it to take back. */
function isChosen(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && (target.type === 'radio' || target.type === 'checkbox')
}

/** A field with something typed and not yet given takes Ctrl+Z and Ctrl+Y itself; one as it was does not. */
export function hasOwnUndo(event: KeyboardEvent): boolean {
  return event.isComposing || (typedIn !== null && typedIn === event.target)
}
