import type { Points } from '../scheme/points.ts'
import { formatDay, type Day } from '../scheme/day.ts'
import { pointsCell, pointsText } from './figures.ts'
import { fillTemplate, fillTitle } from './fill-template.ts'
import { contactBlocks, sampleMarks, type NoticeFacts } from './notice-facts.ts'
import { textsOf, type ReportAppeal } from './report-facts.ts'
import { heading, paragraph, table, type ReportBlock, type ReportModel } from './report-model.ts'

/** An appeal with the whole chain of the score that it is about. */
export interface AppealPaper extends ReportAppeal {
  readonly lastDay: Day | null
  readonly lateReason: string
  /** 计分方式, 算式, 出处 …: how the score came about, each with its word. */
  readonly basis: readonly (readonly [word: string, text: string])[]
  /** Every decision of the item in order. */
  readonly history: readonly {
    readonly day: Day
    readonly way: string
    readonly before: string
    readonly after: string
    readonly operator: string
    readonly reason: string
  }[]
  /** As it stands now; null: none. */
  readonly total: Points | null
}

/** 申诉复核表: what is asked for, how the score came about and changed, and the outcome or room to write it. */
export function buildAppealForm(facts: NoticeFacts, paper: AppealPaper): ReportModel {
  const { office } = textsOf(facts)
  const heads = fillTitle('复核表标题', { 年度: facts.year })
  return {
    ...heads,
    marks: sampleMarks(facts),
    subject: `${heads.title}（${paper.unitName}）`,
    author: office,
    cover: null,
    addressee: null,
    blocks: [
      heading(1, '一、申诉事项'),
      pairs([
        ['申诉单位', paper.unitName],
        ['申诉项目', paper.subject],
        ['原分', pointsCell(paper.score)],
        ['诉求', paper.claim],
        ['收到日期', formatDay(paper.received)],
        ['申诉期至', paper.lastDay === null ? '没有登记反馈' : formatDay(paper.lastDay)],
        ...(paper.lateReason === '' ? [] : [['受理理由', paper.lateReason] as const]),
      ]),
      heading(1, '二、计分依据'),
      paragraph(fillTemplate('复核表依据')),
      pairs(paper.basis),
      ...historyBlocks(paper),
      heading(1, paper.history.length === 0 ? '三、复核结果' : '四、复核结果'),
      ...resultBlocks(paper),
    ],
    signature: { name: office, date: formatDay(facts.issued) },
    annexes: [],
  }
}

function pairs(rows: readonly (readonly [string, string])[]): ReportBlock {
  return table({
    caption: '',
    columns: [
      { header: '事项', width: 20, align: 'left' },
      { header: '内容', width: 80, align: 'left' },
    ],
    rows,
  })
}

function historyBlocks({ history }: AppealPaper): readonly ReportBlock[] {
  if (history.length === 0) return []
  return [
    heading(1, '三、得分变动'),
    table({
      caption: '',
      columns: [
        { header: '日期', width: 26, align: 'center' },
        { header: '方式', width: 14, align: 'center' },
        { header: '原来', width: 18, align: 'left' },
        { header: '改为', width: 18, align: 'left' },
        { header: '经办', width: 14, align: 'center' },
        { header: '意见', width: 34, align: 'left' },
      ],
      rows: history.map(({ day, way, before, after, operator, reason }) => [
        formatDay(day),
        way,
        before,
        after,
        operator,
        reason === '' ? '—' : reason,
      ]),
    }),
  ]
}

const LINES_FOR_OPINION = 3

function resultBlocks({ decision, score }: AppealPaper): readonly ReportBlock[] {
  if (decision === null) {
    // Written by hand: with room for the opinion.
    const room = Array.from({ length: LINES_FOR_OPINION }, () => paragraph(''))
    return [
      paragraph(fillTemplate('复核表意见')),
      ...room,
      paragraph(fillTemplate('复核表签字')),
      paragraph(fillTemplate('复核表日期')),
    ]
  }
  return [
    pairs([
      ['结果', decision.outcome],
      ['原分', pointsCell(score)],
      ['新分', pointsCell(decision.score)],
      ['复核意见', decision.opinion === '' ? '—' : decision.opinion],
    ]),
  ]
}

/** 答复 to the unit; throws where the appeal is not decided. */
export function buildAppealAnswer(facts: NoticeFacts, paper: AppealPaper): ReportModel {
  const { office } = textsOf(facts)
  const { decision } = paper
  if (decision === null) throw new Error('an appeal that is not decided has no answer')
  const heads = fillTitle('答复标题', { 年度: facts.year })
  return {
    ...heads,
    marks: sampleMarks(facts),
    subject: `${heads.title}（${paper.unitName}）`,
    author: office,
    cover: null,
    addressee: paper.unitName,
    blocks: [
      paragraph(fillTemplate('答复开头', { 收到日: formatDay(paper.received), 项目: paper.subject })),
      paragraph(answerText(paper, decision)),
      ...(decision.opinion === ''
        ? []
        : [paragraph(fillTemplate('答复意见', { 意见: endSentence(decision.opinion) }))]),
      ...(paper.total === null
        ? []
        : [paragraph(fillTemplate('答复影响', { 总分: pointsText(paper.total) }))]),
      ...contactBlocks(facts),
    ],
    signature: { name: office, date: formatDay(facts.issued) },
    annexes: [],
  }
}

function answerText(
  { subject, score }: AppealPaper,
  decision: NonNullable<ReportAppeal['decision']>,
): string {
  const values = { 项目: subject, 原分: pointsText(score) }
  switch (decision.outcome) {
    case '维持':
      return fillTemplate('答复维持', values)
    case '撤回':
      return fillTemplate('答复撤回')
    case '调整':
      return fillTemplate('答复改分', { ...values, 结果: '采纳', 新分: pointsText(decision.score) })
    case '部分采纳':
      return fillTemplate('答复改分', { ...values, 结果: '部分采纳', 新分: pointsText(decision.score) })
  }
}

function endSentence(text: string): string {
  return /[。！？]$/.test(text) ? text : `${text}。`
}
