import { cellText } from '../write/cell-text.ts'
import { escapeXml } from './xml-tags.ts'

/** Begins every note of the office, so that a later round knows them and a unit sees whose they are. */
const OPENING = '【退回】'
const FONT = '<sz val="9"/><color indexed="81"/><rFont val="宋体"/><family val="3"/><charset val="134"/>'

/** The runs of a note; `after` where the unit's own note stands before it. */
export function noteRuns(text: string, after: boolean): string {
  const opening = `${after ? '\n' : ''}${OPENING}`
  return (
    `<r><rPr><b/>${FONT}</rPr><t xml:space="preserve">${opening}</t></r>` +
    `<r><rPr>${FONT}</rPr><t xml:space="preserve">${escapeXml(cellText(text))}</t></r>`
  )
}

/** Whether a run or a plain text, as it stands in the XML, begins a note of the office. */
export function beginsNote(xml: string): boolean {
  return decode(xml.replaceAll(/<[^>]*>/g, ''))
    .trimStart()
    .startsWith(OPENING)
}

/** Some programs write characters as their numbers. */
function decode(text: string): string {
  return text.replaceAll(/&#(x?)([\da-f]{1,6});/gi, (whole, hexadecimal: string, digits: string) => {
    const code = Number.parseInt(digits, hexadecimal === '' ? 10 : 16)
    return code <= 0x10_ffff ? String.fromCodePoint(code) : whole
  })
}
