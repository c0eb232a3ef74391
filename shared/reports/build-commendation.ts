import { formatDay } from '../scheme/day.ts'
import type { GroupScore, UnitScore } from '../scoring/score-sheet.ts'
import { marksOf } from './build-bulletin.ts'
import { hasPendingItems } from './draft.ts'
import {
  countedItems,
  listNames,
  pendingOf,
  pointsCell,
  pointsText,
  unitsGraded,
  unitsOf,
} from './figures.ts'
import { fillTemplate, fillTitle } from './fill-template.ts'
import type { PlainTable } from './plain-table.ts'
import { textsOf, type Nominated, type ReportFacts } from './report-facts.ts'
import { heading, paragraph, table, type ReportBlock, type ReportModel } from './report-model.ts'

/** Lines left open for names where nobody is put forward yet. */
const OPEN_LINES = 10

/** 表彰建议名单: 先进单位 from the highest grade, 先进个人 as the units put them forward, each with its reason. */
export function buildCommendation(facts: ReportFacts): ReportModel {
  const { sheet, issued } = facts
  const heads = fillTitle('表彰标题', { 年度: sheet.year })
  const { office, basis } = textsOf(facts)
  return {
    ...heads,
    marks: marksOf(facts),
    subject: heads.title,
    author: office,
    cover: null,
    addressee: null,
    blocks: [
      paragraph(fillTemplate('表彰开头', { 依据: basis, 年度: sheet.year }), '表彰开头'),
      heading(1, '一、先进单位'),
      ...unitBlocks(facts),
      heading(1, '二、先进个人'),
      paragraph(peopleText(facts), '表彰个人'),
      table({
        caption: '',
        columns: [
          { header: '序号', width: 8, align: 'center' },
          { header: '单位', width: 22, align: 'left' },
          { header: '姓名', width: 14, align: 'center' },
          { header: '职务', width: 16, align: 'left' },
          { header: '推荐理由', width: 40, align: 'left' },
        ],
        rows: personRows(facts).map((row, index) => [String(index + 1), ...row]),
      }),
    ],
    signature: { name: office, date: formatDay(issued) },
    annexes: [],
  }
}

function unitBlocks(facts: ReportFacts): readonly ReportBlock[] {
  const { sheet } = facts
  if (hasPendingItems(sheet)) {
    return [
      paragraph(fillTemplate('表彰单位待定', { 待核定: pendingOf(sheet) }), '表彰单位'),
      ...alsoNominated(facts),
    ]
  }
  const chosen = proposed(facts)
  const grade = topGrade(facts)
  if (chosen.length === 0) {
    return [
      paragraph(fillTemplate('表彰单位无', { 等次: grade }), '表彰单位'),
      ...undecided(facts),
      ...alsoNominated(facts),
    ]
  }
  return [
    paragraph(fillTemplate('表彰单位概况', { 个数: chosen.length, 等次: grade }), '表彰单位'),
    ...sheet.groups.flatMap((group) => {
      const own = chosen.filter((one) => one.group === group)
      if (own.length === 0) return []
      return [
        table({
          caption: group.name,
          columns: [
            { header: '序号', width: 7, align: 'center' },
            { header: '单位', width: 29, align: 'left' },
            { header: '总分', width: 11, align: 'right' },
            { header: '建议理由', width: 53, align: 'left' },
          ],
          rows: own.map(({ unit, reason }, index) => [
            String(index + 1),
            unit.name + (unit.provisionalGrade ? '（暂定）' : ''),
            pointsCell(unit.total),
            reason,
          ]),
        }),
      ]
    }),
    ...undecided(facts),
    ...alsoNominated(facts),
  ]
}

function undecided(facts: ReportFacts): readonly ReportBlock[] {
  const text = undecidedText(facts)
  return text === null ? [] : [paragraph(text, '表彰单位未定')]
}

/** Units whose totals are equal and past the quota of the grade that is commended: they may still come to it. */
function undecidedText(facts: ReportFacts): string | null {
  const { sheet, scheme } = facts
  const open = unitsOf(sheet).filter(({ gradeNote }) => gradeNote === '待定')
  return open.length === 0 || scheme.quota?.grade !== scheme.grades[0]?.name
    ? null
    : fillTemplate(proposed(facts).length === 0 ? '表彰单位均未定' : '表彰单位未定', {
        名单: listNames(open),
      })
}

/** Units that were put forward and are not among the proposed: the office decides. */
function alsoNominated(facts: ReportFacts): readonly ReportBlock[] {
  const text = alsoNominatedText(facts)
  return text === null ? [] : [paragraph(text, '表彰单位另荐')]
}

function alsoNominatedText(facts: ReportFacts): string | null {
  const draft = hasPendingItems(facts.sheet)
  const chosen = new Set(draft ? [] : proposed(facts).map(({ unit }) => unit.unit))
  const others = nominated(facts, '先进单位').filter(({ unit }) => !chosen.has(unit))
  if (others.length === 0) return null
  const grades = new Map(unitsOf(facts.sheet).map(({ unit, grade }) => [unit, grade]))
  const names = others.map(({ unit, unitName }) => {
    const grade = draft ? null : (grades.get(unit) ?? null)
    return grade === null ? unitName : `${unitName}（${grade}）`
  })
  const values = { 个数: others.length, 名单: names.join('、') }
  return draft
    ? fillTemplate('表彰单位推荐待定', values)
    : fillTemplate('表彰单位另荐', { ...values, 等次: topGrade(facts) })
}

function peopleText(facts: ReportFacts): string {
  const people = nominated(facts, '先进个人').length
  return people === 0 ? fillTemplate('表彰个人') : fillTemplate('表彰个人概况', { 个数: people })
}

/** Unit, name, post and merits; lines to be written in by hand where there is nobody. */
function personRows(facts: ReportFacts): readonly (readonly string[])[] {
  const people = nominated(facts, '先进个人')
  return people.length === 0
    ? Array.from({ length: OPEN_LINES }, () => ['', '', '', ''])
    : people.map(({ unitName, name, post, merits }) => [unitName, name, post, inOneLine(merits)])
}

/** What was typed or pasted in several lines stands in a cell of a table. */
function inOneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, '')
}

function nominated({ nominations }: ReportFacts, honor: Nominated['honor']): readonly Nominated[] {
  return nominations.filter((one) => one.honor === honor)
}

/** The same for a workbook: a sheet for the units, one for the persons. */
export function buildCommendationLists(facts: ReportFacts): readonly PlainTable[] {
  const { title } = fillTitle('表彰标题', { 年度: facts.sheet.year })
  const marked = [title, ...marksOf(facts).map((mark) => `（${mark}）`)].join('')
  const draft = hasPendingItems(facts.sheet)
  return [
    {
      name: '先进单位',
      title: marked,
      subtitle: '先进单位　　单位：分',
      columns: [
        { header: '序号', width: 6, kind: 'center' },
        { header: '组别', width: 16, kind: 'center' },
        { header: '单位', width: 28, kind: 'text' },
        { header: '名次', width: 8, kind: 'number' },
        { header: '总分', width: 10, kind: 'points' },
        { header: '建议理由', width: 60, kind: 'text' },
      ],
      rows: draft
        ? []
        : proposed(facts).map(({ unit, group, reason }, index) => [
            index + 1,
            group.name,
            unit.name + (unit.provisionalGrade ? '（暂定）' : ''),
            unit.rank,
            unit.total,
            reason,
          ]),
      notes: [
        ...(draft ? [fillTemplate('表彰单位待定', { 待核定: pendingOf(facts.sheet) })] : []),
        ...[draft ? null : undecidedText(facts), alsoNominatedText(facts)].filter((text) => text !== null),
      ],
    },
    {
      name: '先进个人',
      title: marked,
      subtitle: '先进个人',
      columns: [
        { header: '序号', width: 6, kind: 'center' },
        { header: '单位', width: 28, kind: 'text' },
        { header: '姓名', width: 14, kind: 'center' },
        { header: '职务', width: 20, kind: 'text' },
        { header: '推荐理由', width: 60, kind: 'text' },
      ],
      rows: personRows(facts).map((row, index) => [
        index + 1,
        ...row.map((text) => (text === '' ? null : text)),
      ]),
      notes: nominated(facts, '先进个人').length === 0 ? [fillTemplate('表彰个人')] : [],
      leastLines: 2,
    },
  ]
}

interface Proposed {
  readonly group: GroupScore
  readonly unit: UnitScore
  readonly reason: string
}

function topGrade({ scheme }: ReportFacts): string {
  return scheme.grades[0]?.name ?? ''
}

function proposed(facts: ReportFacts): readonly Proposed[] {
  return facts.sheet.groups.flatMap((group) =>
    unitsGraded(group, topGrade(facts)).map((unit) => {
      const merits = nominated(facts, '先进单位').find((one) => one.unit === unit.unit)?.merits
      const own = merits === undefined ? '' : fillTemplate('表彰推荐事迹', { 事迹: inOneLine(merits) })
      return { group, unit, reason: reasonOf(group, unit) + own }
    }),
  )
}

function reasonOf(group: GroupScore, unit: UnitScore): string {
  const items = countedItems(unit)
  const fullMarks = items.filter(({ score, points }) => score === points).length
  return fillTemplate(fullMarks === 0 ? '表彰理由无满分' : '表彰理由', {
    总分: pointsText(unit.total),
    组名: group.name,
    名次: unit.rank ?? 0,
    计入: items.length,
    满分: fullMarks,
    加分: unit.bonus > 0 ? fillTemplate('表彰加分', { 加分: pointsText(unit.bonus) }) : '',
  })
}
