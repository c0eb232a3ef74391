import { archiveYear } from '#electron/application/archive/archive-year.ts'
import { requireValue } from './arguments.ts'
import { printArchive } from './archive-table.ts'
import type { Command } from './command.ts'
import { EXIT, printLine } from './console.ts'
import { reportFailure, withYear } from './session.ts'

export const archive: Command = {
  usage: 'archive --data 文件夹 --year 2018 --out 文件',
  shape: { values: ['data', 'year', 'out', 'operator'], switches: [], free: null },
  ownerOnly: true,
  run: async (args) => {
    const out = requireValue(args, 'out')
    if (!out.ok) return reportFailure(out)
    return withYear(args, async (office, book) => {
      const archived = await archiveYear(office, book.year.year, out.value)
      if (!archived.ok) return reportFailure(archived)
      printLine(`已归档：${archived.value.path}`)
      printArchive(archived.value.check)
      printLine('请把校验码抄在归档登记上，与文件分开保管：日后凭它可以看出归档文件是否被整个换过。')
      return EXIT.done
    })
  },
}
