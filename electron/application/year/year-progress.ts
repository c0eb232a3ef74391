import { loadYearSteps, YEAR_STATES, type YearState } from '#db/years.ts'
import type { UnitRow } from '#shared/contract/overview.ts'
import type { Gap, YearProgress } from '#shared/contract/year-progress.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'
import { changedSinceFixing } from '../grades/fix-grades.ts'
import type { Office } from '../office.ts'
import { checkDraft } from '../scheme/save.ts'
import { unitRows } from '../views/unit-rows.ts'
import type { YearBook } from '../year-book.ts'
import { loadYearInput } from '../year-input.ts'
import { countOpenChecks } from '../review/second-check.ts'
import { gradeGaps, nameUnits } from './gaps.ts'

/** Where a year stands on its way from 方案 to 归档, and what is missing to go on. */
export function yearProgress(office: Office, book: YearBook): YearProgress {
  const { year, state } = book.year
  const steps = loadYearSteps(office.db, year)
  const now = YEAR_STATES.indexOf(state)
  const gaps = gapsOf(office, book)
  return {
    year,
    state,
    steps: YEAR_STATES.map((own, at) => {
      const reached = at > now ? undefined : steps.findLast((step) => step.state === own)
      return {
        state: own,
        standing: at < now ? 'done' : at === now ? 'current' : 'ahead',
        reached:
          reached === undefined
            ? null
            : { at: reached.at, operator: reached.operator, reason: reached.reason },
        gaps: at < now ? [] : [...gaps[own]],
      }
    }),
    back: state === '归档' ? [] : YEAR_STATES.slice(0, now),
    on: nextByHand(state, gaps),
  }
}

type Gaps = Readonly<Record<YearState, readonly Gap[]>>

function gapsOf(office: Office, book: YearBook): Gaps {
  const rows = unitRows(office, book)
  const input = loadYearInput(office, book)
  const sheet = scoreYear(input)
  const isIn = rows.some(({ receipt }) => receipt !== 'missing')
  const grades = gradeGaps(sheet, input, countOpenChecks(office, book))
  const errors = checkDraft(office, book).findings.filter(({ level }) => level === 'wrong')
  const count = (of: (row: UnitRow) => number): number => rows.reduce((sum, row) => sum + of(row), 0)
  const doubts = count(({ openDoubts }) => openDoubts)
  const unissued = isIn ? [] : rows.filter(({ form }) => form === null)
  const missing = rows.filter(({ receipt }) => receipt === 'missing')
  const changed = changedSinceFixing(office, book, sheet)
  const noForm = isIn || rows.some(({ form }) => form !== null)
  return {
    方案: present([
      { text: `办法有 ${errors.length} 处要改`, count: errors.length, page: 'targets' },
      { text: '还没有下发自评表', count: noForm ? 0 : rows.length, page: 'forms' },
    ]),
    下发: present([
      {
        text: `${unissued.length} 家单位还没有下发自评表（${namesOf(unissued)}）`,
        count: unissued.length,
        page: 'forms',
      },
      { text: '还没有收到自评表', count: isIn ? 0 : rows.length, page: 'receive' },
    ]),
    收表: present([
      {
        text: `${missing.length} 家单位还没有报送（${namesOf(missing)}）`,
        count: missing.length,
        page: 'receive',
      },
      { text: `自评表还有 ${doubts} 处疑点没有处理`, count: doubts, page: 'check' },
    ]),
    审核: grades.filter(({ page }) => page === 'review' || page === 'receive'),
    反馈: grades.filter(({ page }) => page === 'appeals' || page === 'grades'),
    定等: present([
      {
        text: `定稿以后，${changed.length} 家单位的得分或等次变了（${nameUnits(changed)}），请退回到“反馈”后重新定稿`,
        count: changed.length,
        page: 'grades',
      },
    ]),
    归档: [],
  }
}

function present(gaps: readonly Gap[]): readonly Gap[] {
  return gaps.filter(({ count }) => count > 0)
}

function namesOf(rows: readonly UnitRow[]): string {
  return nameUnits(rows.map(({ name }) => name))
}

/** What a step must have before it is left by hand; a unit that sent nothing counts as 缺报, and holds nobody up. */
function nextByHand(state: YearState, gaps: Gaps): YearState | null {
  const blocked = (own: YearState, ...pages: readonly Gap['page'][]): boolean =>
    gaps[own].some(({ page }) => pages.includes(page))
  switch (state) {
    case '方案':
      return blocked('方案', 'forms') ? null : '下发'
    case '下发':
      return blocked('下发', 'receive') ? null : '收表'
    case '收表':
      return '审核'
    case '审核':
      return gaps.审核.length > 0 ? null : '反馈'
    case '反馈':
    case '定等':
    case '归档':
      return null
  }
}
