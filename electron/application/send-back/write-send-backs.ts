import { writeWith } from '#shared/reports/fill-template.ts'
import { loadTemplates } from '../templates/load-templates.ts'
import { join } from 'node:path'
import { loadSentReading } from '#db/readings.ts'
import type { UsedFont } from '#electron/documents/font-set.ts'
import type { RenderOptions } from '#electron/documents/render-pdf.ts'
import { saveFile } from '#electron/workbooks/save-file.ts'
import type { WorkbookReader } from '#electron/workbooks/read/workbook-reader.ts'
import { buildSendBackNotice, type SentBackFacts } from '#shared/reports/build-send-back-notice.ts'
import { loadFontChoice } from '../documents/load-font-choice.ts'
import { dayInChina } from '../china-time.ts'
import { ensureFolder } from '../ensure-folder.ts'
import type { Progress } from '../export-forms.ts'
import { noticeFacts } from '../notice-facts.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { fileNamePart, savePdf } from '../save-pdf.ts'
import { findEvaluated, formOf, type EvaluatedUnit, type YearBook } from '../year-book.ts'
import { describeItem } from './item-words.ts'
import { markedCopy, markedCopyName } from './marked-copy.ts'
import { loadSentBacks, type SentBack } from './sent-back.ts'

export interface SendBackPapers {
  readonly folder: string
  /** Ids of 退回. */
  readonly ids: readonly number[]
  /** forms: the marked copies. notices: 退回通知. */
  readonly papers: readonly ('forms' | 'notices')[]
  readonly progress: Progress
  readonly stopped: () => boolean
  /** Where to look for the machine's own fonts; default: the system's folders. */
  readonly fontFolders?: readonly string[]
}

export interface WrittenSendBacks {
  readonly files: readonly { readonly path: string; readonly renamed: boolean }[]
  /** Units whose own file could not be marked, and why. */
  readonly renewed: readonly { readonly unitName: string; readonly why: string }[]
  readonly fonts: readonly UsedFont[]
  /** Papers left out because the work was stopped. */
  readonly notWritten: number
}

export const SEND_BACK_FOLDER = '退回'

/** Writes what goes back to the units: of each 退回 the marked form and the 退回通知. */
export async function writeSendBacks(
  office: Office,
  book: YearBook,
  request: SendBackPapers,
): Promise<Outcome<WrittenSendBacks>> {
  const chosen = loadSentBacks(office, book).filter(({ sendBack }) => request.ids.includes(sendBack.id))
  if (chosen.length === 0) return fail('nothing-picked', '没有找到所选的退回，没有导出。请刷新后重新选择。')
  const folder = join(request.folder, SEND_BACK_FOLDER)
  const ready = await ensureFolder(folder)
  if (!ready.ok) return ready
  const reader = office.startReader()
  try {
    return await writeAll({ office, book, folder, reader, request }, chosen)
  } finally {
    await reader.close()
  }
}

interface Writing {
  readonly office: Office
  readonly book: YearBook
  readonly folder: string
  readonly reader: WorkbookReader
  readonly request: SendBackPapers
}

async function writeAll(at: Writing, chosen: readonly SentBack[]): Promise<Outcome<WrittenSendBacks>> {
  const { office, book, request } = at
  const files: { path: string; renamed: boolean }[] = []
  const renewed: { unitName: string; why: string }[] = []
  const fonts = new Map<string, UsedFont>()
  const options: RenderOptions = {
    created: new Date(office.act().at),
    fontChoice: loadFontChoice(office.db),
    ...(request.fontFolders === undefined ? {} : { fontFolders: request.fontFolders }),
  }
  for (const [index, sent] of chosen.entries()) {
    if (request.stopped()) break
    const evaluated = findEvaluated(book, sent.sendBack.unit)
    if (evaluated === null) return fail('unknown-unit', '退回的单位已不在本年度，没有导出。请重新选择。')
    if (request.papers.includes('forms')) {
      const written = await writeForm(at, evaluated, sent)
      if (!written.ok) return written
      files.push(written.value.file)
      if (written.value.why !== null) renewed.push({ unitName: evaluated.name, why: written.value.why })
    }
    if (request.papers.includes('notices')) {
      const saved = await writeNotice(at, evaluated, sent, options)
      if (!saved.ok) return saved
      files.push({ path: saved.value.path, renamed: false })
      for (const font of saved.value.fonts) fonts.set(font.role, font)
    }
    request.progress(index + 1, chosen.length, evaluated.name)
  }
  const notWritten = chosen.length * request.papers.length - files.length
  return { ok: true, value: { files, renewed, fonts: [...fonts.values()], notWritten } }
}

async function writeForm(
  { office, book, folder, reader }: Writing,
  evaluated: EvaluatedUnit,
  sent: SentBack,
): Promise<Outcome<{ file: WrittenSendBacks['files'][number]; why: string | null }>> {
  const copy = await markedCopy(office, book, evaluated, sent, reader)
  if (!copy.ok) return copy
  const { fileName, bytes, renewed } = copy.value
  const saved = await saveFile(join(folder, fileName), bytes)
  if (!saved.ok) return saved
  return { ok: true, value: { file: { path: saved.path, renamed: saved.renamed }, why: renewed } }
}

function writeNotice(
  { office, book, folder }: Writing,
  evaluated: EvaluatedUnit,
  sent: SentBack,
  options: RenderOptions,
): ReturnType<typeof savePdf> {
  const { year, sample } = book.year
  const issued = dayInChina(Date.parse(sent.sendBack.at))
  const model = writeWith(loadTemplates(office.db), () =>
    buildSendBackNotice(noticeFacts(book, issued), noticeOf(office, book, evaluated, sent)),
  )
  const name = `${year}年度_退回通知_${fileNamePart(evaluated.name)}${sample ? '（示例）' : ''}.pdf`
  return savePdf(folder, name, model, options)
}

function noticeOf(
  { db }: Office,
  book: YearBook,
  evaluated: EvaluatedUnit,
  { sendBack, submission }: SentBack,
): SentBackFacts {
  const form = formOf(book, evaluated)
  const cells = submission === null ? [] : loadSentReading(db, submission.id).cells
  return {
    unitName: evaluated.name,
    received: submission?.received ?? dayInChina(Date.parse(sendBack.at)),
    number: submission?.number ?? 0,
    deadline: sendBack.deadline,
    note: sendBack.note,
    fileName: markedCopyName(form),
    items: sendBack.items.map((item) => {
      const { indicator, title, place, original, reason } = describeItem(form, cells, item)
      return { indicator: indicator ?? '', title, place, original, reason }
    }),
  }
}
