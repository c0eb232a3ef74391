import type { CellReading, FileRemark, ReturnReading } from '#shared/returns/reading.ts'

/** What became of one file of an import. */
export interface FileResult {
  readonly path: string
  readonly result: 'read' | 'remarks' | 'duplicate' | 'refused' | 'passed-over'
  /** The unit's name, where it is known. */
  readonly unit: string | null
  /** Number of the submission that was stored, or that a duplicate repeats. */
  readonly submission: number | null
  readonly message: string | null
  readonly counts: CellCounts
  /** Empty where an import of many files was not asked to keep them. */
  readonly cells: readonly CellReading[]
  readonly remarks: readonly FileRemark[]
}

export interface CellCounts {
  readonly cells: number
  readonly cellRemarks: number
  readonly cellErrors: number
}

export const NO_CELLS: CellCounts = { cells: 0, cellRemarks: 0, cellErrors: 0 }

export function countCells(cells: readonly CellReading[]): CellCounts {
  return {
    cells: cells.length,
    cellRemarks: cells.filter(({ remark }) => remark !== null).length,
    cellErrors: cells.filter(({ error }) => error !== null).length,
  }
}

export const NOTHING_FILLED = '表内没有填写任何内容，已登记收到，各项按缺报处理。'

export function readFile(path: string, unit: string, submission: number, reading: ReturnReading): FileResult {
  const { cells, remarks } = reading
  const counts = countCells(cells)
  const clean = remarks.length === 0 && counts.cellRemarks === 0 && counts.cellErrors === 0
  const message = reading.rows.some((row) => row.filled) ? null : NOTHING_FILLED
  return { path, result: clean ? 'read' : 'remarks', unit, submission, message, counts, cells, remarks }
}

/** A sentence more on a file that was stored; null: none. */
export function withRemark(file: FileResult, remark: string | null): FileResult {
  if (remark === null || (file.result !== 'read' && file.result !== 'remarks')) return file
  return { ...file, result: 'remarks', message: (file.message ?? '') + remark }
}

export function duplicateFile(path: string, unit: string | null, submission: number): FileResult {
  const message = `与${unit ?? '该单位'}第 ${submission} 次报送的文件完全相同，没有重复导入。`
  return { path, result: 'duplicate', unit, submission, message, counts: NO_CELLS, cells: [], remarks: [] }
}

export function refusedFile(path: string, message: string, unit: string | null = null): FileResult {
  return {
    path,
    result: 'refused',
    unit,
    submission: null,
    message,
    counts: NO_CELLS,
    cells: [],
    remarks: [],
  }
}

export function passedOverFile(path: string, reason: string): FileResult {
  const message = `跳过：${reason}。`
  return {
    path,
    result: 'passed-over',
    unit: null,
    submission: null,
    message,
    counts: NO_CELLS,
    cells: [],
    remarks: [],
  }
}

/** Something of the file was not taken: refused whole, or a cell of it. */
export function hasRefusal(file: FileResult): boolean {
  return file.result === 'refused' || file.counts.cellErrors > 0
}
