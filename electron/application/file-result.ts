import type { CellReading, FileRemark } from '#shared/returns/reading.ts'

/** What became of one file of an import. */
export interface FileResult {
  readonly path: string
  readonly result: 'read' | 'remarks' | 'duplicate' | 'refused' | 'passed-over'
  /** The unit's name, where it is known. */
  readonly unit: string | null
  /** Number of the submission that was stored, or that a duplicate repeats. */
  readonly submission: number | null
  readonly message: string | null
  readonly cells: readonly CellReading[]
  readonly remarks: readonly FileRemark[]
}

export function refusedFile(path: string, message: string, unit: string | null = null): FileResult {
  return { path, result: 'refused', unit, submission: null, message, cells: [], remarks: [] }
}

export function passedOverFile(path: string, reason: string): FileResult {
  const message = `跳过：${reason}。`
  return { path, result: 'passed-over', unit: null, submission: null, message, cells: [], remarks: [] }
}

/** Something of the file was not taken: refused whole, or a cell of it. */
export function hasRefusal(file: FileResult): boolean {
  return file.result === 'refused' || file.cells.some((cell) => cell.error !== null)
}
