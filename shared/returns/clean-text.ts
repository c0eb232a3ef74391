/**
 * Characters that no person types into a form: controls (but tab and line breaks), lone halves of surrogate pairs,
 * non-characters, and invisible ones that change how a text is shown (zero width, direction, byte order mark).
 */
const UNWANTED =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** Most texts hold nothing but these, and need no cleaning: printable ASCII, line breaks, Han with its punctuation. */
const CLEAN = /^[\n\u0020-\u007E\u3000-\u9FFF\uFF01-\uFF5E]*$/

/** Texts of these alone are comparable as they stand: no space, no sign with a second form. */
const COMPARABLE = /^[0-9A-Za-z.\u4E00-\u9FFF]*$/

/** Nothing here has a half-width form. */
const HALF_WIDTH = /^[\n\u0020-\u007E\u3000-\u9FFF]*$/

const SPACE = /[\s\u0085\u2800\u3164]|\u200C|\u200D/
const ANY_SPACE = new RegExp(SPACE, 'g')

/** The text without control and invisible characters (returns.md, `control-characters`). */
export function removeControls(text: string): string {
  return CLEAN.test(text) ? text : text.replace(UNWANTED, '')
}

/**
 * Without outer white space of any kind, full-width spaces included; line breaks inside become "\n". By hand: a pattern
 * that ends in "spaces, then the end" takes quadratic time on a cell full of spaces.
 */
export function trimSpaces(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && isSpaceAt(text, from)) from += 1
  while (to > from && isSpaceAt(text, to - 1)) to -= 1
  const inner = text.slice(from, to)
  return inner.includes('\r') ? inner.replace(/\r\n?/g, '\n') : inner
}

/** SPACE, told by number for what most texts begin and end with: ASCII and Han. */
function isSpaceAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if ((code > 0x20 && code < 0x7f) || (code > 0x3000 && code < 0x3164)) return false
  return !(code > 0x3164 && code < 0xfe00) && SPACE.test(text.charAt(at))
}

export function removeSpaces(text: string): string {
  return text.replace(ANY_SPACE, '')
}

/** Full-width ASCII to half-width, and nothing else: unlike NFKC it makes no digit of ③ or ². */
export function halveWidth(text: string): string {
  if (HALF_WIDTH.test(text)) return text
  return text
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\u2212\uFE63]/g, '-')
    .replace(/\uFE62/g, '+')
    .replace(/\uFE6A/g, '%')
}

/** For comparing labels and titles: no spaces, half width, one kind of quotes and dashes. */
export function comparableText(text: string): string {
  if (COMPARABLE.test(text)) return text
  return removeSpaces(removeControls(text).normalize('NFKC'))
    .replace(/[“”„‟「」『』"]/g, '"')
    .replace(/[‘’'`]/g, "'")
    .replace(/[‐‑‒–—―─-]+/g, '-')
    .replace(/〔/g, '[')
    .replace(/〕/g, ']')
}
