import { unitsOf } from './figures.ts'
import type { ReportFacts } from './report-facts.ts'

/** How far feedback and appeals are on the day that stands on a paper: it must not announce what is done already. */
export interface AppealStage {
  /** Whose 反馈函 are on record. */
  readonly told: 'none' | 'some' | 'all'
  readonly untold: number
  /** The last day for appeals lies before the paper's own. */
  readonly over: boolean
  /** Appeals that wait for a decision. */
  readonly open: number
}

export function appealStage({
  sheet,
  feedback,
  appealUntil,
  issued,
  appeals,
}: Pick<ReportFacts, 'sheet' | 'feedback' | 'appealUntil' | 'issued' | 'appeals'>): AppealStage {
  const untold = unitsOf(sheet).filter(({ unit }) => !feedback.has(unit)).length
  return {
    told: untold === 0 ? 'all' : feedback.size === 0 ? 'none' : 'some',
    untold,
    over: appealUntil !== null && issued > appealUntil,
    open: appeals.filter(({ decision }) => decision === null).length,
  }
}
