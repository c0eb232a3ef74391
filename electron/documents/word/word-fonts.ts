import type { IFontAttributesProperties } from 'docx'
import { TITLE_SIZE } from '../grid.ts'
import { OFFICE_FONT_ROLES, type OfficeFontRole } from '../font-roles.ts'

/**
 * The faces of GB/T 9704-2012 by the names that offices have them under. Nothing is embedded: whoever opens the file sets it
 * with the machine's own, and where a name is missing, the others are tried in turn.
 */
const NAMES: Readonly<Record<OfficeFontRole, readonly [string, ...string[]]>> = {
  body: ['仿宋_GB2312', '仿宋', 'FangSong', '方正仿宋_GBK', '方正仿宋简体'],
  kai: ['楷体_GB2312', '楷体', 'KaiTi', '方正楷体_GBK', '方正楷体简体'],
  hei: ['黑体', 'SimHei', '方正黑体_GBK', '方正黑体简体'],
  title: ['方正小标宋简体', '方正小标宋_GBK', 'FZXiaoBiaoSong-B05S', '华文中宋', 'STZhongsong'],
  song: ['宋体', 'SimSun', '新宋体'],
}

/** Family names of the fonts that the office chose for its papers. */
export type WordFonts = Readonly<Partial<Record<OfficeFontRole, string>>>

/** Figures and Latin letters too stand in the Chinese face, and “ ” … — are its own full-width marks (hint). */
export function wordFont(role: OfficeFontRole, chosen: WordFonts): IFontAttributesProperties {
  const [usual] = NAMES[role]
  const name = chosen[role] ?? usual
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' }
}

/** Which fonts may stand in for which, as the file itself says it. */
export function fontTable(chosen: WordFonts): string {
  const tables = [
    ...Object.values(NAMES),
    // A chosen one that is missing where the file is opened is set in what the standard asks for.
    ...OFFICE_FONT_ROLES.flatMap((role) => {
      const own = chosen[role]
      return own === undefined || NAMES[role].includes(own) ? [] : [[own, ...NAMES[role]]]
    }),
  ]
  const fonts = tables.map(
    ([name = '', ...others]) =>
      `<w:font w:name="${escapeAttribute(name)}"><w:altName w:val="${others.join(',')}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`
}

/** 三号 as Word calls it; the grid of 28 characters a line makes it 15.79 points wide. In half points, as Word counts. */
export const BODY_HALF_POINTS = 32
export const TITLE_HALF_POINTS = TITLE_SIZE * 2

/** Family names come from font files, which may say anything. */
export function escapeAttribute(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
}
