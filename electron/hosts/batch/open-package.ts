import { basename, join } from 'node:path'
import { copiesFolder } from '#electron/application/exchange/copies.ts'
import { openHandoutPackage } from '#electron/application/exchange/open-copy-package.ts'
import { requireValue } from './arguments.ts'
import type { Command } from './command.ts'
import { createProgress, EXIT, printLine } from './console.ts'
import { chooseFile, reportFailure } from './session.ts'

export const openPackage: Command = {
  usage: 'open --data 文件夹 协作包.kspack',
  shape: { values: ['data'], switches: [], free: '协作包.kspack' },
  run: async (args) => {
    const data = requireValue(args, 'data')
    if (!data.ok) return reportFailure(data)
    const path = chooseFile(args, '协作包')
    if (!path.ok) return reportFailure(path)
    const at = new Date().toISOString()
    const opened = await openHandoutPackage(
      data.value,
      path.value,
      basename(path.value),
      { at },
      { progress: createProgress('打开协作包'), stopped: () => false },
    )
    if (!opened.ok) return reportFailure(opened)
    const { id, year, units } = opened.value
    printLine(`已打开${year}年度的协作包，共 ${units.length} 家单位：${units.join('、')}。`)
    printLine(`协作副本在：${join(copiesFolder(data.value), id)}。在副本中办完后，用 handback 导出交回包。`)
    return EXIT.done
  },
}
