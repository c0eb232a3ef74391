import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readWorkbookBytes } from '#electron/workbooks/read/read-workbook-bytes.ts'
import { hasOpenpyxl, runPython } from '#tests/support/programs.ts'
import { differences, parseOpinions, type Opinion } from './second-opinion.ts'

/** Workbooks that many programs wrote, to be found beside the project; not part of it. */
const CORPUS = process.env['WORKBOOK_CORPUS']

/** All differences from openpyxl, each with what it is. A file not named here has none. */
const EXPLAINED: Readonly<Record<string, readonly string[]>> = {
  // A dialog sheet of Excel 5 has no cells; openpyxl lists it as an empty sheet, we pass over it.
  'DialogSheet.xlsx': ['sheets Pivot|Data, not Dialog|Pivot|Data'],
  // A workbook of the strict kind: openpyxl knows only the transitional relationships and finds no sheet.
  'universal-content-strict.xlsx': ['sheets Sheet1|Sheet2, not '],
  // Stored is _x005F_x000D_, that is the text "_x000D_"; openpyxl shows the text, we keep both.
  'shared_string_with_escape.xlsx': ['Sheet1!A1 is text "_x005F_x000D_", not text "_x000D_"'],
  // An empty cell with a link: openpyxl puts the link's address into the cell.
  'test-issue-877.xlsx': ['Handlungsanweisung!A1 is not there, not text "mailto:doku@allessafe.de"'],
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.xls[xm]$/.test(path))
    .toSorted()
}

describe.skipIf(CORPUS === undefined)('a corpus of real workbooks', () => {
  const folder = CORPUS ?? ''

  test('every file is read or refused with a reason, quickly', () => {
    const slow: string[] = []
    for (const path of filesOf(folder)) {
      const started = performance.now()
      readWorkbookBytes(readFileSync(join(folder, path)), { contentLimits: false })
      if (performance.now() - started > 5_000) slow.push(path)
    }
    expect(slow).toEqual([])
  })

  test.skipIf(!hasOpenpyxl)(
    'every cell of every workbook that openpyxl reads is the same, but for those explained',
    { timeout: 600_000 },
    () => {
      const opinions = parseOpinions(runPython(join(import.meta.dirname, 'read_with_openpyxl.py'), [folder]))
      expect(opinions.length).toBeGreaterThanOrEqual(filesOf(folder).length)
      const found: Record<string, readonly string[]> = {}
      let cells = 0
      for (const opinion of opinions) {
        if (opinion.error !== undefined) continue
        cells += countCells(opinion)
        const outcome = readWorkbookBytes(readFileSync(join(folder, opinion.path)), { contentLimits: false })
        const list = outcome.ok ? differences(outcome.workbook, opinion) : [outcome.refusal.message]
        if (list.length > 0) found[opinion.path.slice(opinion.path.lastIndexOf('/') + 1)] = list
      }
      const here = Object.entries(EXPLAINED).filter(([name]) =>
        opinions.some(({ path }) => path.endsWith(`/${name}`)),
      )
      expect(found).toEqual(Object.fromEntries(here))
      expect(cells).toBeGreaterThan(0)
    },
  )
})

function countCells({ sheets }: Opinion): number {
  return sheets.reduce((sum, { cells }) => sum + cells.length, 0)
}
