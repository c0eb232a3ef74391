import type { Describe, Descriptions } from '../description.ts'
import { dayIn, join, listIn, pointsIn, textIn } from '../detail.ts'

const received: Describe = ({ detail }) => {
  const day = dayIn(detail, 'received')
  const reopened = listIn(detail, 'reopened').length
  return {
    after: join([
      `第 ${textIn(detail, 'submission')} 次报送`,
      textIn(detail, 'file'),
      day === '' ? '' : `${day}收到`,
      detail['complete'] === false ? '填报不全' : '',
    ]),
    reason: reopened === 0 ? '' : `改动了已审核的 ${reopened} 项，退回待审核`,
  }
}

const refused: Describe = ({ detail }) => ({ reason: textIn(detail, 'message') })

const issued: Describe = ({ detail }) => ({ after: textIn(detail, 'file').replace(/^.*[\\/]/, '') })

const KINDS: Readonly<Record<string, string>> = {
  bonus: '加分',
  deduction: '扣分',
  'false-material': '材料不实',
  veto: '一票否决',
}

const adjusted: Describe = ({ detail }) => ({
  after: join([
    KINDS[textIn(detail, 'kind')] ?? '',
    textIn(detail, 'level'),
    pointsIn(detail, 'points'),
    textIn(detail, 'document'),
    dayIn(detail, 'day'),
  ]),
  reason: textIn(detail, 'reason'),
})

export const returnDescriptions: Descriptions = {
  下发: issued,
  导入: received,
  未导入: refused,
  登记加减分: adjusted,
}
