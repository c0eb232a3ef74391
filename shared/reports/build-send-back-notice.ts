import { formatDay, type Day } from '../scheme/day.ts'
import { fillTemplate, fillTitle } from './fill-template.ts'
import { contactBlocks, sampleMarks, type NoticeFacts } from './notice-facts.ts'
import { textsOf } from './report-facts.ts'
import { heading, paragraph, table, type ReportModel } from './report-model.ts'

/** A 退回 as its unit is told of it. */
export interface SentBackFacts {
  readonly unitName: string
  /** Of the submission that is given back. */
  readonly received: Day
  readonly number: number
  readonly deadline: Day
  readonly note: string
  /** Name of the marked copy. */
  readonly fileName: string
  readonly items: readonly SentBackItem[]
}

export interface SentBackItem {
  /** '' for the form as a whole. */
  readonly indicator: string
  readonly title: string
  /** "H12 实际完成值", 整行, 整份表. */
  readonly place: string
  /** '' where nothing stands there. */
  readonly original: string
  readonly reason: string
}

/** Longer texts of a unit are cut: its form has them whole. */
const LONGEST_ORIGINAL = 60

/** 退回通知 to one unit. */
export function buildSendBackNotice(facts: NoticeFacts, sent: SentBackFacts): ReportModel {
  const { office } = textsOf(facts)
  const heads = fillTitle('退回通知标题', { 年度: facts.year })
  return {
    ...heads,
    marks: sampleMarks(facts),
    subject: `${heads.title}（${sent.unitName}）`,
    author: office,
    cover: null,
    addressee: sent.unitName,
    blocks: [
      paragraph(
        fillTemplate('退回通知开头', {
          报送日: formatDay(sent.received),
          年度: facts.year,
          次数: sent.number,
          处数: sent.items.length,
        }),
      ),
      heading(1, '一、需要补正的内容'),
      table({
        caption: '',
        columns: [
          { header: '编号', width: 9, align: 'center' },
          { header: '指标', width: 30, align: 'left' },
          { header: '单元格', width: 18, align: 'left' },
          { header: '原填内容', width: 25, align: 'left' },
          { header: '退回原因', width: 42, align: 'left' },
        ],
        rows: sent.items.map(({ indicator, title, place, original, reason }) => [
          indicator === '' ? '—' : indicator,
          title,
          place,
          original === '' ? '（空白）' : shorten(original),
          reason,
        ]),
      }),
      heading(1, '二、补正要求'),
      paragraph(fillTemplate('退回通知改表', { 文件: sent.fileName })),
      paragraph(fillTemplate('退回通知期限', { 期限: formatDay(sent.deadline) })),
      ...(sent.note === '' ? [] : sent.note.split('\n').map((line) => paragraph(line))),
      ...contactBlocks(facts),
    ],
    signature: { name: office, date: formatDay(facts.issued) },
    annexes: [],
  }
}

function shorten(text: string): string {
  const characters = [...text.replaceAll(/\s+/g, ' ')]
  return characters.length > LONGEST_ORIGINAL ? `${characters.slice(0, LONGEST_ORIGINAL).join('')}……` : text
}
