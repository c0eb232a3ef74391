/** The parts of the window in the order of F6. */
const REGIONS = ['.top-bar', '.side-menu', '#main']
const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), [tabindex="0"]'

/** Moves the focus to the next part of the window, or the one before. */
export function nextRegion(back: boolean): void {
  const parts = REGIONS.map((selector) => document.querySelector<HTMLElement>(selector)).filter(
    (part) => part !== null,
  )
  const at = parts.findIndex((part) => part.contains(document.activeElement))
  const step = back ? -1 : 1
  const next = parts[at === -1 ? 0 : (at + step + parts.length) % parts.length]
  const first = next?.id === 'main' ? next : (next?.querySelector<HTMLElement>(FOCUSABLE) ?? next)
  first?.focus()
}
