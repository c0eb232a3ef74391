import { createYear, previewYear } from '#electron/application/create-year.ts'
import { requireYear } from './arguments.ts'
import { EXIT, printLine } from './console.ts'
import type { Command } from './command.ts'
import { reportFailure, withOffice } from './session.ts'

export const init: Command = {
  usage: 'init --data 文件夹 --year 2018',
  shape: { values: ['data', 'year', 'operator'], switches: [], free: null },
  ownerOnly: true,
  run: async (args) => {
    const year = requireYear(args)
    if (!year.ok) return reportFailure(year)
    return withOffice(args, 'open-or-create', async (office) => {
      const { ended } = previewYear(office, year.value)
      const created = createYear(office, { year: year.value, sample: false })
      if (!created.ok) return reportFailure(created)
      const { units, indicators } = created.value
      printLine(
        `已建立${year.value}年度：评价单位 ${units} 家，指标 ${indicators} 项。下一步：用 forms 下发自评表。`,
      )
      for (const { name, indicators: own, heirs } of ended) {
        const rest =
          heirs.length === 0 ? '它的指标不再由它承担' : `它的 ${own} 项指标由${heirs.join('、')}承担`
        printLine(`“${name}”已不评价，${rest}。`)
      }
      return EXIT.done
    })
  },
}
