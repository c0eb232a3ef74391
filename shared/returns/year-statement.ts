import { comparableText } from './clean-text.ts'

const CHINESE_DIGITS = '〇一二三四五六七八九'

/** The year that a 年度 cell or the hidden sheet states: 2018, 2018年度, 二〇一八年. Null where it states none. */
export function readYear(text: string): number | null {
  const arabic = comparableText(text)
    .replace(/[零○]/g, '〇')
    .replace(/[〇一二三四五六七八九]/g, (char) => String(CHINESE_DIGITS.indexOf(char)))
  const match = /(?<!\d)(19|20|21)\d\d(?!\d)/.exec(arabic)
  return match === null ? null : Number(match[0])
}

/** The year in a title or a file name; a date (2019年1月10日, 20190110, 2019.1.10) is none. */
export function readYearInName(text: string): number | null {
  const plain = comparableText(text)
  const match = /(?<!\d)((?:19|20|21)\d\d)(?:年度|年(?!\d)|(?=全民|科学|自评|工作|考核|评价))/.exec(plain)
  return match?.[1] === undefined ? null : Number(match[1])
}
