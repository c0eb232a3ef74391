import { bandNamed } from '../scheme/bands.ts'
import type { Band } from '../scheme/scheme.ts'
import { removeSpaces } from './clean-text.ts'
import { refused, taken, type CellDraft } from './cell-draft.ts'
import type { FormRow } from './form.ts'
import { isDash, saysNoData } from './no-data-words.ts'
import { plainText } from './sheet-grid.ts'
import type { Cell } from './workbook.ts'

/** 自评档次 as it was read. */
export interface GradeReading {
  readonly draft: CellDraft | null
  readonly band: string | null
  readonly notApplicable: boolean
  readonly noData: boolean
  /** 不适用 stands there, with a reason or without: the row takes no actual. */
  readonly saysNotApplicable: boolean
}

const NOTHING: Omit<GradeReading, 'draft'> = {
  band: null,
  notApplicable: false,
  noData: false,
  saysNotApplicable: false,
}

export function readGrade(
  cell: Cell | null,
  row: FormRow,
  bands: readonly Band[],
  hasReason: boolean,
): GradeReading {
  if (cell === null) return { draft: null, ...NOTHING }
  if (cell.type === 'blank') return { draft: refused('grade', cell, 'formula-without-result'), ...NOTHING }
  if (cell.type === 'error') return { draft: refused('grade', cell, 'error-value'), ...NOTHING }
  if (cell.setApart === true)
    return { draft: refused('grade', cell, 'unknown-band', 'set-apart'), ...NOTHING }
  const text = removeSpaces(plainText(cell))
  if (text === '不适用') {
    const draft = hasReason ? taken('grade', cell, '不适用') : refused('grade', cell, 'reason-missing')
    return { draft, ...NOTHING, notApplicable: hasReason, saysNotApplicable: true }
  }
  const band = bandNamed(bands, text)
  if (row.rule !== 'graded' && (band !== null || saysNoData(text))) {
    return { draft: taken('grade', cell, text, ['value-ignored']), ...NOTHING }
  }
  if (text === '无数据' || isDash(text)) return readNoData(cell, row, hasReason)
  // Also where the rule takes no band: a word that is not understood may be meant for 不适用.
  if (band === null) return { draft: refused('grade', cell, 'unknown-band'), ...NOTHING }
  return { draft: taken('grade', cell, band.name), ...NOTHING, band: band.name }
}

function readNoData(cell: Cell, row: FormRow, hasReason: boolean): GradeReading {
  if (!row.noDataAllowed) return { draft: refused('grade', cell, 'no-data-not-allowed'), ...NOTHING }
  if (!hasReason) return { draft: refused('grade', cell, 'reason-missing'), ...NOTHING }
  return { draft: taken('grade', cell, 'no-data'), ...NOTHING, noData: true }
}
