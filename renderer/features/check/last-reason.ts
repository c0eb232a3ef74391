/** The same call to a unit often settles several cells: its reason is proposed for the next one. */
let last = ''

export function lastReason(): string {
  return last
}

export function rememberReason(reason: string): void {
  last = reason
}
