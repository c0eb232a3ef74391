import { join } from 'node:path'
import { storeFormIssue } from '#db/form-issues.ts'
import { appendLog } from '#db/log.ts'
import { identityDigest } from '#electron/workbooks/write/identity-digest.ts'
import { formFileName, writeForm } from '#electron/workbooks/write/form.ts'
import { saveFile } from '#electron/workbooks/save-file.ts'
import { crashpoint } from '#shared/crashpoint.ts'
import { ensureFolder } from './ensure-folder.ts'
import { advanceYear, refuseArchived } from './year-state.ts'
import type { Office } from './office.ts'
import { fail, type Outcome } from './outcome.ts'
import { buildResolver } from './unit-resolver.ts'
import { formOf, type EvaluatedUnit, type YearBook } from './year-book.ts'

export interface IssuedForm {
  readonly unit: string
  readonly path: string
  /** The name was taken; the form was written beside it. */
  readonly renamed: boolean
}

export type Progress = (done: number, total: number, name: string) => void

export interface IssuedForms {
  readonly forms: readonly IssuedForm[]
  /** Units left out because the work was stopped. */
  readonly notIssued: number
}

/** Writes the forms of the named units, or of all; each is recorded when its file is safe on disk. */
export async function exportForms(
  office: Office,
  book: YearBook,
  options: {
    readonly folder: string
    readonly units: readonly string[]
    readonly progress: Progress
    /** Whether 取消 was pressed; asked before each form. */
    readonly stopped?: () => boolean
  },
): Promise<Outcome<IssuedForms>> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const chosen = chooseUnits(book, options.units)
  if (!chosen.ok) return chosen
  const folder = await ensureFolder(options.folder)
  if (!folder.ok) return folder
  const issued: IssuedForm[] = []
  for (const evaluated of chosen.value) {
    if (options.stopped?.() === true) break
    const form = formOf(book, evaluated)
    const saved = await saveFile(join(options.folder, formFileName(form)), await writeForm(form))
    if (!saved.ok) return saved
    crashpoint('export.unrecorded')
    recordIssue(office, book, evaluated, saved.path, identityDigest(form))
    issued.push({ unit: evaluated.name, path: saved.path, renamed: saved.renamed })
    options.progress(issued.length, chosen.value.length, evaluated.name)
  }
  return { ok: true, value: { forms: issued, notIssued: chosen.value.length - issued.length } }
}

function chooseUnits(book: YearBook, names: readonly string[]): Outcome<readonly EvaluatedUnit[]> {
  if (names.length === 0) return { ok: true, value: book.units }
  const resolve = buildResolver(book)
  const chosen: EvaluatedUnit[] = []
  for (const name of names) {
    const id = resolve(name)
    const found = book.units.find(({ unit }) => unit.id === id)
    if (found === undefined) {
      return fail(
        'unknown-unit',
        `${book.year.year}年度没有“${name}”这个单位，没有下发任何自评表。请写单位全称或已登记的简称。`,
      )
    }
    chosen.push(found)
  }
  return { ok: true, value: book.units.filter((evaluated) => chosen.includes(evaluated)) }
}

function recordIssue(
  { db, act }: Office,
  book: YearBook,
  { unit }: EvaluatedUnit,
  path: string,
  digest: string,
): void {
  const actor = act()
  const { year } = book.year
  db.transaction(() => {
    storeFormIssue(db, actor, {
      year,
      unit: unit.id,
      schemeVersion: book.schemeVersion,
      fileName: path,
      digest,
    })
    advanceYear(db, actor, book.year, '下发', '下发自评表')
    appendLog(db, actor, { action: '下发', object: unit.id, detail: { year, file: path, digest } })
  })()
}
