import { createYear } from '#electron/application/create-year.ts'
import { requireYear } from './arguments.ts'
import { EXIT, printLine } from './console.ts'
import type { Command } from './command.ts'
import { reportFailure, withOffice } from './session.ts'

export const init: Command = {
  usage: 'init --data 文件夹 --year 2018',
  shape: { values: ['data', 'year', 'operator'], switches: [], free: null },
  run: async (args) => {
    const year = requireYear(args)
    if (!year.ok) return reportFailure(year)
    return withOffice(args, 'open-or-create', async (office) => {
      const created = createYear(office, { year: year.value, sample: false })
      if (!created.ok) return reportFailure(created)
      const { units, indicators } = created.value
      printLine(
        `已建立${year.value}年度：评价单位 ${units} 家，指标 ${indicators} 项。下一步：用 forms 下发自评表。`,
      )
      return EXIT.done
    })
  },
}
