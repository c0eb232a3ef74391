import type { GroupScore, UnitScore } from '../scoring/score-sheet.ts'
import { pointsCell, rankedUnits } from './figures.ts'
import { fillTemplate, fillTitle } from './fill-template.ts'
import type { ReportFacts } from './report-facts.ts'
import { note, paragraph, table, type ReportAnnex, type ReportColumn } from './report-model.ts'

/** The grades whose units are named in public: the two highest. */
export function namedGrades({ scheme }: Pick<ReportFacts, 'scheme'>): readonly string[] {
  return scheme.grades.slice(0, 2).map(({ name }) => name)
}

/** Whether anyone holds one of them: an annex without a name must not go out. */
export function hasNamed(facts: ReportFacts): boolean {
  return facts.sheet.groups.some((group) => namedUnits(group, namedGrades(facts)).length > 0)
}

function namedUnits(group: GroupScore, named: readonly string[]): readonly UnitScore[] {
  return rankedUnits(group).filter(({ grade }) => grade !== null && named.includes(grade))
}

/** Ranks and names of the units that are named in public, with their totals or without. */
export function namedAnnex(facts: ReportFacts, show: 'ranks' | 'totals'): ReportAnnex {
  const { sheet } = facts
  const named = namedGrades(facts)
  const column = (header: string, width: number, align: ReportColumn['align']): ReportColumn[] => [
    { header, width, align },
  ]
  return {
    ...fillTitle('附件名单', { 年度: sheet.year, 等次: named.join('、') }),
    landscape: false,
    blocks: sheet.groups.flatMap((group) => {
      const units = namedUnits(group, named)
      if (units.length === 0) {
        const 等次 = named.map((grade) => `“${grade}”`).join('或')
        return [paragraph(fillTemplate('附件名单无', { 组名: group.name, 等次 }), `附件名单无:${group.id}`)]
      }
      const open = group.units.filter(({ gradeNote }) => gradeNote === '待定').length
      const names = table({
        caption: group.name,
        columns: [
          ...column('名次', 10, 'center'),
          ...column('单位', 50, 'left'),
          ...(show === 'totals' ? column('总分', 20, 'right') : []),
          ...column('等次', 20, 'center'),
        ],
        rows: units.map(({ rank, name, total, grade, provisionalGrade }) => [
          String(rank),
          name,
          ...(show === 'totals' ? [pointsCell(total)] : []),
          `${grade ?? ''}${provisionalGrade ? '（暂定）' : ''}`,
        ]),
      })
      // Their ranks are missing from the list.
      return open === 0 ? [names] : [names, note(fillTemplate('附件名单待定', { 个数: open }))]
    }),
  }
}
