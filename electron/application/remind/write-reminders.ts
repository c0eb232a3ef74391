import { writeWith } from '#shared/reports/fill-template.ts'
import { loadTemplates } from '../templates/load-templates.ts'
import { join } from 'node:path'
import type { UsedFont } from '#electron/documents/font-set.ts'
import type { RenderOptions } from '#electron/documents/render-pdf.ts'
import { saveFile } from '#electron/workbooks/save-file.ts'
import { writeList } from '#electron/workbooks/write/list.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { buildCommonReminder, buildReminder } from '#shared/reports/build-reminder.ts'
import type { PlainTable } from '#shared/reports/plain-table.ts'
import { buildReceiptRegister } from '#shared/reports/receipt-register.ts'
import { buildReminderList } from '#shared/reports/reminder-list.ts'
import type { ReportModel } from '#shared/reports/report-model.ts'
import { loadFontChoice } from '../documents/load-font-choice.ts'
import { dayInChina } from '../china-time.ts'
import { ensureFolder } from '../ensure-folder.ts'
import type { Progress } from '../export-forms.ts'
import { noticeFacts } from '../notice-facts.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { fileNamePart, savePdf } from '../save-pdf.ts'
import { receiptRows, reminderRows } from '../views/reminder-rows.ts'
import type { YearBook } from '../year-book.ts'
import { owingUnits, type Owing } from './owing-units.ts'

/** list: 催报名单. register: 收表登记表. notices: 催报通知, one a unit. notice: one 催报通知 for all. */
export type ReminderPaper = 'list' | 'register' | 'notices' | 'notice'

export interface ReminderPapers {
  readonly folder: string
  /** Of the units that owe, these; empty: all of them. The register has every unit. */
  readonly units: readonly UnitId[]
  readonly papers: readonly ReminderPaper[]
  readonly progress: Progress
  readonly stopped: () => boolean
  /** Where to look for the machine's own fonts; default: the system's folders. */
  readonly fontFolders?: readonly string[]
}

export interface WrittenReminders {
  readonly paths: readonly string[]
  readonly fonts: readonly UsedFont[]
  /** Notices left out because the work was stopped. */
  readonly notWritten: number
}

export const REMINDER_FOLDER = '催报通知'

/** Writes papers for reminding: lists as workbooks, notices as PDF; an existing file stays. */
export async function writeReminders(
  office: Office,
  book: YearBook,
  request: ReminderPapers,
): Promise<Outcome<WrittenReminders>> {
  const created = new Date(office.act().at)
  const today = dayInChina(created.getTime())
  const all = owingUnits(office, book, today)
  const owing =
    request.units.length === 0
      ? all
      : all.filter(({ evaluated }) => request.units.includes(evaluated.unit.id))
  if (owing.length === 0 && request.papers.some((paper) => paper !== 'register')) {
    return fail('nothing-picked', '所选单位都已报齐，没有需要催报的，没有导出。')
  }
  const notices = request.papers.includes('notices') ? join(request.folder, REMINDER_FOLDER) : request.folder
  const ready = await ensureFolder(notices)
  if (!ready.ok) return ready
  const { year, sample } = book.year
  const mark = sample ? '（示例）' : ''
  const facts = noticeFacts(book, today)
  const texts = loadTemplates(office.db)
  const heads = { year, today, deadline: book.deadline, mark }
  const tables: readonly (readonly [string, PlainTable])[] = [
    ...(request.papers.includes('list')
      ? [['催报名单', buildReminderList(heads, reminderRows(office, book, owing))] as const]
      : []),
    ...(request.papers.includes('register')
      ? [['收表登记表', buildReceiptRegister(heads, receiptRows(office, book))] as const]
      : []),
  ]
  const documents: readonly Document[] = [
    ...(request.papers.includes('notice')
      ? [
          {
            folder: request.folder,
            name: '催报通知',
            build: () => writeWith(texts, () => buildCommonReminder(facts, owing)),
          },
        ]
      : []),
    ...(request.papers.includes('notices')
      ? owing.map((unit: Owing) => ({
          folder: notices,
          name: `催报通知_${fileNamePart(unit.name)}`,
          build: () => writeWith(texts, () => buildReminder(facts, unit)),
        }))
      : []),
  ]
  const paths: string[] = []
  for (const [name, table] of tables) {
    const path = join(request.folder, `${year}年度_${name}${mark}.xlsx`)
    const saved = await saveFile(path, await writeList(table, created))
    if (!saved.ok) return saved
    paths.push(saved.path)
  }
  const options = {
    created,
    fontChoice: loadFontChoice(office.db),
    ...(request.fontFolders === undefined ? {} : { fontFolders: request.fontFolders }),
  }
  const written = await writeDocuments(
    documents,
    (name) => `${year}年度_${name}${mark}.pdf`,
    request,
    options,
  )
  if (!written.ok) return written
  return { ok: true, value: { ...written.value, paths: [...paths, ...written.value.paths] } }
}

interface Document {
  readonly folder: string
  readonly name: string
  readonly build: () => ReportModel
}

async function writeDocuments(
  documents: readonly Document[],
  fileName: (name: string) => string,
  { progress, stopped }: ReminderPapers,
  options: RenderOptions,
): Promise<Outcome<WrittenReminders>> {
  const paths: string[] = []
  const fonts = new Map<string, UsedFont>()
  for (const [index, { folder, name, build }] of documents.entries()) {
    if (stopped()) break
    const saved = await savePdf(folder, fileName(name), build(), options)
    if (!saved.ok) return saved
    paths.push(saved.value.path)
    for (const font of saved.value.fonts) fonts.set(font.role, font)
    progress(index + 1, documents.length, name)
  }
  const notWritten = documents.length - paths.length
  return { ok: true, value: { paths, fonts: [...fonts.values()], notWritten } }
}
