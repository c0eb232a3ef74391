import { handBack } from '#electron/application/exchange/hand-back.ts'
import { requireValue } from './arguments.ts'
import type { Command } from './command.ts'
import { createProgress, EXIT, printLine } from './console.ts'
import { reportFailure, withOffice } from './session.ts'

export const handback: Command = {
  usage: 'handback --data 协作副本的文件夹 --out 文件夹',
  shape: { values: ['data', 'out', 'operator'], switches: [], free: null },
  run: async (args) => {
    const out = requireValue(args, 'out')
    if (!out.ok) return reportFailure(out)
    return withOffice(args, 'open', async (office) => {
      const written = await handBack(office, out.value, {
        progress: createProgress('导出交回包'),
        stopped: () => false,
      })
      if (!written.ok) return reportFailure(written)
      printLine(`已导出交回包：${written.value.path}`)
      printLine(`包校验码：${written.value.code}。请交给分出的办公室合并，可在电话里核对。`)
      return EXIT.done
    })
  },
}
