import { basename } from 'node:path'
import { adjustFromList } from '#electron/application/adjust/adjust-from-list.ts'
import { EXIT, printError, printLine } from './console.ts'
import type { Command } from './command.ts'
import { chooseFile, reportFailure, withYear } from './session.ts'

export const adjust: Command = {
  usage: 'adjust --data 文件夹 --year 2018 加减分清单.xlsx',
  shape: { values: ['data', 'year', 'operator'], switches: [], free: '加减分清单.xlsx' },
  ownerOnly: true,
  run: async (args) => {
    const path = chooseFile(args, '加减分清单')
    if (!path.ok) return reportFailure(path)
    return withYear(args, async (office, book) => {
      const file = { path: path.value, name: basename(path.value) }
      const result = await adjustFromList(office, book, file, true)
      if (!result.ok) return reportFailure(result)
      const { added, known, refused } = result.value
      printLine(`登记 ${added} 条，已登记过 ${known} 条，未登记 ${refused.length} 条。`)
      for (const message of refused) printError(message)
      return refused.length === 0 ? EXIT.done : EXIT.partly
    })
  },
}
