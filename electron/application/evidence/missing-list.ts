import { saveFile } from '#electron/workbooks/save-file.ts'
import { writeList } from '#electron/workbooks/write/list.ts'
import type { PlainTable } from '#shared/reports/plain-table.ts'
import type { EvidenceFinding } from '#shared/returns/check-evidence.ts'
import { formatDay } from '#shared/scheme/day.ts'
import { join } from 'node:path'
import { dayInChina } from '../china-time.ts'
import { ensureFolder } from '../ensure-folder.ts'
import type { Office } from '../office.ts'
import type { Outcome } from '../outcome.ts'
import type { YearBook } from '../year-book.ts'
import { openEvidenceCheck } from './unit-check.ts'

/** A piece of evidence that is not there. */
export interface MissingEvidence {
  readonly unit: string
  readonly indicators: string
  readonly what: string
  /** In the 目录. */
  readonly number: string
  readonly title: string
  readonly text: string
}

const WHAT = {
  'listed-without-file': '目录已列，没有文件',
  'cited-not-listed': '编号不在目录中',
  'required-missing': '没有佐证',
} as const

/** Everything that is missing, by unit in document order; units that have not handed in are reminded elsewhere. */
export function missingEvidence(office: Office, book: YearBook): readonly MissingEvidence[] {
  const check = openEvidenceCheck(office, book)
  return book.units.flatMap((evaluated) => {
    const { check: found, texts } = check(evaluated)
    return found.findings.flatMap((finding, index) =>
      finding.kind === 'file-without-entry'
        ? []
        : [{ unit: evaluated.name, what: WHAT[finding.kind], text: texts[index] ?? '', ...placeOf(finding) }],
    )
  })
}

function placeOf(
  finding: Exclude<EvidenceFinding, { kind: 'file-without-entry' }>,
): Pick<MissingEvidence, 'indicators' | 'number' | 'title'> {
  switch (finding.kind) {
    case 'listed-without-file': {
      const { number, title, indicators } = finding.entry
      // Where the program makes nothing of the unit's own words, they stand as they are.
      return { indicators: finding.indicators.join('、') || indicators, number, title }
    }
    case 'cited-not-listed':
      return { indicators: finding.indicator, number: finding.number, title: '' }
    case 'required-missing':
      return { indicators: finding.indicator, number: '', title: '' }
  }
}

/** The list for a message to the units: a heading a unit, a line a piece. */
export function missingText(missing: readonly MissingEvidence[]): string {
  return [...Map.groupBy(missing, ({ unit }) => unit)]
    .map(([unit, lines]) =>
      [`${unit}（${lines.length} 处）：`, ...lines.map(({ text }) => `　${text}`)].join('\n'),
    )
    .join('\n')
}

/** Writes 缺佐证清单 into a folder. */
export async function writeMissingList(
  office: Office,
  book: YearBook,
  folder: string,
): Promise<Outcome<{ readonly path: string; readonly renamed: boolean }>> {
  const ready = await ensureFolder(folder)
  if (!ready.ok) return ready
  const { at } = office.act()
  const table = missingTable(book, missingEvidence(office, book), formatDay(dayInChina(Date.parse(at))))
  const bytes = await writeList(table, new Date(at))
  const saved = await saveFile(join(folder, `${book.year.year}年度_缺佐证清单.xlsx`), bytes)
  return saved.ok ? { ok: true, value: { path: saved.path, renamed: saved.renamed } } : saved
}

function missingTable(book: YearBook, missing: readonly MissingEvidence[], today: string): PlainTable {
  const { year, sample } = book.year
  return {
    name: '缺佐证清单',
    title: `${year}年度缺佐证清单${sample ? '（示例）' : ''}`,
    subtitle: `截至${today}`,
    columns: [
      { header: '序号', width: 6, kind: 'center' },
      { header: '单位', width: 20, kind: 'text' },
      { header: '指标编号', width: 10, kind: 'center' },
      { header: '目录编号', width: 10, kind: 'center' },
      { header: '材料名称', width: 30, kind: 'text' },
      { header: '情况', width: 18, kind: 'center' },
      { header: '说明', width: 50, kind: 'text' },
    ],
    rows: missing.map(({ unit, indicators, number, title, what, text }, index) => [
      index + 1,
      unit,
      indicators,
      number,
      title,
      what,
      text,
    ]),
    notes: missing.length === 0 ? ['各单位报送的自评表所列佐证材料均已收到文件。'] : [],
  }
}
