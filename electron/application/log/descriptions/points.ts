import { dueText } from '#shared/plan/due.ts'
import { unitId } from '#shared/plan/unit.ts'
import type { KeptEntry } from '#db/log.ts'
import type { Describe, Descriptions } from '../description.ts'
import { join, listIn, partIn, textIn, type Detail } from '../detail.ts'
import { yearOf, type Names } from '../names.ts'

/** "组织科普报告会，市教育局、市科协，6月底前"; '' where there was or is none. */
function pointText(entry: KeptEntry, names: Names, point: Detail | null): string {
  if (point === null) return ''
  const year = yearOf(entry)
  const units = listIn(point, 'units').map((unit) => names.unit(unitId(String(unit)), year))
  return join([textIn(point, 'text'), units.join('、'), dueText(textIn(point, 'due'), year ?? 0)])
}

const saved: Describe = (entry, names) => ({
  before: pointText(entry, names, partIn(entry.detail, 'before')),
  after: pointText(entry, names, partIn(entry.detail, 'after')),
  reason: textIn(entry.detail, 'reason'),
})

const copied: Describe = ({ detail }) => ({
  after: `从${textIn(detail, 'from')}年度复制 ${textIn(detail, 'copied')} 条`,
})

export const pointDescriptions: Descriptions = {
  新增本年要点: saved,
  修改本年要点: saved,
  恢复本年要点: saved,
  撤回本年要点: saved,
  复制上年要点: copied,
}
