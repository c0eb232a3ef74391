import type { Attributes } from './xml-events.ts'

/**
 * Whether a property of a run takes its letters out of the line: 80 struck out before 95 is not 8095, and a raised 1 behind
 * 95 is the mark of a footnote.
 */
export function setsApart(name: string, { val }: Attributes): boolean {
  if (name === 'strike') return val !== '0' && val !== 'false' && val !== 'off'
  return name === 'vertAlign' && (val === 'superscript' || val === 'subscript')
}
