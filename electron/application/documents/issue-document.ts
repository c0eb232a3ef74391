import { verifyLog, appendLog } from '#db/log.ts'
import { findLatestIssued, storeIssued } from '#db/issued-documents.ts'
import { loadParagraphEdits } from '#db/paragraph-edits.ts'
import { sha256Of } from '#db/stored-files.ts'
import { checkCode } from '#shared/reports/check-code.ts'
import { DRAFT_MARK } from '#shared/reports/draft.ts'
import { listEditable } from '#shared/reports/edited-text.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { loadReportFacts } from '../report-facts.ts'
import { countPending } from '../score-year.ts'
import type { YearBook } from '../year-book.ts'
import { loadYearInput } from '../year-input.ts'
import { refuseArchived } from '../year-state.ts'
import { isMadeFinal } from './draft-document.ts'
import { buildEdited } from './edited-document.ts'
import { findDocument } from './find-document.ts'
import { issuedFoot } from './issued-file.ts'
import { loadFontChoice } from './load-font-choice.ts'
import { documentFileName } from '../documents-of.ts'

export interface Issued {
  readonly number: number
  readonly code: string
  readonly sha256: string
}

/** 定稿: keeps the document as it goes out, under the next number, with the check code of the log on its last page. */
export async function issueDocument(office: Office, book: YearBook, id: string): Promise<Outcome<Issued>> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const { db } = office
  const { year } = book.year
  const facts = loadReportFacts(office, book, loadYearInput(office, book))
  const found = findDocument(office, book, facts, id)
  if (!found.ok) return found
  const document = found.value
  if (!isMadeFinal(document)) return fail('bad-request', `${document.title}不用定稿，可以直接导出。`)
  const pending = countPending(facts.sheet)
  if (pending > 0) {
    return fail('not-ready', `还有 ${pending} 项没有核定，不能定稿。请先到“审核”完成核定。`)
  }
  const generated = document.build()
  // A report over several years has those of the others.
  if (generated.marks.includes(DRAFT_MARK)) {
    return fail('not-ready', '以前年度还有没核定的项目，不能定稿。请先到那个年度的“审核”完成核定。')
  }
  const { paragraphs } = listEditable(generated, loadParagraphEdits(db, year, id))
  const stale = paragraphs.filter((paragraph) => paragraph.stale).length
  if (stale > 0) {
    return fail(
      'not-ready',
      `有 ${stale} 段改过的文字，生成稿的内容后来变了，不能定稿。请先逐段选择保留或用新的。`,
    )
  }
  const chain = verifyLog(db)
  if (!chain.ok) {
    return fail('damaged', `操作记录从第 ${chain.sequence} 条起接不上，不能定稿。请用备份恢复后再定稿。`)
  }
  const code = checkCode(chain.head)
  const model = buildEdited(office, book, document)
  const number = (findLatestIssued(db, year, id)?.number ?? 0) + 1
  const { at } = office.act()
  const { renderPdf } = await import('#electron/documents/render-pdf.ts')
  const pdf = await renderPdf(model, {
    created: new Date(at),
    fontChoice: loadFontChoice(db),
    foot: issuedFoot({ number, at, code }),
  })
  if (!pdf.ok) return pdf
  const sha256 = sha256Of(pdf.bytes)
  db.transaction(() => {
    const actor = { ...office.act(), at }
    const stored = storeIssued(db, actor, year, {
      document: id,
      fileName: documentFileName(book, document, 'pdf'),
      sha256,
      bytes: pdf.bytes,
      model: JSON.stringify({ model, pages: pdf.pages, imprintBreaks: pdf.imprintBreaks }),
      fonts: JSON.stringify(pdf.fonts),
      code,
    })
    // Its number is printed: another one made meanwhile would have taken it.
    if (stored !== number) throw new Error(`final version ${number} was made twice`)
    appendLog(db, actor, {
      action: '文稿定稿',
      object: `${year}年度${document.title}`,
      detail: { year, document: id, number, sha256, code },
    })
  })()
  return { ok: true, value: { number, code, sha256 } }
}
