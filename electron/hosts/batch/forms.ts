import { exportForms } from '#electron/application/export-forms.ts'
import { requireValue } from './arguments.ts'
import { createProgress, EXIT, printLine } from './console.ts'
import type { Command } from './command.ts'
import { reportFailure, withYear } from './session.ts'

export const forms: Command = {
  usage: 'forms --data 文件夹 --year 2018 --out 文件夹 [--unit 单位]…',
  shape: { values: ['data', 'year', 'out', 'unit', 'operator'], switches: [], free: null },
  ownerOnly: true,
  run: async (args) => {
    const out = requireValue(args, 'out')
    if (!out.ok) return reportFailure(out)
    return withYear(args, async (office, book) => {
      const issued = await exportForms(office, book, {
        folder: out.value,
        units: args.values.get('unit') ?? [],
        progress: createProgress('下发'),
      })
      if (!issued.ok) return reportFailure(issued)
      const { forms: files } = issued.value
      printLine(`已下发自评表 ${files.length} 份，存放在：${out.value}`)
      const renamed = files.filter((form) => form.renamed)
      for (const form of renamed) printLine(`同名文件已存在，另存为：${form.path}`)
      return EXIT.done
    })
  },
}
