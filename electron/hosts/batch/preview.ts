import { basename } from 'node:path'
import { inspectReturn } from '#electron/application/exchange/merge-return.ts'
import { optionalValue } from './arguments.ts'
import type { Command } from './command.ts'
import { createProgress, EXIT, printLine } from './console.ts'
import { printConflicts, printNews } from './exchange-table.ts'
import { saveJson } from './json-file.ts'
import { chooseFile, reportFailure, withYear } from './session.ts'
import { spareInputs } from './spare-inputs.ts'

/** What merging a package would bring; exit 1 where something has to be decided first. */
export const preview: Command = {
  usage: 'preview --data 文件夹 --year 2018 [--json 文件] 交回包.kspack',
  shape: { values: ['data', 'year', 'json', 'operator'], switches: [], free: '交回包.kspack' },
  run: async (args) => {
    const path = chooseFile(args, '交回包')
    if (!path.ok) return reportFailure(path)
    const json = optionalValue(args, 'json')
    const spared = spareInputs(json, [path.value])
    if (!spared.ok) return reportFailure(spared)
    return withYear(args, async (office, book) => {
      const file = { path: path.value, name: basename(path.value) }
      const seen = await inspectReturn(office, book, file, {
        progress: createProgress('核对交回包'),
        stopped: () => false,
      })
      if (!seen.ok) return reportFailure(seen)
      if (json !== null) {
        const saved = await saveJson(json, seen.value)
        if (!saved.ok) return reportFailure(saved)
      }
      printNews(seen.value)
      printLine(`包校验码：${seen.value.code}。还没有合并，数据没有改动。`)
      if (seen.value.conflicts.length === 0) return EXIT.done
      printConflicts(seen.value)
      return EXIT.partly
    })
  },
}
