import type { PlanProgram } from '../plan/plan.ts'
import { formatPoints, points } from '../scheme/points.ts'
import type { UnitScore } from '../scoring/score-sheet.ts'
import { hasPendingItems } from './draft.ts'
import { amongText, chineseNumber, shareInWords, shareText } from './figures.ts'
import { programField } from './field-work.ts'
import { fillTemplate } from './fill-template.ts'
import { figuresOf, programItems, type ProgramFigures } from './program-figures.ts'
import type { ReportFacts } from './report-facts.ts'
import { heading, paragraph, table, type ReportBlock } from './report-model.ts'
import type { ReportVersion } from './report-version.ts'

/** 三、分项评价: a chart over all programs, then a paragraph and a table for each. */
export function programSection(facts: ReportFacts, version: ReportVersion): readonly ReportBlock[] {
  const { programs } = facts.plan
  const rates = programs.map((program) => ({ program, figures: figuresOfProgram(facts, program.number) }))
  return [
    heading(1, '三、分项评价'),
    paragraph(fillTemplate(hasPendingItems(facts.sheet) ? '分项说明暂计' : '分项说明'), '分项说明'),
    {
      kind: 'bars',
      bars: {
        caption: '各重点任务得分率',
        bars: rates
          .filter(({ figures }) => figures.full > 0)
          .map(({ program, figures }) => ({
            label: program.shortTitle,
            share: figures.score / figures.full,
            text: shareText(figures.score, figures.full),
          })),
      },
    },
    ...programs.flatMap((program, index) => [
      heading(2, `（${chineseNumber(index + 1)}）${program.shortTitle}`),
      ...programBlocks(facts, program, version),
      ...programField(facts.field, program.number),
    ]),
  ]
}

interface UnitFigures extends ProgramFigures {
  readonly unit: UnitScore
}

function unitFigures(facts: ReportFacts, program: number, groupId: string | null): readonly UnitFigures[] {
  return facts.sheet.groups
    .filter(({ id }) => groupId === null || id === groupId)
    .flatMap((group) => {
      const programOf = facts.programOf.get(group.id) ?? new Map<string, number>()
      return group.units.map((unit) => ({ unit, ...figuresOf(programItems(unit, programOf, program)) }))
    })
    .filter(({ items }) => items > 0)
}

export function figuresOfProgram(facts: ReportFacts, program: number): ProgramFigures {
  return addUp(unitFigures(facts, program, null))
}

function addUp(figures: readonly ProgramFigures[]): ProgramFigures {
  const none = figuresOf([])
  return figures.reduce<ProgramFigures>(
    (sum, one) => ({
      items: sum.items + one.items,
      score: points(sum.score + one.score),
      full: points(sum.full + one.full),
      fullMarks: sum.fullMarks + one.fullMarks,
      missing: sum.missing + one.missing,
    }),
    none,
  )
}

function programBlocks(
  facts: ReportFacts,
  program: PlanProgram,
  version: ReportVersion,
): readonly ReportBlock[] {
  const units = unitFigures(facts, program.number, null)
  const key = `任务概况:${program.number}`
  if (units.length === 0) return [paragraph(fillTemplate('任务无', { 任务: program.shortTitle }), key)]
  const all = addUp(units)
  return [
    paragraph(
      [
        program.leads.length === 0 ? '' : fillTemplate('任务牵头', { 单位: program.leads.join('、') }),
        fillTemplate('任务概况', {
          任务: program.shortTitle,
          单位数: units.length,
          项次: all.items,
          得分率: shareInWords(all.score, all.full),
          其中: amongText([
            ...(all.fullMarks > 0 ? [fillTemplate('任务满分', { 满分: all.fullMarks })] : []),
            ...(all.missing > 0 ? [fillTemplate('任务缺报', { 缺报: all.missing })] : []),
          ]),
        }),
        ...(version === 'internal'
          ? facts.sheet.groups.map(({ id, name }) => extremes(unitFigures(facts, program.number, id), name))
          : []),
      ].join(''),
      key,
    ),
    table({
      caption: '',
      columns: [
        { header: '组别', width: 26, align: 'left' },
        { header: '单位数', width: 14, align: 'right' },
        { header: '计入项次', width: 14, align: 'right' },
        { header: '分值合计', width: 16, align: 'right' },
        { header: '得分合计', width: 16, align: 'right' },
        { header: '得分率', width: 14, align: 'right' },
      ],
      rows: facts.sheet.groups.flatMap(({ id, name }) => {
        const own = unitFigures(facts, program.number, id)
        const sum = addUp(own)
        if (own.length === 0) return []
        return [
          [
            name,
            String(own.length),
            String(sum.items),
            formatPoints(sum.full),
            formatPoints(sum.score),
            shareText(sum.score, sum.full),
          ],
        ]
      }),
    }),
  ]
}

/** Which units of a group did best and worst of those that handed in; equal ones are all named. */
function extremes(all: readonly UnitFigures[], group: string): string {
  const units = all.filter(({ unit }) => unit.submission !== null)
  if (units.length < 2) return ''
  // Who handed in nothing has 0 % and stands in the table.
  const 组名 = units.length === all.length ? group : fillTemplate('任务已报', { 组名: group })
  const byRate = units.toSorted((a, b) => compareRates(b, a))
  const [best] = byRate
  const worst = byRate.at(-1)
  if (best === undefined || worst === undefined) return ''
  if (compareRates(best, worst) === 0) {
    return fillTemplate('任务相同', { 组名, 率: shareInWords(best.score, best.full) })
  }
  const same = (as: UnitFigures): string =>
    units
      .filter((one) => compareRates(one, as) === 0)
      .map(({ unit }) => unit.name)
      .join('、')
  return fillTemplate('任务高低', {
    组名,
    最高: same(best),
    高率: shareInWords(best.score, best.full),
    最低: same(worst),
    低率: shareInWords(worst.score, worst.full),
  })
}

function compareRates(a: ProgramFigures, b: ProgramFigures): number {
  return a.score * b.full - b.score * a.full
}
