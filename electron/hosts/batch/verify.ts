import { verifyArchive } from '#electron/application/archive/verify-archive.ts'
import { printArchive } from './archive-table.ts'
import type { Command } from './command.ts'
import { EXIT, printLine } from './console.ts'
import { chooseFile, reportFailure } from './session.ts'

export const verify: Command = {
  usage: 'verify 归档文件',
  shape: { values: [], switches: [], free: '归档文件' },
  run: async (args) => {
    const path = chooseFile(args, '归档')
    if (!path.ok) return reportFailure(path)
    const checked = await verifyArchive(path.value)
    if (!checked.ok) return reportFailure(checked)
    const { findings } = checked.value
    printArchive(checked.value)
    if (findings.length > 0) {
      for (const finding of findings) printLine(`不符：${finding}。`)
      printLine(`归档文件已损坏或被改动，共 ${findings.length} 处。请改用另一份归档。`)
      return EXIT.partly
    }
    printLine('各条目、数据库和操作记录均与清单一致。')
    printLine(
      '清单也可能连同内容被整个重做：请把归档校验码与归档登记核对，操作记录校验码与当时印发的材料核对，不同即已被改动。',
    )
    return EXIT.done
  },
}
