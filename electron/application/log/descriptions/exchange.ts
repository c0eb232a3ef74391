import { unitId } from '#shared/plan/unit.ts'
import type { Describe, Descriptions } from '../description.ts'
import { join, listIn, numberIn, partIn, textIn, type Detail } from '../detail.ts'
import { yearOf } from '../names.ts'

const handedOut: Describe = (entry, names) => {
  const { detail } = entry
  const units = listIn(detail, 'units').map((unit) => names.unit(unitId(String(unit)), yearOf(entry)))
  return {
    after: join([
      `分给 ${textIn(detail, 'colleague')}`,
      `${units.length} 家单位：${units.join('、')}`,
      textIn(detail, 'file'),
    ]),
    reason: textIn(detail, 'note'),
  }
}

const recalled: Describe = ({ detail }) => ({
  before: `分给 ${textIn(detail, 'colleague')}`,
  after: '不再等待交回',
  reason: textIn(detail, 'reason'),
})

const opened: Describe = ({ detail }) => ({
  after: join([`${listIn(detail, 'units').length} 家单位`, `包校验码 ${textIn(detail, 'code')}`]),
})

const handedBack: Describe = ({ detail }) => ({
  after: join([textIn(detail, 'file'), `包校验码 ${textIn(detail, 'code')}`]),
})

const COUNT_WORDS = [
  ['submission', '报送', '份'],
  ['check', '核对', '条'],
  ['review', '审核', '条'],
  ['question', '疑点', '条'],
  ['evidence', '佐证', '条'],
] as const

function countsText(counts: Detail): string {
  const told = COUNT_WORDS.map(([key, word, unit]) => {
    const count = numberIn(counts, key) ?? 0
    return count === 0 ? '' : `${word} ${count} ${unit}`
  })
  return join(told, '、')
}

const merged: Describe = ({ detail }) => {
  const counts = partIn(detail, 'counts') ?? {}
  const [conflicts, mine] = [numberIn(counts, 'conflicts') ?? 0, numberIn(counts, 'mine') ?? 0]
  const taken = countsText(counts)
  return {
    after: join([
      `${textIn(detail, 'colleague')} 交回`,
      taken === '' ? '没有新的内容' : `新增${taken}`,
      conflicts === 0 ? '' : `双方都改过 ${conflicts} 处，${mine} 处以本机为准，其余以交回的为准`,
      textIn(detail, 'file'),
    ]),
  }
}

export const exchangeDescriptions: Descriptions = {
  分出协作包: handedOut,
  收回协作包: recalled,
  打开协作包: opened,
  导出交回包: handedBack,
  合并交回包: merged,
}
