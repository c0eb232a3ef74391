import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Office } from '#electron/application/office.ts'
import { findEvaluated, formOf, openYear, type YearBook } from '#electron/application/year-book.ts'
import { writeForm } from '#electron/workbooks/write/form.ts'
import type { RequestOf } from '#shared/contract/calls.ts'
import type { SendBackEntry } from '#shared/contract/send-backs.ts'
import { unitId } from '#shared/plan/unit.ts'
import type { Form } from '#shared/returns/form.ts'
import { fill, WELL, type Answers } from '#tests/application/office-year.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

export const YEAR = { year: 2018 } as const
/** 市教育局, 市财政局 and 市气象局 of the built-in units. */
export const [EDUCATION, FINANCE, WEATHER] = ['D02', 'D19', 'D14'] as const

/** A desk at which the forms of 2018 are collected. */
export interface Collecting extends TestDesk {
  readonly office: () => Office
  readonly book: () => YearBook
  readonly form: (unit: string) => Form
  /** Fills a unit's form, puts it into a file and takes it in as received on a day. */
  readonly handIn: (unit: string, received: string, answers?: Answers, file?: string) => Promise<void>
  /** Takes in a file as it is. */
  readonly takeIn: (path: string, received: string) => Promise<void>
}

export async function openCollecting(now?: string): Promise<Collecting> {
  const at = openTestDesk(now === undefined ? {} : { now })
  await at.get('createYear', YEAR)
  const office = (): Office => {
    const opened = at.desk.office()
    if (!opened.ok) throw new Error(opened.error.message)
    return opened.value
  }
  const book = (): YearBook => {
    const opened = openYear(office(), YEAR.year)
    if (!opened.ok) throw new Error(opened.error.message)
    return opened.value
  }
  const form = (unit: string): Form => {
    const evaluated = findEvaluated(book(), unitId(unit))
    if (evaluated === null) throw new Error(`no unit ${unit}`)
    return formOf(book(), evaluated)
  }
  const takeIn = async (path: string, received: string): Promise<void> => {
    const { id } = at.desk.pick(path, false)
    await at.get('stageReturns', { ...YEAR, picks: [id], received })
    const { files } = await at.get('confirmStaged', YEAR)
    const [file] = files
    if (file?.submission === null || file === undefined) throw new Error(`${path}: ${file?.message ?? ''}`)
  }
  return {
    ...at,
    office,
    book,
    form,
    takeIn,
    handIn: async (unit, received, answers = WELL, file = `${unit}.xlsx`) => {
      const path = join(at.folder, file)
      writeFileSync(path, await writeForm(form(unit), fill(form(unit), answers)))
      await takeIn(path, received)
    },
  }
}

/** Answers as given for some indicators, else every row well. */
export function butFor(own: Readonly<Record<string, ReturnType<Answers>>>): Answers {
  return (row) => own[row.indicatorId] ?? WELL(row)
}

export function bytesIn(...path: readonly string[]): Uint8Array {
  return readFileSync(join(...path))
}

/** 市财政局: a figure in words, a band that is none, a row left empty. */
export const FAULTY = butFor({
  S4: { actual: '三四篇吧', evidence: '1' },
  S2: { grade: '很好', selfScore: 3.6, evidence: '1' },
  S1: {},
})

/** Sends back to a unit all that is proposed, or what is given. Gives the id. */
export async function sendBack(
  at: Collecting,
  unit: string,
  own: Partial<RequestOf<'sendBack'>> = {},
): Promise<number> {
  const draft = await at.get('draftSendBack', { ...YEAR, unit, ask: null })
  const items = draft.items.map(({ indicator, field, reason }) => ({ indicator, field, reason }))
  const submission = draft.submission?.id ?? 0
  const request = { ...YEAR, unit, submission, deadline: draft.deadline, note: '', items, ...own }
  return (await at.get('sendBack', request)).id
}

export async function sendBackEntry(at: Collecting, id: number): Promise<SendBackEntry> {
  const found = (await at.get('listSendBacks', YEAR)).sendBacks.find((entry) => entry.id === id)
  if (found === undefined) throw new Error(`no 退回 ${id}`)
  return found
}
