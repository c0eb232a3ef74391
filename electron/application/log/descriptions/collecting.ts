import type { Describe, Descriptions } from '../description.ts'
import { dayIn, join, listIn, textIn } from '../detail.ts'

const sentBack: Describe = ({ detail }) => {
  const indicators = listIn(detail, 'items').map((item) =>
    typeof item === 'object' && item !== null && 'indicator' in item && typeof item.indicator === 'string'
      ? item.indicator
      : '整份表',
  )
  return {
    after: join([
      `第 ${textIn(detail, 'submission')} 次报送退回 ${indicators.length} 处`,
      [...new Set(indicators)].join('、'),
      `${dayIn(detail, 'deadline')}前报回`,
    ]),
    reason: textIn(detail, 'note'),
  }
}

const withdrawn: Describe = ({ detail }) => ({
  before: `${dayIn(detail, 'deadline')}前报回的退回`,
  after: '撤回',
  reason: textIn(detail, 'reason'),
})

const reminded: Describe = ({ detail }) => ({
  after: join([dayIn(detail, 'day'), textIn(detail, 'way')], ' '),
  reason: textIn(detail, 'note'),
})

const contacted: Describe = ({ detail }) => ({
  before: textIn(detail, 'before'),
  after: textIn(detail, 'after'),
})

export const collectingDescriptions: Descriptions = {
  退回: sentBack,
  撤回退回: withdrawn,
  催报: reminded,
  改办公室联系方式: contacted,
}
