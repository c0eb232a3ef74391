import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { acceptSuggested } from '#electron/application/accept-suggested.ts'
import { packArchive, type Content } from '#electron/application/archive/archive-file.ts'
import { archiveYear } from '#electron/application/archive/archive-year.ts'
import {
  decodeManifest,
  MANIFEST_NAME,
  type ArchiveManifest,
} from '#electron/application/archive/manifest.ts'
import { verifyArchive } from '#electron/application/archive/verify-archive.ts'
import { createYear } from '#electron/application/create-year.ts'
import { exportForms } from '#electron/application/export-forms.ts'
import { importPaths } from '#electron/application/import-paths.ts'
import { closeOffice, openOffice, type Office } from '#electron/application/office.ts'
import { formOf, openYear, type YearBook } from '#electron/application/year-book.ts'
import { openZip } from '#electron/workbooks/read/zip-archive.ts'
import type { Outcome } from '#electron/application/outcome.ts'
import { writeForm } from '#electron/workbooks/write/form.ts'
import { day } from '#shared/scheme/day.ts'
import { WELL } from '#tests/application/office-year.ts'

/** The value of something that must have gone well. */
export function expectValue<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}

/** Opens the data folder at work on a fixed day. */
export function openWork(folder: string, mode: 'create' | 'open'): { office: Office; book: YearBook } {
  const now = (): Date => new Date('2019-03-01T02:03:04Z')
  const office = expectValue(openOffice(folder, { mode, operator: '批处理', now }))
  if (mode === 'create') expectValue(createYear(office, { year: 2018, sample: false }))
  return { office, book: expectValue(openYear(office, 2018)) }
}

async function fillForm(folder: string, book: YearBook, name: string): Promise<string> {
  const unit = book.units.find((evaluated) => evaluated.name === name)
  if (unit === undefined) throw new Error(`no unit ${name}`)
  const form = formOf(book, unit)
  const rows = new Map(form.rows.map((row) => [row.indicatorId, WELL(row)]))
  const path = join(folder, `${name}.xlsx`)
  writeFileSync(path, await writeForm(form, { rows, evidence: [] }))
  return path
}

/** A year with two returns, scored by suggestion, and its archive; small, so that it can be damaged often. */
export async function makeSmallArchive(
  folder: string,
): Promise<{ path: string; bytes: Uint8Array; code: string }> {
  const { office, book } = openWork(folder, 'create')
  try {
    const units = ['市教育局', '市科技局']
    expectValue(await exportForms(office, book, { folder: join(folder, '下发'), units, progress: () => {} }))
    expectValue(
      await importPaths(office, book, {
        paths: [await fillForm(folder, book, '市教育局'), await fillForm(folder, book, '市科技局')],
        received: day('2019-01-10'),
        unit: null,
        allowMacros: false,
        progress: () => {},
      }),
    )
    acceptSuggested(office, book)
    const path = join(folder, '归档.zip')
    const { check } = expectValue(await archiveYear(office, 2018, path))
    if (check.code === null) throw new Error('an archive without a code')
    return { path, bytes: readFileSync(path), code: check.code }
  } finally {
    closeOffice(office)
  }
}

/** The entries of an archive in the order of the file. */
export function contentsOf(archive: Uint8Array): Content[] {
  const zip = openZip(archive)
  return [...zip.names()].map((name) => {
    const bytes = zip.read(name)
    if (bytes === null) throw new Error(`no ${name}`)
    return { name, bytes }
  })
}

export function manifestOf(archive: Uint8Array): ArchiveManifest {
  const bytes = openZip(archive).read(MANIFEST_NAME)
  const decoded = bytes === null ? null : decodeManifest(bytes)
  if (decoded?.ok !== true) throw new Error('no manifest')
  return decoded.manifest
}

/** The archive packed again as the program would, with other entries. */
export function repack(
  archive: Uint8Array,
  change: (contents: readonly Content[]) => readonly Content[],
): Uint8Array {
  return Buffer.concat([...packArchive(change(contentsOf(archive)), manifestOf(archive).createdAt)])
}

/** As {@link repack}, with another manifest. */
export function withManifest(archive: Uint8Array, manifest: unknown): Uint8Array {
  return repack(archive, (contents) =>
    contents.map((content) =>
      content.name === MANIFEST_NAME ? { name: MANIFEST_NAME, bytes: encodeAny(manifest) } : content,
    ),
  )
}

function encodeAny(manifest: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(manifest, null, 1)}\n`)
}

/** What verifying these bytes finds; `no-archive` and the like for a file that is none. */
export async function findingsOf(folder: string, bytes: Uint8Array): Promise<readonly string[] | string> {
  const path = join(folder, 'changed.zip')
  if (existsSync(path)) throw new Error('one at a time')
  writeFileSync(path, bytes)
  try {
    const checked = await verifyArchive(path)
    return checked.ok ? checked.value.findings : checked.error.code
  } finally {
    rmSync(path)
  }
}
