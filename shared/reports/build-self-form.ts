import type { Form } from '../returns/form.ts'
import type { CellReading, EvidenceEntry, Field } from '../returns/reading.ts'
import { formatDay, type Day } from '../scheme/day.ts'
import { formatDecimal } from '../scheme/decimal.ts'
import { formatPointsShort } from '../scheme/points.ts'
import { fillTemplate, fillTitle } from './fill-template.ts'
import { fittedTable, type FitColumn } from './fit-columns.ts'
import { heading, note, table, type ReportBlock, type ReportModel } from './report-model.ts'

/** A return as it was handed in. */
export interface HandedIn {
  readonly form: Form
  readonly office: string
  readonly sample: boolean
  readonly received: Day
  /** 1 for the unit's first return of the year. */
  readonly number: number
  readonly head: {
    readonly filledBy: string
    readonly phone: string
    readonly responsible: string
    readonly filledOn: string
  }
  /** As sent: the office's own texts are not the unit's. */
  readonly cells: readonly CellReading[]
  readonly evidence: readonly EvidenceEntry[]
}

/** 自评表 on paper, for signature and seal: what the unit wrote, word for word. */
export function buildSelfForm(facts: HandedIn): ReportModel {
  const { form, head } = facts
  const { title } = fillTitle('自评表标题', { 年度: form.year })
  return {
    title: `${title}（${form.unitName}）`,
    titleLines: [title],
    marks: facts.sample ? ['示例'] : [],
    subject: title,
    author: facts.office,
    cover: null,
    addressee: null,
    landscape: true,
    blocks: [
      table({
        caption: '',
        columns: [
          { header: '单位名称（盖章）', width: 26, align: 'center' },
          { header: '填表人', width: 14, align: 'center' },
          { header: '联系电话', width: 18, align: 'center' },
          { header: '单位负责人（签章）', width: 20, align: 'center' },
          { header: '填报日期', width: 16, align: 'center' },
        ],
        rows: [[form.unitName, head.filledBy, head.phone, head.responsible, head.filledOn]],
      }),
      fittedTable(COLUMNS, rowsOf(facts), ACROSS.table),
      note(
        fillTemplate('自评表来源', {
          单位: form.unitName,
          报送日: formatDay(facts.received),
          次数: facts.number,
        }),
      ),
      table({
        caption: fillTemplate('自评表签章'),
        columns: [
          { header: '单位负责人（签字）', width: 1, align: 'center' },
          { header: '单位（盖章）', width: 1, align: 'center' },
          { header: '日期', width: 1, align: 'center' },
        ],
        rows: [['', '', '　　　　年　　月　　日']],
      }),
      ...evidenceBlocks(facts.evidence),
    ],
    signature: null,
    annexes: [],
  }
}

/** Ems over a sheet that lies on its side, with so many columns. */
const ACROSS = { table: 52, evidence: 56 } as const

/** What a unit writes as a number stays on one line where it is one. */
const COLUMNS: readonly FitColumn[] = [
  { header: '编号', align: 'center', least: 2.4, most: 4 },
  { header: '具体任务（指标）', align: 'left', least: 6, most: null },
  { header: '承担角色', align: 'center', least: 2.2, most: 2.2 },
  { header: '计量单位', align: 'center', least: 2.2, most: 4 },
  { header: '年度目标值', align: 'right', least: 3.2, most: 6 },
  { header: '实际完成值', align: 'right', least: 3.2, most: 5 },
  { header: '自评档次', align: 'center', least: 2.2, most: 2.4 },
  { header: '分值', align: 'right', least: 2.2, most: 3 },
  { header: '自评得分', align: 'right', least: 2.2, most: 4.5 },
  { header: '完成情况说明', align: 'left', least: 8, most: null },
  { header: '偏差原因及改进措施', align: 'left', least: 4.6, most: null },
  { header: '佐证材料编号', align: 'center', least: 3.2, most: 4 },
  { header: '备注', align: 'left', least: 2.2, most: null },
]

const EVIDENCE: readonly FitColumn[] = [
  { header: '编号', align: 'center', least: 2.4, most: 5 },
  { header: '对应指标编号', align: 'center', least: 6.4, most: 10 },
  { header: '材料名称', align: 'left', least: 10, most: null },
  { header: '文号或日期', align: 'left', least: 6, most: null },
  { header: '类型', align: 'center', least: 2.4, most: 6 },
  { header: '页码', align: 'center', least: 2.4, most: 5 },
]

function rowsOf({ form, cells }: HandedIn): readonly (readonly string[])[] {
  const written = new Map(
    // The first of a 编号 that stands twice is the one that was read.
    cells.toReversed().map(({ indicator, field, original }) => [`${indicator} ${field}`, original]),
  )
  const textOf = (indicator: string, field: Field): string => written.get(`${indicator} ${field}`) ?? ''
  return form.rows.map((row) => {
    const sent = (field: Field): string => textOf(row.indicatorId, field)
    return [
      row.indicatorId,
      row.title,
      row.role,
      row.measure ?? '',
      row.rule === 'yes-no' ? '是' : row.target === null ? '' : formatDecimal(row.target),
      sent('actual'),
      sent('grade'),
      formatPointsShort(row.points),
      sent('selfScore'),
      sent('narrative'),
      sent('deviation'),
      sent('evidence'),
      sent('note'),
    ]
  })
}

function evidenceBlocks(evidence: readonly EvidenceEntry[]): readonly ReportBlock[] {
  if (evidence.length === 0) return []
  return [
    heading(2, '佐证材料目录'),
    fittedTable(
      EVIDENCE,
      evidence.map(({ number, indicators, title, reference, kind, pages }) => [
        number,
        indicators,
        title,
        reference,
        kind,
        pages,
      ]),
      ACROSS.evidence,
    ),
  ]
}
