import { marksOf } from './build-bulletin.ts'
import { shareText } from './figures.ts'
import { fillTemplate, fillTitle } from './fill-template.ts'
import { figuresOf, programItems } from './program-figures.ts'
import { summaryBlocks } from './report-annexes.ts'
import { textsOf, type ReportFacts } from './report-facts.ts'
import { note, table, type ReportBlock, type ReportModel } from './report-model.ts'

/** 得分汇总表 on paper: what the workbook has, the programs in a table of their own so that both stay legible. */
export function buildSummaryPaper(facts: ReportFacts): ReportModel {
  const heads = fillTitle('汇总表标题', { 年度: facts.sheet.year })
  return {
    ...heads,
    // A wide sheet has room for the title in one line.
    titleLines: [heads.title],
    marks: marksOf(facts),
    subject: heads.title,
    author: textsOf(facts).office,
    cover: null,
    addressee: null,
    landscape: true,
    blocks: [...summaryBlocks(facts), ...programBlocks(facts)],
    signature: null,
    annexes: [],
  }
}

/** Each unit's rate in each program that its group has indicators of. */
function programBlocks({ sheet, plan, programOf }: ReportFacts): readonly ReportBlock[] {
  const tables = sheet.groups.flatMap((group): readonly ReportBlock[] => {
    const of = programOf.get(group.id) ?? new Map<string, number>()
    const used = new Set(of.values())
    const programs = plan.programs.filter(({ number }) => used.has(number))
    if (programs.length === 0) return []
    return [
      table({
        caption: `${group.name}各重点任务得分率`,
        columns: [
          { header: '序号', width: 5, align: 'center' },
          { header: '单位', width: 25, align: 'left' },
          ...programs.map(({ shortTitle }) => ({ header: shortTitle, width: 9, align: 'right' as const })),
        ],
        rows: [
          ...group.units.filter((unit) => !unit.unranked),
          ...group.units.filter((unit) => unit.unranked),
        ].map((unit, index) => [
          String(index + 1),
          unit.name,
          ...programs.map(({ number }) => {
            const { score, full } = figuresOf(programItems(unit, of, number))
            return shareText(score, full)
          }),
        ]),
      }),
    ]
  })
  return tables.length === 0 ? [] : [{ kind: 'page-break' }, ...tables, note(fillTemplate('任务得分率附注'))]
}
