import { unitId } from '#shared/plan/unit.ts'
import type { KeptEntry } from '#db/log.ts'
import type { Describe, Descriptions } from '../description.ts'
import { join, partIn, textIn, type Detail } from '../detail.ts'
import { yearOf, type Names } from '../names.ts'

/** "先进个人，市教育局，示例推荐对象1，科长，组织科普报告会"; '' where there was or is none. */
function nominationText(entry: KeptEntry, names: Names, part: Detail | null): string {
  if (part === null) return ''
  return join([
    textIn(part, 'honor'),
    names.unit(unitId(textIn(part, 'unit')), yearOf(entry)),
    textIn(part, 'name'),
    textIn(part, 'post'),
    textIn(part, 'merits'),
  ])
}

const saved: Describe = (entry, names) => ({
  object: entry.object,
  before: nominationText(entry, names, partIn(entry.detail, 'before')),
  after: nominationText(entry, names, partIn(entry.detail, 'after')),
  reason: textIn(entry.detail, 'reason'),
})

const pasted: Describe = ({ object, detail }) => ({
  object,
  after: `登记先进个人 ${textIn(detail, 'people')} 名，先进单位 ${textIn(detail, 'units')} 个`,
})

export const nominationDescriptions: Descriptions = {
  登记表彰推荐: saved,
  修改表彰推荐: saved,
  恢复表彰推荐: saved,
  撤回表彰推荐: saved,
  粘贴表彰推荐: pasted,
}
