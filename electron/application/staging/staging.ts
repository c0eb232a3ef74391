import type { UnitId } from '#shared/plan/unit.ts'
import type { Day } from '#shared/scheme/day.ts'
import type { FoundFile } from '../collect-files.ts'
import { dayOfFile, type DayOfFile } from '../day-of-file.ts'
import type { Judged } from '../judge-file.ts'
import type { Office } from '../office.ts'

/** What a file was found to be, without its bytes. */
export type StagedJudgement =
  | Omit<Extract<Judged, { kind: 'readable' }>, 'bytes'>
  | Exclude<Judged, { kind: 'readable' }>
  | { readonly kind: 'passed-over'; readonly reason: string }

/** One file that was checked and is not stored yet. */
export interface StagedFile {
  readonly id: string
  readonly found: FoundFile
  /** What the officer said of it. */
  readonly stated: UnitId | null
  /** The name in its 单位名称 cell that shall be kept as an alias of the stated unit; null: none. */
  readonly learn: string | null
  readonly allowMacros: boolean
  readonly leftOut: boolean
  readonly judged: StagedJudgement
}

/** Files that were checked for a year, in the order in which they would be stored. */
export interface Staging {
  readonly files: readonly StagedFile[]
  /** null: each file's day of modification. */
  readonly received: Day | null
  /** The scheme that they were read by. */
  readonly schemeVersion: number
  /** 取消 while checking: so many were not looked at. */
  readonly notTried: number
}

export function receivedOn(office: Office, { received }: Staging, file: StagedFile): DayOfFile {
  return received === null ? dayOfFile(office, file.found.modified) : { day: received, remark: null }
}

/** A later file is a later submission; files of the same moment stay in the order in which they came. */
export function inOrderOfTime(files: readonly StagedFile[]): readonly StagedFile[] {
  return files.toSorted((a, b) => a.found.modified - b.found.modified)
}

/** Puts newer states of some files in their places. */
export function replaceFiles(staging: Staging, changed: readonly StagedFile[]): Staging {
  const byId = new Map(changed.map((file) => [file.id, file]))
  return { ...staging, files: staging.files.map((file) => byId.get(file.id) ?? file) }
}
