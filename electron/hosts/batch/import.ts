import { basename } from 'node:path'
import { hasRefusal, type FileResult } from '#electron/application/file-result.ts'
import { importPaths } from '#electron/application/import-paths.ts'
import { receiptState, type ReceiptState } from '#electron/application/received-returns.ts'
import { optionalDay, optionalValue } from './arguments.ts'
import { createProgress, EXIT, printLine, printTable } from './console.ts'
import { saveJson } from './json-file.ts'
import type { Command } from './command.ts'
import { reportFailure, withYear } from './session.ts'
import { spareInputs } from './spare-inputs.ts'
import { keepYoungSpaceSmall } from './young-space.ts'

export const importReturns: Command = {
  usage:
    'import --data 文件夹 --year 2018 [--received 2019-01-10] [--json 文件] [--unit 单位] [--allow-macros] 文件或文件夹…',
  shape: {
    values: ['data', 'year', 'received', 'json', 'unit', 'operator'],
    switches: ['allow-macros'],
    free: '文件或文件夹…',
  },
  run: async (args) => {
    const received = optionalDay(args, 'received')
    if (!received.ok) return reportFailure(received)
    if (args.free.length === 0)
      return reportFailure({ error: { code: 'usage', message: '请写明要导入的文件或文件夹。' } })
    const units = args.values.get('unit') ?? []
    if (units.length > 1)
      return reportFailure({ error: { code: 'usage', message: '--unit 一次只能写一个单位。' } })
    const json = optionalValue(args, 'json')
    const spared = spareInputs(json, args.free)
    if (!spared.ok) return reportFailure(spared)
    keepYoungSpaceSmall()
    return withYear(args, async (office, book) => {
      const imported = await importPaths(office, book, {
        paths: args.free,
        received: received.value,
        unit: units[0] ?? null,
        allowMacros: args.switches.has('allow-macros'),
        keepCells: json !== null,
        progress: createProgress('读取'),
      })
      if (!imported.ok) return reportFailure(imported)
      const files = imported.value
      const state = receiptState(office, book)
      if (json !== null) {
        const saved = await saveJson(json, { files: files.map(fileJson), ...state })
        if (!saved.ok) return reportFailure(saved)
      }
      printFiles(files, state)
      return files.some(hasRefusal) ? EXIT.partly : EXIT.done
    })
  },
}

/** The shape of `import --json` (batch.md). */
function fileJson({ path, result, unit, submission, message, cells, remarks }: FileResult): unknown {
  return { path, result, unit, submission, message, cells, remarks }
}

const RESULT_WORDS: Readonly<Record<FileResult['result'], string>> = {
  read: '已读',
  remarks: '已读，有提示',
  duplicate: '重复',
  refused: '未导入',
  'passed-over': '跳过',
}

function printFiles(files: readonly FileResult[], { late, missing }: ReceiptState): void {
  printTable([
    ['文件', '结果', '单位', '第几次', '提示', '不能采用', '说明'],
    ...files.map((file) => [
      basename(file.path),
      RESULT_WORDS[file.result],
      file.unit ?? '—',
      file.submission === null ? '—' : String(file.submission),
      String(file.remarks.length + file.counts.cellRemarks),
      String(file.counts.cellErrors),
      file.message ?? '',
    ]),
  ])
  const kept = files.filter((file) => file.result === 'read' || file.result === 'remarks').length
  const refused = files.filter((file) => file.result === 'refused').length
  printLine(`已导入 ${kept} 份，未导入 ${refused} 份${refused > 0 ? '，其余不受影响' : ''}。`)
  if (late.length > 0) printLine(`逾期报送：${late.join('、')}。`)
  printLine(missing.length === 0 ? '各单位均已报送。' : `尚未报送：${missing.join('、')}。`)
}
