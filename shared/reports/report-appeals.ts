import { formatDay } from '../scheme/day.ts'
import { pointsCell } from './figures.ts'
import { fillTemplate } from './fill-template.ts'
import type { ReportAppeal, ReportFacts } from './report-facts.ts'
import { paragraph, table, type ReportBlock } from './report-model.ts'
import type { ReportVersion } from './report-version.ts'

/** 附件4 申诉及复核情况: internal with every appeal, public with numbers alone. */
export function appealBlocks(
  { appeals, issued }: ReportFacts,
  version: ReportVersion,
): readonly ReportBlock[] {
  if (appeals.length === 0)
    return [paragraph(fillTemplate('申诉无记录', { 日期: formatDay(issued) }), '申诉无记录')]
  const decided = appeals.flatMap(({ decision }) => decision ?? [])
  const count = (outcome: string): number => decided.filter((one) => one.outcome === outcome).length
  const numbers = {
    日期: formatDay(issued),
    件数: appeals.length,
    进度: progressText(appeals.length, decided.length),
  }
  const outcomes = (
    [
      ['维持', count('维持')],
      ['调整', count('调整')],
      ['部分采纳', count('部分采纳')],
      ['单位撤回', count('撤回')],
    ] as const
  ).flatMap(([name, cases]) => (cases === 0 ? [] : [`${name}${cases}件`]))
  return [
    paragraph(
      fillTemplate('申诉概况', numbers) +
        (decided.length === 0 ? '' : fillTemplate('申诉结果', { 结果: outcomes.join('，') })),
      '申诉概况',
    ),
    ...(version === 'public' ? [] : [appealTable(appeals)]),
  ]
}

/** "均已复核", "待复核" of a single one, "其中已复核2件，待复核1件". */
function progressText(all: number, decided: number): string {
  const each = all === 1 ? '' : '均'
  if (decided === all) return `${each}已复核`
  if (decided === 0) return `${each}待复核`
  return fillTemplate('申诉进度', { 办结: decided, 待复核: all - decided })
}

function appealTable(appeals: readonly ReportAppeal[]): ReportBlock {
  return table({
    caption: '申诉和复核事项（单位：分）',
    columns: [
      { header: '单位', width: 17, align: 'left' },
      { header: '项目', width: 25, align: 'left' },
      { header: '收到日期', width: 22, align: 'center' },
      { header: '诉求', width: 33, align: 'left' },
      { header: '原分', width: 10, align: 'right' },
      { header: '结果', width: 12, align: 'center' },
      { header: '新分', width: 10, align: 'right' },
      { header: '复核意见', width: 33, align: 'left' },
    ],
    rows: appeals.map(({ unitName, subject, received, claim, score, decision }) => [
      unitName,
      subject,
      formatDay(received),
      claim,
      pointsCell(score),
      decision === null ? '待复核' : decision.outcome,
      decision === null ? '—' : pointsCell(decision.score),
      decision === null || decision.opinion === '' ? '—' : decision.opinion,
    ]),
  })
}
