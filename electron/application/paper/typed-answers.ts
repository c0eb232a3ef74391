import type { FormAnswers, RowAnswers } from '#electron/workbooks/write/form-answers.ts'
import type { PaperContent } from '#shared/contract/paper.ts'
import { removeControls } from '#shared/returns/clean-text.ts'
import type { EvidenceEntry, Field } from '#shared/returns/reading.ts'

const TEXT_FIELDS = ['narrative', 'grade', 'deviation', 'evidence', 'note'] as const
const NUMBER_FIELDS = ['actual', 'selfScore'] as const

/** What was typed, as the cells of a form: without cells that hold nothing, and without characters that nobody sees. */
export function typedAnswers({ head, rows, evidence }: PaperContent): FormAnswers {
  return {
    rows: new Map(rows.map((row) => [row.indicator, rowAnswers(row)])),
    head: {
      filledBy: typedText(head.filledBy),
      phone: typedText(head.phone),
      responsible: typedText(head.responsible),
      date: typedText(head.date),
    },
    evidence: evidence
      .map((entry): EvidenceEntry => ({
        number: typedText(entry.number),
        indicators: typedText(entry.indicators),
        title: typedText(entry.title),
        reference: typedText(entry.reference),
        kind: typedText(entry.kind),
        pages: typedText(entry.pages),
      }))
      .filter(isFilled),
  }
}

function isFilled(entry: EvidenceEntry): boolean {
  const texts: readonly string[] = Object.values(entry)
  return texts.some((text) => text.trim() !== '')
}

/** Whether anything at all was typed but the day of receipt. */
export function holdsAnything({ rows, head, evidence }: FormAnswers): boolean {
  return (
    [...rows.values()].some((row) => Object.keys(row).length > 0) ||
    Object.values(head ?? {}).some((text) => text.trim() !== '') ||
    (evidence ?? []).length > 0
  )
}

function rowAnswers(row: Readonly<Record<Field, string>>): RowAnswers {
  const cells: [Field, string | number][] = []
  for (const field of NUMBER_FIELDS) cells.push([field, numberOrText(typedText(row[field]))])
  for (const field of TEXT_FIELDS) cells.push([field, typedText(row[field])])
  return Object.fromEntries(cells.filter(([, cell]) => String(cell).trim() !== ''))
}

function typedText(text: string): string {
  return removeControls(text.replaceAll(/\r\n?/g, '\n'))
}

/** A figure that a number cell shows exactly as it was typed becomes one: its form then counts and works out rates. */
function numberOrText(text: string): string | number {
  return /^-?\d+(\.\d+)?$/.test(text) && String(Number(text)) === text ? Number(text) : text
}
