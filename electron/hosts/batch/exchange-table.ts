import type { ExchangePreview } from '#shared/contract/exchange.ts'
import { printLine, printTable } from './console.ts'

/** What a package brings, unit by unit, and what the office should know before. */
export function printNews({ colleague, units, warnings }: ExchangePreview): void {
  printTable([
    ['单位', '新报送', '本机已收', '核对', '审核', '疑点', '佐证'],
    ...units.map(({ name, submissions, known, checks, reviews, questions, evidence }) => [
      name,
      ...[submissions, known, checks, reviews, questions, evidence].map(String),
    ]),
  ])
  printLine(`以上是${colleague}交回的内容，共 ${units.length} 家单位。`)
  for (const warning of warnings) printLine(`请注意：${warning}`)
}

/** Where both sides changed the same thing: both values, as the office has to choose. */
export function printConflicts({ conflicts }: ExchangePreview): void {
  printLine(`双方都改过 ${conflicts.length} 处，合并前要逐处选定以哪边为准：`)
  printTable([
    ['编号', '单位', '指标', '本机', '对方'],
    ...conflicts.map(({ key, unit, indicator, mine, theirs }) => [
      key,
      unit,
      indicator ?? '—',
      `${mine.text}（${mine.operator}）`,
      `${theirs.text}（${theirs.operator}）`,
    ]),
  ])
}
