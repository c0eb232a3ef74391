import { pointsCell, totalOf, unitsOf } from './figures.ts'
import { fillTemplate } from './fill-template.ts'
import { note, table, type ReportBlock } from './report-model.ts'
import { lastYear, unitsOfSpan, type SpanFacts } from './span-facts.ts'

/** "92.50（3，不合格）" of more years than these has no room on an upright sheet. */
const MOST_UPRIGHT = 3

export function isWide({ years }: SpanFacts): boolean {
  return years.length > MOST_UPRIGHT
}

/** The units' totals, ranks and grades year by year, a table a group. */
export function unitTables(span: SpanFacts): readonly ReportBlock[] {
  const names = unitsOfSpan(span)
  const groups = lastYear(span).sheet.groups
  const latest = new Set(groups.flatMap(({ units }) => units.map(({ unit }) => unit)))
  const ended = [...names.keys()].filter((unit) => !latest.has(unit))
  const tables = [
    ...groups.map(({ name, units }) => ({ name, units: units.map(({ unit }) => unit) })),
    ...(ended.length === 0 ? [] : [{ name: '以后年度不再单独参评的单位', units: ended }]),
  ]
  return [
    ...tables.map(({ name, units }) =>
      table({
        caption: `${name}总分（单位：分）`,
        columns: [
          { header: '单位', width: 26, align: 'left' },
          ...span.years.map(({ sheet }) => ({
            header: `${sheet.year}年`,
            width: 20,
            align: 'center' as const,
          })),
        ],
        rows: units.map((unit) => [
          names.get(unit) ?? '',
          ...span.years.map(({ sheet }) => unitCell(unitsOf(sheet).find((one) => one.unit === unit))),
        ]),
      }),
    ),
    note(fillTemplate('总结单位附注')),
  ]
}

/** "92.50（3，优秀）". */
function unitCell(unit: ReturnType<typeof unitsOf>[number] | undefined): string {
  const total = unit === undefined ? null : totalOf(unit)
  if (unit === undefined || total === null) return '—'
  if (unit.pendingItems > 0) return `${pointsCell(total)}（暂计）`
  if (unit.unranked) return `${pointsCell(total)}（单列）`
  const standing = [unit.rank === null ? '' : String(unit.rank), unit.grade ?? '待定']
  return `${pointsCell(total)}（${standing.filter((text) => text !== '').join('，')}）`
}
