import type { Workbook } from '#shared/returns/workbook.ts'

/** Why a file cannot be read. Stable: batch users and tests go by the code, people by the message. */
export type RefusalCode =
  // The file itself.
  | 'not-found'
  | 'no-access'
  | 'link'
  | 'not-a-file'
  | 'too-large'
  | 'empty'
  // Something other than an .xlsx.
  | 'encrypted'
  | 'legacy'
  | 'ole-document'
  | 'xlsb'
  | 'ods'
  | 'uof'
  | 'numbers'
  | 'other-office'
  | 'zip'
  | 'archive'
  | 'pdf'
  | 'image'
  | 'html'
  | 'xml'
  | 'rtf'
  | 'text'
  | 'unknown'
  // An .xlsx that cannot be trusted.
  | 'cut'
  | 'damaged'
  | 'over-limits'
  // The reading process.
  | 'too-slow'
  | 'too-much-memory'
  | 'reader-died'

/** `message` is a whole Chinese sentence or two: what is wrong, what to do. The caller puts the file's name in front. */
export interface Refusal {
  readonly code: RefusalCode
  readonly message: string
}

export type ReadOutcome =
  | { readonly ok: true; readonly workbook: Workbook }
  | { readonly ok: false; readonly refusal: Refusal }

/** Ends a reading from deep inside a SAX callback; never leaves `readWorkbookBytes`. */
export class Refused extends Error {
  readonly refusal: Refusal
  /** What was found, without advice, where the file is damaged: for files that no unit sent. */
  readonly found: string | null

  constructor(code: RefusalCode, message: string, found: string | null = null) {
    super(message)
    this.refusal = { code, message }
    this.found = found
  }
}

const REPAIR = '请用 Excel 或 WPS 表格打开检查，另存为 .xlsx 后重新报送。'

/** `what` says what was found, without a full stop. */
export function damaged(what: string): Refused {
  return new Refused('damaged', `文件已损坏：${what}。${REPAIR}`, what)
}

export function overLimits(what: string, advice = '请删去与自评无关的内容后重新报送。'): Refused {
  return new Refused('over-limits', `${what}，超出允许的范围。${advice}`)
}
