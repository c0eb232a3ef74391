import { fillTemplate, fillTitle } from './fill-template.ts'
import { textsOf, type OfficeHeading } from './report-facts.ts'
import { heading, note, paragraph, table, type ReportModel } from './report-model.ts'
import type { Plan } from '../plan/plan.ts'
import type { PlainTable } from './plain-table.ts'

/** A 督导检查 or 调研 as it is printed. Days as texts: 2018年5月8日. */
export interface InspectionFacts {
  readonly number: number
  readonly form: string
  readonly day: string
  readonly place: string
  readonly units: readonly string[]
  readonly tasks: readonly string[]
  readonly people: string
  readonly findings: string
  readonly problems: readonly {
    readonly text: string
    readonly unit: string
    readonly demand: string
    readonly deadline: string
    readonly state: string
    readonly outcome: string
    readonly settled: string
  }[]
  readonly photos: readonly string[]
}

export interface SheetFacts {
  readonly plan: Plan
  readonly heading: OfficeHeading
  readonly year: number
  readonly sample: boolean
  /** The day on which it is written, as a text. */
  readonly issued: string
}

/** 督导检查记录, 调研记录: one sheet a record. */
export function buildInspectionSheet(facts: SheetFacts, record: InspectionFacts): ReportModel {
  const { office } = textsOf(facts)
  const heads = fillTitle('督导记录标题', { 年度: facts.year, 形式: record.form })
  const rows: readonly (readonly [string, string])[] = [
    ['编号', `${facts.year}-${record.number}`],
    ['日期', record.day],
    ['地点', record.place],
    ['涉及单位', record.units.join('、')],
    ['涉及任务', record.tasks.join('；')],
    ['参加人员', record.people],
  ]
  return {
    ...heads,
    marks: facts.sample ? ['示例'] : [],
    subject: `${heads.title}（${record.place}）`,
    author: office,
    cover: null,
    addressee: null,
    blocks: [
      table({
        caption: '',
        columns: [
          { header: '项目', width: 20, align: 'center' },
          { header: '内容', width: 80, align: 'left' },
        ],
        rows: rows.map(([word, text]) => [word, text === '' ? '—' : text]),
      }),
      heading(1, '一、基本情况'),
      ...(record.findings === '' ? ['（没有填写）'] : record.findings.split('\n')).map((text) =>
        paragraph(text),
      ),
      heading(1, '二、发现的问题和整改'),
      ...(record.problems.length === 0
        ? [paragraph(fillTemplate('督导无问题'))]
        : [
            table({
              caption: '',
              columns: [
                { header: '序号', width: 8, align: 'center' },
                { header: '问题', width: 26, align: 'left' },
                { header: '责任单位', width: 16, align: 'left' },
                { header: '整改要求', width: 22, align: 'left' },
                { header: '期限', width: 22, align: 'center' },
                { header: '整改情况', width: 25, align: 'left' },
              ],
              rows: record.problems.map((problem, index) => [
                String(index + 1),
                problem.text,
                problem.unit,
                problem.demand,
                problem.deadline,
                outcomeText(problem),
              ]),
            }),
          ]),
      ...(record.photos.length === 0
        ? []
        : [note(fillTemplate('督导照片', { 张数: record.photos.length, 名单: record.photos.join('、') }))]),
      paragraph('检查人员（签字）：'),
      paragraph('被检查单位（签字）：'),
    ],
    signature: { name: office, date: facts.issued },
    annexes: [],
  }
}

/** "已整改（2018年6月30日）：已补齐台账", "待整改". */
function outcomeText({ state, outcome, settled }: InspectionFacts['problems'][number]): string {
  const head = settled === '' ? state : `${state}（${settled}）`
  return outcome === '' ? head : `${head}：${outcome}`
}

/** 督导检查和调研台账: a line a problem, and a line for a record that found none. */
export function inspectionTable(
  at: Pick<SheetFacts, 'year' | 'sample' | 'issued'>,
  records: readonly InspectionFacts[],
): PlainTable {
  const problems = records.reduce((sum, record) => sum + record.problems.length, 0)
  return {
    name: '督导和调研台账',
    title: `${at.year}年度督导检查和调研台账${at.sample ? '（示例）' : ''}`,
    subtitle: fillTemplate('督导台账概况', {
      次数: records.length,
      问题: problems,
      日期: at.issued,
    }),
    columns: [
      // All of them on one page wide: wider ones would be printed too small to read.
      { header: '编号', width: 5, kind: 'center' },
      { header: '形式', width: 9, kind: 'center' },
      { header: '日期', width: 14, kind: 'center' },
      { header: '地点', width: 13, kind: 'text' },
      { header: '涉及单位', width: 13, kind: 'text' },
      { header: '涉及任务', width: 16, kind: 'text' },
      { header: '参加人员', width: 12, kind: 'text' },
      { header: '基本情况', width: 24, kind: 'text' },
      { header: '问题', width: 18, kind: 'text' },
      { header: '责任单位', width: 11, kind: 'text' },
      { header: '整改要求', width: 15, kind: 'text' },
      { header: '整改期限', width: 14, kind: 'center' },
      { header: '状态', width: 8, kind: 'center' },
      { header: '整改情况', width: 18, kind: 'text' },
    ],
    rows: records.flatMap((record) => {
      const head = [
        record.number,
        record.form,
        record.day,
        record.place,
        record.units.join('、'),
        record.tasks.join('；'),
        record.people,
        record.findings,
      ]
      if (record.problems.length === 0) return [[...head, '没有发现问题', '', '', '', '', '']]
      return record.problems.map(({ text, unit, demand, deadline, state, outcome, settled }) => [
        ...head,
        text,
        unit,
        demand,
        deadline,
        state,
        settled === '' ? outcome : `${outcome}（${settled}）`,
      ])
    }),
    notes: [],
  }
}
