import { exportOpenly } from '#electron/application/archive/export-openly.ts'
import { requireValue } from './arguments.ts'
import type { Command } from './command.ts'
import { createProgress, EXIT, printLine } from './console.ts'
import { reportFailure, withYear } from './session.ts'

export const exportYear: Command = {
  usage: 'export --data 文件夹 --year 2018 --out 文件夹',
  shape: { values: ['data', 'year', 'out', 'operator'], switches: [], free: null },
  run: async (args) => {
    const out = requireValue(args, 'out')
    if (!out.ok) return reportFailure(out)
    return withYear(args, async (office, book) => {
      const exported = await exportOpenly(office, book, {
        folder: out.value,
        progress: createProgress('导出'),
        stopped: () => false,
      })
      if (!exported.ok) return reportFailure(exported)
      printLine(`已导出移交档案：${exported.value.path}，共 ${exported.value.files} 个文件。`)
      return EXIT.done
    })
  },
}
