import { placesOf } from './fill-template.ts'
import { REPORT_TEMPLATES, type TemplateName } from './templates.ts'

const LONGEST = 500

export function isTemplateName(name: string): name is TemplateName {
  return Object.hasOwn(REPORT_TEMPLATES, name)
}

/** Why the office's wording of a template can't be taken, in a sentence; null: it can. */
export function whyNotTemplate(name: TemplateName, text: string): string | null {
  const usual = REPORT_TEMPLATES[name]
  if (text.trim() === '') return '文字是空白。不想印这一句的，请在“修改文稿”中选“不印这一段”。'
  if (text.length > LONGEST) return `文字有 ${text.length} 字，超过 ${LONGEST} 字，请写短一些。`
  if (/[\r\n]/.test(text)) return '一句文字不能分行，请连成一行。'
  const known = placesOf(usual)
  const unknown = placesOf(text).filter((place) => !known.includes(place))
  if (unknown.length > 0) {
    const may = known.length === 0 ? '这一句没有占位符' : `可以用的是${known.map(inBraces).join('、')}`
    return `没有${unknown.map(inBraces).join('、')}这个占位符，${may}。`
  }
  const rest = known.reduce((left, place) => left.replaceAll(inBraces(place), ''), text)
  if (/[{}]/.test(rest)) return '花括号要成对，里面写占位符的名称，如{年度}；不用占位符的地方请不要写花括号。'
  if (text.includes('|') && !usual.includes('|')) return '只有标题可以用“|”分行，请去掉“|”。'
  return null
}

function inBraces(place: string): string {
  return `{${place}}`
}
