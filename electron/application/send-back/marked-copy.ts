import { loadEvidence, loadSentReading } from '#db/readings.ts'
import { loadSubmissionRecords } from '#db/submission-records.ts'
import { loadStoredFile, type Submission } from '#db/submissions.ts'
import type { MarkObstacle } from '#electron/workbooks/mark/mark-copy.ts'
import type { WorkbookReader } from '#electron/workbooks/read/workbook-reader.ts'
import type { FormAnswers } from '#electron/workbooks/write/form-answers.ts'
import { formFileName, writeForm } from '#electron/workbooks/write/form.ts'
import type { Form } from '#shared/returns/form.ts'
import { locateTable } from '#shared/returns/locate-table.ts'
import { placeMarks } from '#shared/returns/mark-places.ts'
import type { CellReading } from '#shared/returns/reading.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { formOf, type EvaluatedUnit, type YearBook } from '../year-book.ts'
import type { SentBack } from './sent-back.ts'

export interface MarkedCopy {
  readonly fileName: string
  readonly bytes: Uint8Array
  /** Why it is not the unit's own file but a new form with what the unit filled in; null: it is its own. */
  readonly renewed: string | null
}

/** 2018年度自评表_市教育局_退回.xlsx */
export function markedCopyName(form: Pick<Form, 'year' | 'unitName'>): string {
  return formFileName(form).replace(/\.xlsx$/, '_退回.xlsx')
}

/**
 * The unit's own file with the cells to correct highlighted and the reasons as their notes. Where it cannot be marked in
 * place, a new form with what the unit filled in, marked in the same way.
 */
export async function markedCopy(
  office: Office,
  book: YearBook,
  evaluated: EvaluatedUnit,
  { sendBack, submission }: SentBack,
  reader: WorkbookReader,
): Promise<Outcome<MarkedCopy>> {
  if (submission === null) {
    return fail('unknown-submission', `${evaluated.name}这次退回所依据的报送已经撤销，不能生成退回的自评表。`)
  }
  const form = formOf(book, evaluated)
  const fileName = markedCopyName(form)
  const mark = (bytes: Uint8Array): Promise<Marked> =>
    markBytes(reader, bytes, form, sendBack.items, sendBack.at)
  const own = await mark(loadStoredFile(office.db, submission.sha256))
  // What is kept of a return on paper is the form that the office typed it into.
  const typed = submission.way === 'paper' ? RENEWED.paper : null
  if (own.ok) return { ok: true, value: { fileName, bytes: own.bytes, renewed: typed } }
  const fresh = await mark(await writeForm(form, answersOf(office, book, submission)))
  if (!fresh.ok) throw new Error(`a form of this program cannot be marked: ${fresh.why}`)
  return { ok: true, value: { fileName, bytes: fresh.bytes, renewed: RENEWED[own.why] } }
}

type Why = MarkObstacle | 'legacy' | 'paper' | 'no-place'
type Marked = { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly why: Why }

const RENEWED: Readonly<Record<Why, string>> = {
  paper: '单位报送的是纸质表',
  legacy: '单位的文件是旧格式（.xls 或 .et），不能写入批注',
  macros: '单位的文件带有宏',
  'unusual-xml': '单位的文件写法特殊，不能原样标注',
  'no-addresses': '单位的文件写法特殊，不能原样标注',
  'threaded-comment': '要标注的格上有讨论，不能再加批注',
  'no-place': '单位的表中删去了要补正的行或列',
  unreadable: '单位的文件现在不能读取',
}

async function markBytes(
  reader: WorkbookReader,
  bytes: Uint8Array,
  form: Form,
  items: SentBack['sendBack']['items'],
  at: string,
): Promise<Marked> {
  const read = await reader.read(bytes)
  if (!read.ok) return { ok: false, why: 'unreadable' }
  if (read.workbook.kind === 'xls') return { ok: false, why: 'legacy' }
  const table = locateTable(read.workbook, form)
  if (!table.ok) return { ok: false, why: 'no-place' }
  const marks = placeMarks(table.value, items)
  if (marks === null) return { ok: false, why: 'no-place' }
  const marked = await reader.mark(bytes, { sheet: table.value.grid.sheet.name, marks, at })
  return marked.ok ? marked : { ok: false, why: marked.obstacle }
}

/** What the unit filled in, as it wrote it where the reading had anything to say. */
function answersOf({ db }: Office, { year }: YearBook, submission: Submission): FormAnswers {
  const rows = new Map<string, Record<string, string | number>>()
  for (const cell of loadSentReading(db, submission.id).cells) {
    // The first row of an indicator stands.
    if (cell.error === 'duplicate-row') continue
    rows.set(cell.indicator, { ...rows.get(cell.indicator), [cell.field]: answerOf(cell) })
  }
  const record = loadSubmissionRecords(db, year.year).get(submission.id)
  return {
    rows,
    head: {
      filledBy: record?.filledBy ?? '',
      phone: record?.phone ?? '',
      responsible: record?.responsible ?? '',
      date: record?.filledOn ?? '',
    },
    evidence: loadEvidence(db, submission.id),
  }
}

function answerOf({ field, value, original, remark, error }: CellReading): string | number {
  const isFigure = field === 'actual' || field === 'selfScore'
  const plain =
    isFigure && value !== null && remark === null && error === null && /^-?\d{1,15}(\.\d{1,9})?$/.test(value)
  return plain ? Number(value) : original
}
