/** As a `ref` of the element that is current: brings it into sight when it becomes so, and lets the person scroll on. */
export function scrollTo(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}

/** The same for a cell far inside a big table. */
export function scrollToMiddle(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'center', inline: 'center' })
}

/** The same for a passage of a long text: it begins at the top of its region. */
export function scrollToTop(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'start' })
}
