import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { loadEvidenceFiles } from '#db/evidence.ts'
import { loadInspections, loadPhotos } from '#db/inspections.ts'
import { sha256Of } from '#db/stored-files.ts'
import { loadStoredFile, loadSubmissions } from '#db/submissions.ts'
import { saveFile } from '#electron/workbooks/save-file.ts'
import { writeList } from '#electron/workbooks/write/list.ts'
import { writeCsv } from '#shared/reports/csv.ts'
import type { PlainTable } from '#shared/reports/plain-table.ts'
import { cleanFileName } from '../clean-file-name.ts'
import { dayInChina } from '../china-time.ts'
import { ensureFolder } from '../ensure-folder.ts'
import { evidenceFolder, evidencePath, inspectStored } from '../evidence/store.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { makeTemporaryFolder, removeTemporaryFolder } from '../temporary-folder.ts'
import { RESULT_KINDS, writePapers } from '../write-papers.ts'
import type { YearBook } from '../year-book.ts'
import { packOpenly, type Content } from './archive-file.ts'
import { ARCHIVE_LIMITS, MAX_ARCHIVE_BYTES } from './archive-limits.ts'
import { stopsAt, unlessStopped, type LongWork } from '../long-work.ts'
import { openTables } from './open-tables.ts'

export interface OpenExport {
  readonly path: string
  readonly renamed: boolean
  /** Files in it, the two lists among them. */
  readonly files: number
}

interface Listed {
  readonly name: string
  readonly size: number
  readonly sha256: string
}

/** A file of the export; its bytes are read when its turn comes. */
interface Part {
  readonly name: string
  readonly size: number
  readonly read: () => Uint8Array
}

/**
 * 导出移交档案: all of a year in formats that any program opens (xlsx, csv, pdf, docx, the returns and the evidence as they came), as one
 * zip with a list of SHA-256. Whole or not there; a name in use gives a numbered sibling. Nothing of the year changes.
 */
export async function exportOpenly(
  office: Office,
  book: YearBook,
  { folder, progress, stopped }: LongWork & { readonly folder: string },
): Promise<Outcome<OpenExport>> {
  const ready = await ensureFolder(folder)
  if (!ready.ok) return ready
  const papers = makeTemporaryFolder()
  try {
    const written = await writePapers(office, book, {
      folder: papers,
      kinds: RESULT_KINDS,
      drafts: 'plain',
      progress,
      stopped,
    })
    if (!written.ok) return written
    if (written.value.notWritten > 0) return cancelled()
    const parts: readonly Part[] = [
      ...written.value.paths.map((path) => paperPart(papers, path)),
      ...tableParts(office, book),
      ...returnParts(office, book),
    ]
    const evidence = await evidenceParts(office, book)
    if (!evidence.ok) return evidence
    return await pack(office, book, [...parts, ...evidence.value], { folder, progress, stopped })
  } finally {
    removeTemporaryFolder(papers)
  }
}

function paperPart(folder: string, path: string): Part {
  const bytes = readFileSync(path)
  const name = `文书和表格/${relative(folder, path).replaceAll('\\', '/')}`
  return { name, size: bytes.byteLength, read: () => bytes }
}

function tableParts(office: Office, book: YearBook): readonly Part[] {
  return openTables(office, book).map((table) => {
    const bytes = new TextEncoder().encode(writeCsv(table))
    return { name: `数据/${table.name}.csv`, size: bytes.byteLength, read: () => bytes }
  })
}

function returnParts({ db }: Office, book: YearBook): readonly Part[] {
  const names = new Map(book.allUnits.map(({ id, names: all }) => [id, all.at(-1)?.name ?? id]))
  for (const { unit, name } of book.units) names.set(unit.id, name)
  return [...loadSubmissions(db, book.year.year)].flatMap(([unit, list]) =>
    list.map(({ number, fileName, sha256 }) => ({
      name: `自评表原件/${cleanFileName(names.get(unit) ?? unit)}/第${number}次_${cleanFileName(fileName)}`,
      size: loadStoredFile(db, sha256).byteLength,
      read: () => loadStoredFile(db, sha256),
    })),
  )
}

/** Read again first: what is gone or changed is named, and nothing is exported without it. */
async function evidenceParts({ db }: Office, book: YearBook): Promise<Outcome<readonly Part[]>> {
  const { year } = book.year
  const names = new Map(book.units.map(({ unit, name }) => [unit.id, name]))
  const forms = new Map(loadInspections(db, year).map(({ number, form }) => [number, form]))
  const files = [
    ...loadEvidenceFiles(db, year).map((file) => ({
      ...file,
      name: [
        `佐证材料/${cleanFileName(names.get(file.unit) ?? file.unit)}/`,
        file.removed === null ? '' : '已移除_',
        file.indicator === null ? '' : `${file.indicator}_`,
        file.number === '' ? '' : `编号${cleanFileName(file.number)}_`,
        cleanFileName(file.fileName),
      ].join(''),
    })),
    ...loadPhotos(db, year).map((photo) => ({
      ...photo,
      name: `督导调研照片/${forms.get(photo.inspection) ?? ''}${photo.inspection}_${cleanFileName(photo.fileName)}`,
    })),
  ]
  const store = evidenceFolder(db)
  const sound: Part[] = []
  for (const { sha256, size, name } of files) {
    if ((await inspectStored(store, sha256, size)) !== 'sound') {
      return fail(
        'damaged',
        `不能导出：“${name}”的文件在佐证文件夹中不在了或已改变。请在“佐证材料”页重新添加原件，或用备份恢复后再导出。`,
      )
    }
    sound.push({ name, size, read: () => readFileSync(evidencePath(store, sha256)) })
  }
  return { ok: true, value: sound }
}

async function pack(
  office: Office,
  book: YearBook,
  given: readonly Part[],
  { folder, ...work }: LongWork & { readonly folder: string },
): Promise<Outcome<OpenExport>> {
  const parts = withOwnNames(given)
  const size = parts.reduce((sum, part) => sum + part.size, 0)
  if (size > MAX_ARCHIVE_BYTES * 0.95 || parts.length + 2 > ARCHIVE_LIMITS.entries) {
    return fail('too-large', '材料连同佐证超过 3.8 GB，不能导出为一个文件。请另行复制佐证文件夹。')
  }
  const created = new Date(office.act().at)
  const listed: Listed[] = []
  for (const [index, { name, read }] of parts.entries()) {
    if (await stopsAt(work, [index, parts.length * 2, name])) return cancelled()
    const bytes = read()
    listed.push({ name, size: bytes.byteLength, sha256: sha256Of(bytes) })
  }
  const lists: readonly Content[] = [
    { name: '说明.txt', bytes: noteOf(book, listed) },
    { name: '目录.xlsx', bytes: await writeList(listTable(book, listed), created) },
  ]
  function* contents(): Generator<Content> {
    yield* lists
    for (const [index, { name, read }] of parts.entries()) {
      work.progress(parts.length + index, parts.length * 2, name)
      yield { name, bytes: read() }
    }
  }
  const day = dayInChina(created.getTime()).replaceAll('-', '')
  const name = `科学素质评价${book.year.year}_移交档案_${day}.zip`
  const saved = await saveFile(
    join(folder, name),
    unlessStopped(packOpenly(contents(), created.toISOString()), work),
  )
  if (!saved.ok && work.stopped()) return cancelled()
  return saved.ok
    ? { ok: true, value: { path: saved.path, renamed: saved.renamed, files: parts.length + lists.length } }
    : saved
}

function cancelled(): Outcome<never> {
  return fail('cancelled', '已取消，没有导出移交档案，数据没有改动。')
}

/** Two files of one name in one place: the later gets a number. */
function withOwnNames(parts: readonly Part[]): readonly Part[] {
  const taken = new Set<string>()
  return parts.map((part) => {
    const dot = part.name.lastIndexOf('.')
    const cut = dot > part.name.lastIndexOf('/') + 1 ? dot : part.name.length
    let name = part.name
    for (let n = 1; taken.has(name.toLowerCase()); n += 1) {
      name = `${part.name.slice(0, cut)}(${n})${part.name.slice(cut)}`
    }
    taken.add(name.toLowerCase())
    return { ...part, name }
  })
}

function listTable({ year: { year, sample } }: YearBook, listed: readonly Listed[]): PlainTable {
  return {
    name: '目录',
    title: `${year}年度移交档案目录${sample ? '（示例）' : ''}`,
    subtitle: `共 ${listed.length} 个文件`,
    columns: [
      { header: '序号', width: 7, kind: 'number' },
      { header: '文件', width: 60, kind: 'text' },
      { header: '字节', width: 12, kind: 'number' },
      { header: 'SHA-256', width: 70, kind: 'text' },
    ],
    rows: listed.map(({ name, size, sha256 }, index) => [index + 1, name, size, sha256]),
    notes: ['SHA-256 是文件内容的校验值：日后再算一次，相同的就没有被改动。'],
  }
}

function noteOf({ year: { year, sample } }: YearBook, listed: readonly Listed[]): Uint8Array {
  const tables = listed.flatMap(({ name }) => /^数据\/(.*)\.csv$/.exec(name)?.[1] ?? [])
  const lines = [
    `${year}年度科学素质工作评价移交档案${sample ? '（示例，所有数值均为虚构）' : ''}`,
    '',
    '文书和表格：评价报告、通报、反馈函、表彰建议名单（PDF、Word）和得分汇总表、计分底稿、指标完成情况表（Excel）。',
    `数据：${tables.join('、')}（CSV，UTF-8，可用 Excel 或 WPS 打开）。`,
    'CSV 中以等号、加号、减号或 @ 开头的文字前面加了一个单引号，以免被表格软件当作公式；其余内容与原文相同。',
    '自评表原件、佐证材料：各单位报来时的文件；督导调研照片：办公室存入的文件。内容都没有改动。',
    '目录.xlsx 列出全部文件及其 SHA-256，下面是同样的清单。',
    '',
    ...listed.map(({ name, size, sha256 }) => `${sha256}\t${size}\t${name}`),
  ]
  // With a mark for its encoding: old text editors take it for the system's own code page.
  return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`)
}
