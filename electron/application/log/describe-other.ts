import { formatPoints } from '#shared/scheme/points.ts'
import { join, type Detail } from './detail.ts'
import type { EntryText } from './description.ts'

/** Words for what details of any action may be called. A key that is not here is one for programs: ids, digests. */
const WORDS: Readonly<Record<string, string>> = {
  name: '名称',
  text: '内容',
  file: '文件',
  fileName: '文件',
  deadline: '截止日',
  day: '日期',
  note: '说明',
  state: '状态',
  kind: '种类',
  title: '标题',
  phone: '电话',
  liaison: '联络员',
  leader: '分管领导',
  contact: '联系方式',
  indicators: '指标',
  indicator: '指标',
  document: '文号',
  points: '分值',
  score: '得分',
  grade: '等次',
  count: '数量',
  units: '单位',
  way: '方式',
  version: '版本',
}
const BEFORE = new Set(['before', 'from', 'old', 'was'])
const AFTER = new Set(['after', 'to', 'new', 'now'])
const REASON = new Set(['reason', 'opinion', 'message', 'why'])

/** An action that has no words of its own yet: what its details are called tells where they go. */
export function describeOther(detail: Detail): Partial<EntryText> {
  const entries = Object.entries(detail)
  const pick = (keys: ReadonlySet<string>): string =>
    join(entries.filter(([key]) => keys.has(key)).map(([, value]) => say(value)))
  const others = entries.filter(([key]) => key in WORDS).map(([key, value]) => withWord(key, value))
  return { before: pick(BEFORE), after: join([pick(AFTER), ...others]), reason: pick(REASON) }
}

const POINTS = new Set(['points', 'score'])

/** "文件 自评表.xlsx"; '' where there is nothing to say. */
function withWord(key: string, value: unknown): string {
  const text = POINTS.has(key) && typeof value === 'number' ? `${formatPoints(value)} 分` : say(value)
  return text === '' ? '' : `${WORDS[key] ?? ''} ${text}`
}

/** A value without a word of code in it; '' where it says nothing to a person. */
function say(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (Array.isArray(value)) return join(value.map(say), '、')
  if (typeof value === 'object' && value !== null) {
    return join(Object.entries(value).map(([key, of]) => (key in WORDS ? withWord(key, of) : '')))
  }
  return ''
}
