import { makeSampleYear } from '#electron/application/sample/sample-year.ts'
import { optionalValue, requireValue, requireYear } from './arguments.ts'
import { createProgress, EXIT, printLine } from './console.ts'
import type { Command } from './command.ts'
import { reportFailure, withOffice } from './session.ts'

export const demo: Command = {
  usage: 'demo --data 文件夹 [--year 2018] [--seed 数字]',
  shape: { values: ['data', 'year', 'seed', 'operator'], switches: [], free: null },
  ownerOnly: true,
  run: async (args) => {
    const data = requireValue(args, 'data')
    const year = requireYear(args, 2018)
    const seed = optionalValue(args, 'seed') ?? '1'
    if (!data.ok) return reportFailure(data)
    if (!year.ok) return reportFailure(year)
    if (!/^\d{1,9}$/.test(seed)) {
      return reportFailure({ error: { code: 'usage', message: `--seed 要写一个整数，不能是“${seed}”。` } })
    }
    return withOffice(args, 'open-or-create', async (office) => {
      const made = await makeSampleYear(office, {
        year: year.value,
        seed: Number(seed),
        dataFolder: data.value,
        progress: createProgress('编制示例'),
      })
      if (!made.ok) return reportFailure(made)
      const { files, folder } = made.value
      printLine(
        `已建立${year.value}年度示例数据：自评表 ${files} 份，存放在 ${folder}。所有数值均为虚构，仅供试用。`,
      )
      return EXIT.done
    })
  },
}
