import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { handBack } from '#electron/application/exchange/hand-back.ts'
import { handOut } from '#electron/application/exchange/hand-out.ts'
import { copiesFolder } from '#electron/application/exchange/copies.ts'
import { openHandoutPackage } from '#electron/application/exchange/open-copy-package.ts'
import { inspectReturn, mergeReturn } from '#electron/application/exchange/merge-return.ts'
import type { Choice } from '#electron/application/exchange/merge-unit.ts'
import type { Decision } from '#electron/application/judge-decision.ts'
import { closeOffice, openOffice, type Office } from '#electron/application/office.ts'
import type { Outcome } from '#electron/application/outcome.ts'
import { scoreBook } from '#electron/application/score-year.ts'
import { verifyItem } from '#electron/application/verify-item.ts'
import { openYear, type YearBook } from '#electron/application/year-book.ts'
import type { ExchangePreview } from '#shared/contract/exchange.ts'
import { unitId, type UnitId } from '#shared/plan/unit.ts'
import type { UnitScore } from '#shared/scoring/score-sheet.ts'
import { openOfficeYear, receiveIn, type Answers, type OfficeYear } from '#tests/application/office-year.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

export const COLLEAGUE = '示例同事'

/** The value of what went well; throws with its sentence else. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.error.code} ${outcome.error.message}`)
  return outcome.value
}

/** A data folder at work on one PC. */
export interface Pc {
  readonly office: Office
  readonly book: () => YearBook
  readonly id: (unit: string) => UnitId
  readonly unit: (name: string) => UnitScore
  readonly receive: (unit: string, file: string, received: string, answers: Answers) => Promise<void>
  /** Throws with the sentence of a refusal. */
  readonly decide: (unit: string, indicator: string, decision: Decision, opinion?: string) => void
}

export interface TwoPcs {
  readonly owner: Pc
  readonly ownerYear: OfficeYear
  /** Hands units out and opens the package on another PC; gives that PC. */
  readonly handOver: (units: readonly string[], now?: string) => Promise<{ colleague: Pc; path: string }>
  /** What the colleague brings back. */
  readonly bringBack: (colleague: Pc) => Promise<string>
  readonly preview: (path: string) => Promise<ExchangePreview>
  readonly merge: (path: string, choices?: Readonly<Record<string, Choice>>) => Promise<void>
}

export function pcOf(office: Office, folder: string): Pc {
  const book = (): YearBook => valueOf(openYear(office, 2018))
  const id = (name: string): UnitId => {
    const found = book().allUnits.find((unit) => unit.names.some((one) => one.name === name))
    if (found === undefined) throw new Error(`no unit ${name}`)
    return found.id
  }
  return {
    office,
    book,
    id,
    unit: (name) => {
      const units = scoreBook(office, book()).groups.flatMap((group) => group.units)
      const found = units.find((unit) => unit.name === name)
      if (found === undefined) throw new Error(`no score of ${name}`)
      return found
    },
    receive: async (name, file, received, answers) => {
      const result = await receiveIn(office, book(), join(folder, file), { name, received, answers })
      if (result.result === 'refused') throw new Error(result.message ?? '')
    },
    decide: (unit, indicator, decision, opinion = '示例') => {
      valueOf(verifyItem(office, book(), { unit: unitId(id(unit)), indicator, decision, opinion }))
    },
  }
}

/** The office's PC with the year 2018, and what it takes to work with a second one. */
export function openTwoPcs(): TwoPcs {
  const ownerYear = openOfficeYear()
  const owner = pcOf(ownerYear.office, ownerYear.folder)
  const stick = scratchFolder()
  return {
    owner,
    ownerYear,
    handOver: async (units, now = '2019-01-21T02:00:00Z') => {
      const ids = units.map(owner.id)
      const out = { units: ids, colleague: COLLEAGUE, note: '请先核对再审核', folder: stick }
      const written = valueOf(await handOut(owner.office, owner.book(), out))
      return { colleague: await openOn(scratchFolder(), written.path, now), path: written.path }
    },
    bringBack: async (colleague) => valueOf(await handBack(colleague.office, stick)).path,
    preview: async (path) =>
      valueOf(await inspectReturn(owner.office, owner.book(), { path, name: '交回包.kspack' })),
    merge: async (path, choices = {}) => {
      const file = { path, name: '交回包.kspack' }
      valueOf(await mergeReturn(owner.office, owner.book(), file, new Map(Object.entries(choices))))
    },
  }
}

/** Opens a package on a PC of its own. */
export async function openOn(dataFolder: string, path: string, now: string): Promise<Pc> {
  const copy = valueOf(await openHandoutPackage(dataFolder, path, '协作包.kspack', { at: now }))
  const folder = join(copiesFolder(dataFolder), copy.id)
  const office = valueOf(openOffice(folder, { mode: 'open', operator: COLLEAGUE, now: () => new Date(now) }))
  onTestFinished(() => closeOffice(office))
  return pcOf(office, folder)
}
