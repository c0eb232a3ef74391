import type { KeptEntry } from '#db/log.ts'
import type { Describe, Descriptions } from '../description.ts'
import { join, listIn, partIn, pointsIn, textIn, type Detail } from '../detail.ts'
import { yearOf, type Names } from '../names.ts'

const KINDS: Readonly<Record<string, string>> = {
  'not-applicable': '不适用',
  'no-data': '无数据',
  missing: '缺报',
  reopened: '待审核',
}

/** "8.50 分，档次 达成，核定值 95"; null is an item that nobody had decided. */
function decisionText(decision: Detail | null): string {
  if (decision === null) return '待审核'
  const kind = KINDS[textIn(decision, 'kind')]
  if (kind !== undefined) return kind
  const [band, actual] = [textIn(decision, 'band'), textIn(decision, 'actual')]
  return join([
    pointsIn(decision, 'score'),
    band === '' ? '' : `档次 ${band}`,
    actual === '' ? '' : `核定值 ${actual}`,
  ])
}

/** Unit, indicator and its title. */
export function itemOf(entry: KeptEntry, names: Names): { readonly object: string; readonly about: string } {
  const unit = names.unitOf(entry.object)
  const year = yearOf(entry)
  const indicator = textIn(entry.detail, 'indicator')
  const name = unit === null ? entry.object : names.unit(unit, year)
  return { object: join([name, indicator], ' '), about: names.indicator(year, unit, indicator) }
}

const decided: Describe = (entry, names) => ({
  ...itemOf(entry, names),
  before: decisionText(partIn(entry.detail, 'before')),
  after: decisionText(partIn(entry.detail, 'after')),
  reason: textIn(entry.detail, 'opinion'),
})

const accepted: Describe = ({ detail }, names) => {
  const items = listIn(detail, 'items').filter((item) => Array.isArray(item))
  const units = new Set(items.map(([unit]) => String(unit)))
  const [only] = units
  const unit = units.size === 1 && only !== undefined ? names.unitOf(only) : null
  const count = (kind: string): number => items.filter(([, , of]) => of === kind).length
  const parts = [
    ['score', '按建议分'],
    ['not-applicable', '不适用'],
    ['no-data', '无数据'],
    ['missing', '缺报'],
  ] as const
  return {
    ...(unit === null ? {} : { object: names.unit(unit, Number(detail['year'])) }),
    before: `待审核 ${items.length} 项`,
    after: join(parts.map(([kind, word]) => (count(kind) === 0 ? '' : `${word} ${count(kind)} 项`))),
    reason: units.size > 1 ? `共 ${units.size} 家单位` : '',
  }
}

const WAYS: Readonly<Record<string, string>> = {
  phone: '单位电话答复',
  return: '单位重新报送',
  office: '办公室查明',
}

const asked: Describe = (entry, names) => ({
  ...itemOf(entry, names),
  after: textIn(entry.detail, 'question'),
})

const answered: Describe = (entry, names) => ({
  ...itemOf(entry, names),
  before: textIn(entry.detail, 'question'),
  after: join([WAYS[textIn(entry.detail, 'way')] ?? '', textIn(entry.detail, 'answer')], '：'),
})

const checked: Describe = ({ action, detail }) => {
  const items = listIn(detail, 'items').map(String)
  return {
    before: '待复核',
    after: `${action}：${items.join('、')}`,
    reason: textIn(detail, 'opinion'),
  }
}

export const reviewDescriptions: Descriptions = {
  复核同意: checked,
  复核不同意: checked,
  核定: decided,
  退回待审核: decided,
  批量采纳: accepted,
  登记疑点: asked,
  答复疑点: answered,
}
