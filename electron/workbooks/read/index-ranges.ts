/** Gathers hidden rows or columns, which come one by one and in order as a rule, as ranges [first, last]. */
export class IndexRanges {
  #ranges: [number, number][] = []

  add(first: number, last: number): void {
    const latest = this.#ranges.at(-1)
    if (latest !== undefined && first === latest[1] + 1) latest[1] = last
    else this.#ranges.push([first, last])
  }

  /** In order, overlapping and touching ones joined. */
  finish(): readonly (readonly [number, number])[] {
    const joined: [number, number][] = []
    for (const [first, last] of this.#ranges.toSorted((a, b) => a[0] - b[0])) {
      const latest = joined.at(-1)
      if (latest !== undefined && first <= latest[1] + 1) latest[1] = Math.max(latest[1], last)
      else joined.push([first, last])
    }
    return joined
  }
}
