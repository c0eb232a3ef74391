import { removeSpaces } from './clean-text.ts'

const DASHES = /^[-－﹣−‐‑‒–—―─]+$/
const SLASHES = /^[/／]+$/

/** "-", "—", "——": one or more dashes and nothing else. 一 is the number one, not a dash. */
export function isDash(text: string): boolean {
  return DASHES.test(removeSpaces(text))
}

/** `-`, `—`, `/`, `无`, `无数据`: "no data" in a quantitative cell (returns.md, Different things). Blank and 0 are not. */
export function saysNoData(text: string): boolean {
  const plain = removeSpaces(text)
  return plain === '无' || plain === '无数据' || isDash(plain) || SLASHES.test(plain)
}

/** A text that fills a cell without saying anything: blank, points and commas alone, or one of the signs for "nothing". */
export function saysNothing(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text) || saysNoData(text)
}
