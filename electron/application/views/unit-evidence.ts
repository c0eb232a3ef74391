import type { Evidence } from '#db/evidence.ts'
import { loadSubmissions } from '#db/submissions.ts'
import type { EvidenceFile, EvidenceUnit, UnitEvidence } from '#shared/contract/evidence.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import type { EvidenceFinding } from '#shared/returns/check-evidence.ts'
import { indicatorsOf } from '#shared/returns/propose-evidence.ts'
import { detectFileKind, type FileKind } from '../evidence/file-kind.ts'
import { evidenceFolder, readHead } from '../evidence/store.ts'
import { openEvidenceCheck, shownName, type UnitCheck } from '../evidence/unit-check.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { findEvaluated, type YearBook } from '../year-book.ts'

/** How many files each unit has, and how many are missing. */
export function evidenceUnits(office: Office, book: YearBook): readonly EvidenceUnit[] {
  const check = openEvidenceCheck(office, book)
  const submissions = loadSubmissions(office.db, book.year.year)
  return book.units.map((evaluated) => {
    const { entries, files, check: found } = check(evaluated)
    return {
      unit: evaluated.unit.id,
      name: evaluated.name,
      handedIn: submissions.has(evaluated.unit.id),
      entries: entries.length,
      files: files.length,
      missing: found.findings.filter(isMissing).length,
      toPlace: found.findings.filter(({ kind }) => kind === 'file-without-entry').length,
    }
  })
}

/** What is not there, unlike a file that only has no place in the 目录. */
export function isMissing({ kind }: EvidenceFinding): boolean {
  return kind !== 'file-without-entry'
}

/** A unit's 佐证材料目录 with the files of each entry, its items, and what was found. */
export function unitEvidence(office: Office, book: YearBook, unit: UnitId): Outcome<UnitEvidence> {
  const evaluated = findEvaluated(book, unit)
  if (evaluated === null) return fail('unknown-unit', `${book.year.year}年度没有这个单位，请重新选择单位。`)
  const checked = openEvidenceCheck(office, book)(evaluated)
  const { form, submission, entries, files, check, texts } = checked
  const folder = evidenceFolder(office.db)
  const rows = new Map(files.map((file) => [file.id, evidenceFile(folder, file)]))
  const rowsOf = (ids: readonly number[]): EvidenceFile[] => ids.flatMap((id) => rows.get(id) ?? [])
  const listed = new Set(check.entries.flat())
  const ids = form.rows.map(({ indicatorId }) => indicatorId)
  return {
    ok: true,
    value: {
      unit,
      unitName: evaluated.name,
      submission: submission === null ? null : submission.number,
      entries: entries.map((entry, index) => ({
        ...entry,
        known: [...indicatorsOf(entry, ids)],
        files: rowsOf(check.entries[index] ?? []),
      })),
      others: rowsOf(files.map(({ id }) => id).filter((id) => !listed.has(id))),
      items: form.rows.map((row, index) => ({
        indicator: row.indicatorId,
        title: row.title,
        evidenceRequired: row.evidence,
        required: check.items[index]?.required ?? false,
        cited: [...(check.items[index]?.cited ?? [])],
        files: check.items[index]?.files.length ?? 0,
      })),
      findings: check.findings.map((finding, index) => ({
        kind: finding.kind,
        text: texts[index] ?? '',
        missing: isMissing(finding),
      })),
    },
  }
}

/** What is wrong with one item's evidence, for whoever reviews it. */
export function itemFindings({ check, texts }: UnitCheck, indicator: string): readonly string[] {
  return check.findings.flatMap((finding, index) => {
    const about =
      finding.kind === 'listed-without-file'
        ? finding.indicators.includes(indicator)
        : finding.kind !== 'file-without-entry' && finding.indicator === indicator
    return about ? [texts[index] ?? ''] : []
  })
}

/** A kind is told by bytes that never change: looked at once. */
const KINDS = new Map<string, FileKind>()

export function evidenceFile(
  folder: string,
  file: Pick<Evidence, 'id' | 'number' | 'indicator' | 'sha256' | 'size' | 'fileName' | 'operator' | 'at'>,
): EvidenceFile {
  const { id, number, indicator, sha256, size, operator, at } = file
  const key = `${sha256} ${file.fileName}`
  const head = readHead(folder, sha256, size)
  const kind = KINDS.get(key) ?? detectFileKind(file.fileName, head ?? new Uint8Array())
  if (head !== null) KINDS.set(key, kind)
  return {
    id,
    name: shownName(file),
    number,
    indicator,
    size,
    kind: kind.word,
    preview: head === null ? null : kind.preview,
    warning: kind.warning,
    present: head !== null,
    operator,
    at,
  }
}
