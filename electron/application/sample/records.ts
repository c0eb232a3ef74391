import type { Actor } from '#db/log.ts'
import type { Honor } from '#db/nominations.ts'
import type { ProgressState } from '#db/progress.ts'
import { unitId } from '#shared/plan/unit.ts'
import { dayInChina } from '../china-time.ts'
import type { InspectionDraft } from '../inspections/judge-inspection.ts'
import { saveInspection } from '../inspections/save-inspection.ts'
import { saveNomination } from '../nominations/save-nomination.ts'
import { settleProblem } from '../inspections/settle-problem.ts'
import type { Office } from '../office.ts'
import type { Outcome } from '../outcome.ts'
import { progressPairs } from '../progress/pairs.ts'
import { saveProgress } from '../progress/save-progress.ts'
import type { YearBook } from '../year-book.ts'

type Note = readonly [task: string, unit: string, state: ProgressState, done: string, problems: string]

/** 进展 of the sample year, made up and marked: third quarter, then fourth. */
const THIRD: readonly Note[] = [
  ['1.1', 'D02', '已完成', '青少年科技创新大赛已举办，参赛学校56所', ''],
  ['1.2', 'D02', '按计划', '高中阶段开设研究性学习课程 18 门', ''],
  ['8.1', 'D01', '滞后', '市科技馆布展方案完成初稿', '布展经费还没有落实'],
]
const FOURTH: readonly Note[] = [
  ['1.1', 'D02', '已完成', '青少年科技创新大赛已举办，参赛学校56所', ''],
  ['1.2', 'D02', '已完成', '研究性学习课程开设 24 门，年度任务完成', ''],
  ['1.1', 'D01', '已完成', '校园科普报告会 32 场', ''],
  ['8.1', 'D01', '滞后', '布展方案通过评审，招标推迟到下年', '布展经费到位较晚'],
  ['6.1', 'D01', '按计划', '科普进社区活动120场次', ''],
  ['2.1', 'D11', '按计划', '农业实用技术培训46期', ''],
]

/** Put forward by the units; nobody's name. */
const NOMINATED: readonly (readonly [Honor, unit: string, name: string, post: string, merits: string])[] = [
  ['先进个人', 'D01', '示例推荐对象1', '示例职务', '组织科普进社区活动120场次。'],
  ['先进个人', 'D02', '示例推荐对象2', '示例职务', '负责青少年科技创新大赛，参赛学校56所。'],
  ['先进个人', 'D11', '示例推荐对象3', '示例职务', '组织农业实用技术培训46期。'],
  ['先进单位', 'D02', '', '', '校园科普活动按计划完成，台账齐全。'],
]

/** 进展, 督导检查, 调研 and 表彰推荐 of a sample year, as far as its days have come. In a transaction. */
export function keepSampleRecords(office: Office, actor: Actor, book: YearBook): Outcome<null> {
  const { year } = book.year
  const today = dayInChina(Date.parse(actor.at))
  const known = new Set(progressPairs(office, book).map(({ task, unit }) => `${task} ${unit}`))
  const periods = [
    { period: 'Q3', day: `${year}-10-10`, notes: THIRD },
    { period: 'Q4', day: `${year + 1}-01-08`, notes: FOURTH },
  ]
  for (const { period, day, notes } of periods) {
    for (const [task, unit, state, done, problems] of notes) {
      if (day > today || !known.has(`${task} ${unit}`)) continue
      const draft = { period, task, unit: unitId(unit), state, problems, day }
      const texts = { done: `${done}（示例）`, next: '', reporter: '示例填报人', reason: '' }
      const kept = saveProgress(office, actor, book, { ...draft, ...texts })
      if (!kept.ok) return kept
    }
  }
  for (const { draft, settled } of sampleInspections(year)) {
    if (draft.day > today) continue
    const kept = saveInspection(office, actor, book, draft)
    if (!kept.ok) return kept
    if (settled === null || settled > today) continue
    const outcome = '活动台账已补齐，附目录（示例）'
    const done = settleProblem(office, actor, book, { inspection: kept.value, problem: 1, outcome, settled })
    if (!done.ok) return done
  }
  // With the forms, at the year's end.
  const units = `${year + 1}-01-20` <= today ? NOMINATED : []
  for (const [honor, unit, name, post, merits] of units) {
    const draft = { number: null, honor, unit: unitId(unit), name, post, reason: '' }
    const kept = saveNomination(office, actor, book, { ...draft, merits: `${merits}（示例）` })
    if (!kept.ok) return kept
  }
  return { ok: true, value: null }
}

function sampleInspections(
  year: number,
): readonly { readonly draft: InspectionDraft; readonly settled: string | null }[] {
  const blank = { number: null, people: '示例检查人员', reason: '' } as const
  const problem = { number: null, unit: null } as const
  return [
    {
      draft: {
        ...blank,
        form: '督导检查',
        day: `${year}-05-22`,
        place: '示例实验小学',
        units: [unitId('D02')],
        tasks: ['1.1'],
        findings: '查看科技活动室和活动记录。科技节按计划开展，活动记录不全。（示例）',
        problems: [
          {
            ...problem,
            unit: unitId('D02'),
            text: '科技活动台账不全，缺参加人数（示例）',
            demand: '补齐本年各次活动台账',
            deadline: `${year}-06-30`,
          },
        ],
      },
      settled: `${year}-06-25`,
    },
    {
      draft: {
        ...blank,
        form: '督导检查',
        day: `${year}-09-18`,
        place: '示例市科技馆工地',
        units: [unitId('D01')],
        tasks: ['8.1'],
        findings: '主体完工，布展进度落后于计划。（示例）',
        problems: [
          {
            ...problem,
            unit: unitId('D01'),
            text: '布展招标没有按期启动（示例）',
            demand: '落实经费，明确招标时间',
            deadline: `${year}-10-31`,
          },
        ],
      },
      settled: null,
    },
    {
      draft: {
        ...blank,
        form: '调研',
        day: `${year}-11-07`,
        place: '示例社区科普活动室',
        units: [unitId('D01')],
        tasks: ['6.1'],
        findings: '了解社区科普活动和志愿者情况。居民希望多办健康和安全方面的讲座。（示例）',
        problems: [],
      },
      settled: null,
    },
  ]
}
