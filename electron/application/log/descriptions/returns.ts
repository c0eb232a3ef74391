import type { Describe, Descriptions } from '../description.ts'
import { dayIn, join, listIn, numberIn, partIn, pointsIn, textIn, type Detail } from '../detail.ts'

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

const lineWithdrawn: Describe = ({ detail }) => {
  const line = partIn(detail, 'line')
  return {
    before:
      line === null
        ? ''
        : join([
            KINDS[textIn(line, 'kind')] ?? '',
            textIn(line, 'matter'),
            textIn(line, 'level'),
            pointsIn(line, 'points'),
            textIn(line, 'document'),
          ]),
    after: '不再计入',
    reason: textIn(detail, 'reason'),
  }
}

const DECISIONS: Readonly<Record<string, string>> = {
  adopt: '采用',
  rewrite: '改写',
  'send-back': '退回单位',
  undecided: '撤销',
}

/** "第 2 次报送：采用 3 处，改写 1 处". */
const checked: Describe = ({ detail }) => {
  const decisions = listIn(detail, 'decisions')
    .map((item) => partIn({ item }, 'item'))
    .filter((decision) => decision !== null)
  const counts = Object.entries(DECISIONS).map(([kind, word]) => {
    const count = decisions.filter((decision) => textIn(decision, 'kind') === kind).length
    return count === 0 ? '' : `${word} ${count} 处`
  })
  const texts = decisions.flatMap((decision) =>
    textIn(decision, 'kind') === 'rewrite'
      ? [`${textIn(decision, 'indicator')} 改为“${textIn(decision, 'text')}”`]
      : [],
  )
  const reasons = new Set(decisions.map((decision) => textIn(decision, 'reason')))
  const reopened = listIn(detail, 'reopened').length
  return {
    after: `第 ${textIn(detail, 'submission')} 次报送：${join([...counts, ...texts])}`,
    reason: join([
      ...(reasons.size === 1 ? [...reasons] : []),
      reopened === 0 ? '' : `改动了已审核的 ${reopened} 项，退回待审核`,
    ]),
  }
}

const chosen: Describe = ({ detail }) => {
  const before = numberIn(detail, 'before')
  const reopened = listIn(detail, 'reopened').length
  return {
    before: before === null ? '' : `第 ${before} 次报送`,
    after: `第 ${textIn(detail, 'after')} 次报送`,
    reason: join([
      textIn(detail, 'reason'),
      reopened === 0 ? '' : `改动了已审核的 ${reopened} 项，退回待审核`,
    ]),
  }
}

const attached: Describe = ({ detail }) => ({ after: join([placeIn(detail), textIn(detail, 'file')]) })

const removed: Describe = ({ detail }) => ({
  before: join([placeIn(detail), textIn(detail, 'file')]),
  reason: textIn(detail, 'reason'),
})

const moved: Describe = ({ detail }) => {
  const to = partIn(detail, 'to')
  return {
    before: join([placeIn(detail), textIn(detail, 'file')]),
    after: to === null ? '' : placeIn(to),
  }
}

/** "1.1，编号 3": where a piece of evidence belongs. */
function placeIn(detail: Detail): string {
  const number = textIn(detail, 'number')
  return join([textIn(detail, 'indicator'), number === '' ? '' : `编号 ${number}`])
}

export const returnDescriptions: Descriptions = {
  下发: issued,
  导入: received,
  录入纸质表: received,
  未导入: refused,
  核对: checked,
  改定有效报送: chosen,
  登记加减分: adjusted,
  撤回登记: lineWithdrawn,
  添加佐证: attached,
  移除佐证: removed,
  改佐证对应: moved,
}
