import { openReturnFile } from '#electron/workbooks/read/open-return-file.ts'
import type { WorkbookReader } from '#electron/workbooks/read/workbook-reader.ts'
import { cellAddress, type CellRange, type Sheet, type Workbook } from '#shared/returns/workbook.ts'
import { optionalValue } from './arguments.ts'
import { EXIT, printTable } from './console.ts'
import { saveJson } from './json-file.ts'
import type { Command } from './command.ts'
import { reportFailure } from './session.ts'
import { spareInputs } from './spare-inputs.ts'

interface Inspected {
  readonly path: string
  readonly message: string | null
  readonly workbook: Workbook | null
}

/** Any workbook as the reader sees it: for support, and for comparing readers. */
export const inspect: Command = {
  usage: 'inspect [--json 文件] 文件…',
  shape: { values: ['json'], switches: [], free: '文件…' },
  run: async (args) => {
    if (args.free.length === 0) {
      return reportFailure({ error: { code: 'usage', message: '请写明要查看的文件。' } })
    }
    const json = optionalValue(args, 'json')
    const spared = spareInputs(json, args.free)
    if (!spared.ok) return reportFailure(spared)
    const reader = args.startReader()
    const files: Inspected[] = []
    try {
      for (const path of args.free) files.push(await inspectFile(reader, path))
    } finally {
      await reader.close()
    }
    if (json !== null) {
      const saved = await saveJson(json, { files: files.map(fileJson) })
      if (!saved.ok) return reportFailure(saved)
    }
    printTable([['文件', '结果', '工作表', '单元格', '说明'], ...files.map(toRow)])
    return files.every((file) => file.workbook !== null) ? EXIT.done : EXIT.partly
  },
}

async function inspectFile(reader: WorkbookReader, path: string): Promise<Inspected> {
  const file = await openReturnFile(path)
  if (!file.ok) return { path, message: file.refusal.message, workbook: null }
  const read = await reader.read(file.bytes, { contentLimits: false })
  return read.ok
    ? { path, message: null, workbook: read.workbook }
    : { path, message: read.refusal.message, workbook: null }
}

function toRow({ path, message, workbook }: Inspected): readonly string[] {
  if (workbook === null) return [path, '不能读', '', '', message ?? '']
  const cells = workbook.sheets.reduce((sum, sheet) => sum + sheet.cells.length, 0)
  return [
    path,
    '已读',
    String(workbook.sheets.length),
    String(cells),
    workbook.macros ? '含宏，只读数据' : '',
  ]
}

function fileJson({ path, message, workbook }: Inspected): unknown {
  return {
    path,
    result: workbook === null ? 'refused' : 'read',
    kind: workbook?.kind ?? null,
    message,
    sheets: workbook?.sheets.map(sheetJson) ?? [],
  }
}

function sheetJson(sheet: Sheet): unknown {
  return {
    name: sheet.name,
    state: sheet.state,
    merges: sheet.merges.map(rangeText),
    cells: sheet.cells.map(({ row, column, type, text, value, format, formula }) => ({
      cell: cellAddress(row, column),
      type,
      text,
      value,
      format,
      formula,
    })),
  }
}

function rangeText(range: CellRange): string {
  return `${cellAddress(range.top, range.left)}:${cellAddress(range.bottom, range.right)}`
}
