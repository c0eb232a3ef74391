import { create } from 'zustand'
import type { ProgressRow, ProgressStateName } from '#shared/contract/progress.ts'
import { rowKey } from './progress-words.ts'

export interface ProgressDraft {
  readonly state: ProgressStateName
  readonly done: string
  readonly problems: string
  readonly next: string
  readonly reporter: string
  readonly day: string
  readonly reason: string
}

/** What was typed and not saved yet, by year, period and line: going elsewhere and coming back loses nothing. */
export const useDrafts = create<Readonly<Record<string, ProgressDraft>>>(() => ({}))

export function draftKey(year: number, period: string, row: ProgressRow): string {
  return `${year} ${period} ${rowKey(row)}`
}

export function keepDraft(key: string, draft: ProgressDraft): void {
  useDrafts.setState({ [key]: draft })
}

export function dropDraft(key: string): void {
  const { [key]: _, ...others } = useDrafts.getState()
  useDrafts.setState(others, true)
}

/** What the form begins with: what stands, else an empty one by who told last time. */
export function firstDraft({ note, previous }: ProgressRow, today: string): ProgressDraft {
  const blank = { state: '按计划', done: '', problems: '', next: '', reason: '', day: today } as const
  if (note === null) return { ...blank, reporter: previous?.reporter ?? '' }
  const { state, done, problems, next, reporter, day } = note
  return { state, done, problems, next, reporter, day, reason: '' }
}
