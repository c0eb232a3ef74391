import { formatPointsShort } from '../scheme/points.ts'
import { sumOf, unitsOf } from './figures.ts'
import { fillTemplate } from './fill-template.ts'
import { capNoteOf, MATTER_COLUMNS, matterRows } from './matter-table.ts'
import type { ReportFacts } from './report-facts.ts'
import { heading, note, paragraph, table, type ReportBlock } from './report-model.ts'
import type { ReportVersion } from './report-version.ts'

/** 五、加分与扣分说明. */
export function matterSection(facts: ReportFacts, version: ReportVersion): readonly ReportBlock[] {
  const units = unitsOf(facts.sheet)
  const gained = units.filter(({ bonus }) => bonus > 0)
  const lost = units.filter(({ deduction }) => deduction > 0)
  const late = lost.filter(({ lateWorkingDays }) => lateWorkingDays !== null && lateWorkingDays > 0)
  const scored = units.flatMap((score) => {
    const unit = facts.units.get(score.unit)
    return unit === undefined ? [] : [{ score, unit }]
  })
  const rows = scored.flatMap(({ score, unit }) =>
    matterRows(score, unit, facts.scheme).map((row) => [score.name, ...row]),
  )
  const caps = capNoteOf(scored, facts.scheme)
  return [
    heading(1, '五、加分与扣分说明'),
    paragraph(
      (gained.length === 0
        ? fillTemplate('加分无')
        : fillTemplate('加分概况', {
            单位数: gained.length,
            合计: formatPointsShort(sumOf(gained.map(({ bonus }) => bonus))),
          })) +
        (lost.length === 0
          ? fillTemplate('扣分无')
          : fillTemplate(lostBy(facts, lost.length, late.length), {
              单位数: lost.length,
              合计: formatPointsShort(sumOf(lost.map(({ deduction }) => deduction))),
              逾期: late.length,
            })),
      '加扣分概况',
    ),
    ...(version === 'public' || rows.length === 0
      ? []
      : [
          table({
            caption: '加分和扣分事项（单位：分）',
            columns: [{ header: '单位', width: 22, align: 'left' }, ...MATTER_COLUMNS],
            rows,
          }),
          ...(caps === '' ? [] : [note(caps)]),
        ]),
  ]
}

/** Where lateness is all that was deducted, or none of it, it isn't counted apart. */
function lostBy(
  { units }: ReportFacts,
  lost: number,
  late: number,
): '扣分概况' | '扣分均逾期' | '扣分无逾期' {
  if (late === 0) return '扣分无逾期'
  const others = [...units.values()].some(({ adjustments }) =>
    adjustments.some(({ kind }) => kind !== 'bonus'),
  )
  return late === lost && !others ? '扣分均逾期' : '扣分概况'
}
