import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { findSubmissionByBytes } from '#db/submissions.ts'
import { loadYear } from '#db/years.ts'
import { minuteInChina } from '../china-time.ts'
import type { Office } from '../office.ts'

/** An import that the program did not live to finish. */
export interface BrokenImport {
  readonly year: number
  /** When it began, ISO in UTC. */
  readonly at: string
  readonly total: number
  /** Names of the files that are not in, in the order of storing. */
  readonly missing: readonly string[]
}

interface Note {
  readonly year: number
  readonly at: string
  readonly files: readonly { readonly name: string; readonly sha256: string }[]
}

const NOTE_NAME = 'import-under-way.json'

/** Notes what an import sets out to store, beside the database; {@link forgetImport} takes it away when it has ended. */
export function noteImport(
  office: Office,
  year: number,
  files: readonly { readonly path: string; readonly sha256: string }[],
): void {
  const named = files.map(({ path, sha256 }) => ({ name: basename(path), sha256 }))
  const note: Note = { year, at: office.act().at, files: named }
  try {
    writeFileSync(notePath(office), JSON.stringify(note), { flush: true })
  } catch {
    // It only tells of an interruption; where it cannot be written the import itself says why.
  }
}

/** Never throws: what is stored stays stored, and a note that stays behind says nothing once all its files are in. */
export function forgetImport(office: Office): void {
  try {
    rmSync(notePath(office), { force: true })
  } catch {
    // The next import tries again.
  }
}

/** What an earlier run left unfinished; null: nothing, or all of it is in by now. */
export function findBrokenImport(office: Office): BrokenImport | null {
  const note = readNote(notePath(office))
  if (note === null) return null
  const year = loadYear(office.db, note.year)
  if (year === null || year.state === '归档') return null
  const missing = note.files.filter(
    ({ sha256 }) => findSubmissionByBytes(office.db, note.year, sha256) === null,
  )
  if (missing.length === 0) return null
  return {
    year: note.year,
    at: note.at,
    total: note.files.length,
    missing: missing.map(({ name }) => name),
  }
}

/** "a.xlsx、b.xlsx 等" of many. */
const MOST_NAMED = 3

export function describeBrokenImport({ at, total, missing }: BrokenImport): string {
  const named = missing.slice(0, MOST_NAMED).map((name) => `“${name}”`)
  const more = missing.length > MOST_NAMED ? '等' : ''
  const stored = total - missing.length
  return [
    `${minuteInChina(at)} 开始的导入没有做完程序就中断了：共 ${total} 份，`,
    stored === 0 ? '都没有导入' : `已导入的 ${stored} 份完好，没有导入的 ${missing.length} 份`,
    `（${named.join('、')}${more}）。请把这些文件重新拖到收表页检查；已导入的会认出来，不会重复。`,
  ].join('')
}

/** A note that a power cut tore says nothing. */
function readNote(path: string): Note | null {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isNote(read) ? read : null
  } catch {
    return null
  }
}

function isNote(read: unknown): read is Note {
  if (typeof read !== 'object' || read === null) return false
  if (!('year' in read && 'at' in read && 'files' in read)) return false
  const { year, at, files } = read
  return typeof year === 'number' && typeof at === 'string' && Array.isArray(files) && files.every(isNamed)
}

function isNamed(file: unknown): boolean {
  return (
    typeof file === 'object' &&
    file !== null &&
    'name' in file &&
    typeof file.name === 'string' &&
    'sha256' in file &&
    typeof file.sha256 === 'string'
  )
}

function notePath({ db }: Office): string {
  return join(dirname(db.name), NOTE_NAME)
}
