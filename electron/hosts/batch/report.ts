import { REPORT_KINDS, writeReports, type ReportKind } from '#electron/application/write-reports.ts'
import { optionalValue, requireValue } from './arguments.ts'
import type { Command } from './command.ts'
import { EXIT, printLine } from './console.ts'
import { reportFailure, withYear } from './session.ts'

export const report: Command = {
  usage: `report --data 文件夹 --year 2018 --out 文件夹 [--kind all|${REPORT_KINDS.join('|')}]`,
  shape: { values: ['data', 'year', 'out', 'kind', 'operator'], switches: [], free: null },
  run: async (args) => {
    const out = requireValue(args, 'out')
    if (!out.ok) return reportFailure(out)
    const kinds = chooseKinds(optionalValue(args, 'kind') ?? 'all')
    if (kinds === null) {
      const message = `--kind 可以是 all、${REPORT_KINDS.join('、')}；评价报告、通报和反馈函还不能用命令生成。`
      return reportFailure({ error: { code: 'usage', message } })
    }
    return withYear(args, async (office, book) => {
      const written = await writeReports(office, book, { folder: out.value, kinds })
      if (!written.ok) return reportFailure(written)
      for (const path of written.value.paths) printLine(`已生成：${path}`)
      const { pending } = written.value
      if (pending === 0) return EXIT.done
      printLine(`还有 ${pending} 项待核定，以上为征求意见稿，分数为暂计。`)
      return EXIT.partly
    })
  },
}

function chooseKinds(text: string): readonly ReportKind[] | null {
  if (text === 'all') return REPORT_KINDS
  const kind = REPORT_KINDS.find((known) => known === text)
  return kind === undefined ? null : [kind]
}
