import { appendLog } from '#db/log.ts'
import { loadParagraphEdits, storeParagraphEdit } from '#db/paragraph-edits.ts'
import { listEditable, type EditableParagraph } from '#shared/reports/edited-text.ts'
import { removeControls } from '#shared/returns/clean-text.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { loadReportFacts } from '../report-facts.ts'
import type { YearBook } from '../year-book.ts'
import { loadYearInput } from '../year-input.ts'
import { refuseArchived } from '../year-state.ts'
import { findDocument } from './find-document.ts'

const LONGEST = 5000

interface ParagraphChange {
  readonly document: string
  readonly key: string
  /** null: what the program says stands again. '': the paragraph is left out. */
  readonly text: string | null
  /** What the program said when the officer looked. */
  readonly generated: string
}

/** Puts the office's own text in the place of a generated paragraph, or lets that stand again. */
export function editParagraph(office: Office, book: YearBook, change: ParagraphChange): Outcome<null> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const { db } = office
  const { year } = book.year
  const facts = loadReportFacts(office, book, loadYearInput(office, book))
  const found = findDocument(office, book, facts, change.document)
  if (!found.ok) return found
  const document = found.value
  const { key } = change
  const { paragraphs, gone } = listEditable(document.build(), loadParagraphEdits(db, year, document.id))
  const paragraph = paragraphs.find((known) => known.key === key) ?? null
  const before = paragraph?.edit ?? gone.find((edit) => edit.key === key) ?? null
  const text = change.text === null ? null : cleanLines(change.text)
  if (text === null) {
    if (before === null) return fail('nothing-changed', '这一段就是生成的原稿，没有可恢复的内容。')
  } else {
    const judged = judgeText(text, paragraph?.kind ?? 'paragraph')
    if (!judged.ok) return judged
    if (paragraph === null) {
      return fail('stale-check', '这一段现在不再生成，没有保存。请刷新后重新查看，需要的话改写相邻的段落。')
    }
    if (paragraph.generated !== change.generated) {
      return fail('stale-check', '打开之后这一段的数据变了，没有保存。请刷新后对照新的内容再改。')
    }
    if (before === null && text === paragraph.generated) {
      return fail('nothing-changed', '内容与生成的原稿相同，没有保存。')
    }
  }
  db.transaction(() => {
    const actor = office.act()
    storeParagraphEdit(db, actor, {
      year,
      document: document.id,
      key,
      generated: paragraph?.generated ?? before?.generated ?? '',
      text,
    })
    appendLog(db, actor, {
      action: text === null ? '恢复生成稿' : '修改文稿',
      object: `${year}年度${document.title}`,
      detail: {
        year,
        document: document.id,
        key,
        before: before?.text ?? paragraph?.generated ?? '',
        after: text ?? paragraph?.generated ?? '',
      },
    })
  })()
  return { ok: true, value: null }
}

/** Lets what the program says stand again everywhere in a document; gives how many texts that were. */
export function restoreDocument(office: Office, book: YearBook, id: string): Outcome<number> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const { db } = office
  const { year } = book.year
  const facts = loadReportFacts(office, book, loadYearInput(office, book))
  const found = findDocument(office, book, facts, id)
  if (!found.ok) return found
  const document = found.value
  const edits = loadParagraphEdits(db, year, document.id)
  if (edits.length === 0) return fail('nothing-changed', '各段都是生成的原稿，没有可恢复的内容。')
  db.transaction(() => {
    const actor = office.act()
    for (const { key, generated } of edits) {
      storeParagraphEdit(db, actor, { year, document: document.id, key, generated, text: null })
    }
    appendLog(db, actor, {
      action: '全部恢复生成稿',
      object: `${year}年度${document.title}`,
      detail: { year, document: document.id, texts: edits.map(({ text }) => text) },
    })
  })()
  return { ok: true, value: edits.length }
}

/** A line each its own paragraph; empty lines and blanks at the ends go. */
function cleanLines(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => removeControls(line).trim())
    .filter((line) => line !== '')
    .join('\n')
}

const LONGEST_HEADING = 100
const MOST_TITLE_LINES = 4

function judgeText(text: string, kind: EditableParagraph['kind']): Outcome<null> {
  if (kind !== 'paragraph') {
    if (text === '') return fail('bad-request', '标题不能是空白，没有保存。要用原来的，请点“恢复生成稿”。')
    const lines = text.split('\n')
    if (kind === 'heading' && lines.length > 1) return fail('bad-request', '标题只能是一行，没有保存。')
    if (lines.length > MOST_TITLE_LINES || lines.some((line) => line.length > LONGEST_HEADING)) {
      return fail(
        'bad-request',
        `标题太长，没有保存。请写在 ${MOST_TITLE_LINES} 行以内，每行不超过 ${LONGEST_HEADING} 字。`,
      )
    }
  }
  if (text.length <= LONGEST) return { ok: true, value: null }
  return fail(
    'bad-request',
    `这一段有 ${text.length} 字，超过 ${LONGEST} 字，没有保存。请把一部分移到其他段落。`,
  )
}
