import { formatPointsShort } from '../scheme/points.ts'
import type { GroupScore, UnitScore } from '../scoring/score-sheet.ts'
import { resultGroup } from './build-bulletin.ts'
import { namedGrades } from './named-annex.ts'
import { hasPendingItems } from './draft.ts'
import { baseOf, chineseNumber, countedItems, pointsText, totalOf } from './figures.ts'
import { fillTemplate } from './fill-template.ts'
import { largestLosses, lossOf } from './loss-reason.ts'
import type { ReportFacts } from './report-facts.ts'
import { heading, numbered, paragraph, type ReportBlock } from './report-model.ts'
import type { ReportVersion } from './report-version.ts'
import { nameIndicators } from './name-indicators.ts'
import { tieText } from './standing.ts'
import type { TemplateName } from './templates.ts'

/** 四、分单位评价: a paragraph a unit; in public the list of the two highest grades. */
export function unitSection(facts: ReportFacts, version: ReportVersion): readonly ReportBlock[] {
  const { sheet } = facts
  if (version === 'internal') {
    return [
      heading(1, '四、分单位评价'),
      ...sheet.groups.flatMap((group, index) => [
        heading(2, `（${chineseNumber(index + 1)}）${group.name}`),
        ...group.units.map((unit, place) =>
          numbered(place + 1, unitText(unit, group), `分单位:${unit.unit}`, `${unit.name}。`),
        ),
      ]),
    ]
  }
  if (hasPendingItems(sheet)) {
    return [heading(1, '四、分单位评价'), paragraph(fillTemplate('公开暂缓'), '公开暂缓')]
  }
  return [
    heading(1, '四、分单位评价'),
    paragraph(fillTemplate('公开分单位', { 等次: namedGrades(facts).join('、') }), '公开分单位'),
    ...sheet.groups.flatMap((group, index) => [
      heading(2, `（${chineseNumber(index + 1)}）${group.name}`),
      ...resultGroup(group, facts),
    ]),
  ]
}

function unitText(unit: UnitScore, group: GroupScore): string {
  if (unit.notEvaluated) return fillTemplate('单位未参评')
  const changes = [
    ...(unit.bonus > 0 ? [`加分${pointsText(unit.bonus)}`] : []),
    ...(unit.deduction > 0 ? [`扣分${pointsText(unit.deduction)}`] : []),
  ]
  return fillTemplate(changes.length === 0 ? '分单位无变动' : '分单位', {
    基础分: pointsText(baseOf(unit)),
    加扣分: changes.join('，'),
    总分: pointsText(totalOf(unit)),
    名次: placeText(unit, group),
    失分: lossText(unit),
  })
}

function placeText(unit: UnitScore, group: GroupScore): string {
  if (unit.pendingItems > 0) return fillTemplate('分单位暂计')
  if (unit.unranked) return fillTemplate('分单位单列')
  if (unit.rank === null) return ''
  const values = {
    名次: unit.rank,
    并列: tieText(unit, group),
    等次: unit.grade ?? '',
    暂定: unit.provisionalGrade ? '（暂定）' : '',
  }
  if (unit.grade === null) return fillTemplate('分单位名次无等次', values)
  const note = unit.gradeNote === null ? '' : `（${unit.gradeNote}）`
  return fillTemplate('分单位名次', values) + note
}

function lossText(unit: UnitScore): string {
  const counted = countedItems(unit)
  if (unit.submission === null) return fillTemplate('分单位未报', { 计入: counted.length })
  // While items are open, those that count already are not what the unit is judged by.
  if (counted.length === 0 || unit.pendingItems > 0) return ''
  const worst = largestLosses(counted)
  const [first] = worst
  if (first === undefined) return fillTemplate('分单位满分', { 计入: counted.length })
  const lost = counted.filter((item) => lossOf(item) > 0).length
  return fillTemplate(lossSentence(counted.length, lost, worst.length), {
    计入: counted.length,
    满分: counted.length - lost,
    失分: lost,
    指标: first.title,
    名单: nameIndicators(worst),
    分: formatPointsShort(lossOf(first)),
  })
}

function lossSentence(counted: number, lost: number, worst: number): TemplateName {
  if (counted === 1) return '分单位只有一项'
  if (lost === counted) return worst === 1 ? '分单位均失分' : '分单位均失分多项'
  if (lost === 1) return '分单位失分一项'
  return worst === 1 ? '分单位失分' : '分单位失分多项'
}
