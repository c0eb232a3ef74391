import { formatDay } from '../scheme/day.ts'
import { formatPointsShort } from '../scheme/points.ts'
import { fillTemplate, fillTitle } from './fill-template.ts'
import { contactBlocks, sampleMarks, type NoticeFacts } from './notice-facts.ts'
import { owingWord, type OwingUnit } from './owing-unit.ts'
import { textsOf } from './report-facts.ts'
import { paragraph, table, type ReportModel } from './report-model.ts'

/** 催报通知 to one unit. */
export function buildReminder(facts: NoticeFacts, unit: OwingUnit): ReportModel {
  const model = frame(facts, unit.name)
  return {
    ...model,
    subject: `${model.title}（${unit.name}）`,
    blocks: [paragraph(situation(facts, unit)), paragraph(demand(facts, unit)), ...contactBlocks(facts)],
  }
}

/** One 催报通知 for all of them, with the list as its annex. */
export function buildCommonReminder(facts: NoticeFacts, units: readonly OwingUnit[]): ReportModel {
  const model = frame(facts, '各有关单位')
  const count = (state: OwingUnit['state']): number => units.filter((unit) => unit.state === state).length
  const parts = [
    count('missing') === 0 ? '' : fillTemplate('催报合并未报', { 个数: count('missing') }),
    count('sent-back') === 0 ? '' : fillTemplate('催报合并未改', { 个数: count('sent-back') }),
  ]
  return {
    ...model,
    blocks: [
      paragraph(
        fillTemplate('催报合并', {
          ...commonValues(facts),
          情况: parts.filter((part) => part !== '').join('，'),
        }),
      ),
      paragraph(fillTemplate('催报合并要求')),
      ...contactBlocks(facts),
    ],
    annexes: [
      {
        ...fillTitle(annexName(count('missing'), count('sent-back')), {}),
        landscape: false,
        blocks: [
          table({
            caption: '',
            columns: [
              { header: '序号', width: 10, align: 'center' },
              { header: '单位', width: 40, align: 'left' },
              { header: '情况', width: 26, align: 'left' },
              { header: '应报日期', width: 28, align: 'center' },
              { header: '逾期工作日', width: 18, align: 'right' },
            ],
            rows: units.map((unit, index) => [
              String(index + 1),
              unit.name,
              owingWord(unit),
              formatDay(unit.due),
              unit.daysLeft < 0 ? String(unit.workingDaysOver) : '—',
            ]),
          }),
        ],
      },
    ],
  }
}

/** Who was sent its form back has handed one in. */
function annexName(
  missing: number,
  sentBack: number,
): '附件催报名单' | '附件催报名单待补正' | '附件催报名单两种' {
  if (sentBack === 0) return '附件催报名单'
  return missing === 0 ? '附件催报名单待补正' : '附件催报名单两种'
}

function frame(facts: NoticeFacts, addressee: string): ReportModel {
  const { office } = textsOf(facts)
  const heads = fillTitle('催报通知标题', { 年度: facts.year })
  return {
    ...heads,
    marks: sampleMarks(facts),
    subject: heads.title,
    author: office,
    cover: null,
    addressee,
    blocks: [],
    signature: { name: office, date: formatDay(facts.issued) },
    annexes: [],
  }
}

function commonValues(facts: NoticeFacts): Readonly<Record<'依据' | '年度' | '截止日' | '日期', string>> {
  return {
    依据: textsOf(facts).basis,
    年度: String(facts.year),
    截止日: formatDay(facts.deadline),
    日期: formatDay(facts.issued),
  }
}

function situation(facts: NoticeFacts, unit: OwingUnit): string {
  const values = { ...commonValues(facts), 截止日: formatDay(unit.due), 逾期: overText(unit) }
  if (unit.state === 'missing') return fillTemplate('催报未报', values)
  return fillTemplate('催报未改', { ...values, 退回日: formatDay(unit.sentBackOn ?? unit.due) })
}

function overText({ daysLeft, workingDaysOver }: OwingUnit): string {
  if (daysLeft >= 0) return ''
  return workingDaysOver === 0
    ? fillTemplate('催报当日逾期')
    : fillTemplate('催报逾期', { 天数: workingDaysOver })
}

function demand({ scheme }: NoticeFacts, unit: OwingUnit): string {
  if (unit.daysLeft >= 0) return fillTemplate('催报要求', { 截止日: formatDay(unit.due) })
  if (unit.state === 'sent-back') return fillTemplate('催报要求未改')
  return fillTemplate('催报要求逾期', {
    每日: formatPointsShort(scheme.deduction.latePerWorkingDay),
    逾期上限: formatPointsShort(scheme.deduction.lateCap),
  })
}
