/** A key pressed in a field belongs to the field, and one of an input method is not finished. */
export function isTyping(event: KeyboardEvent): boolean {
  const { target } = event
  return (
    event.isComposing ||
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
}
