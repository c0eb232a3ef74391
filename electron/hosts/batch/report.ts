import { describeFont, writePapers, type PaperKind } from '#electron/application/write-papers.ts'
import { optionalValue, requireValue } from './arguments.ts'
import type { Command } from './command.ts'
import { createProgress, EXIT, printLine } from './console.ts'
import { reportFailure, withYear } from './session.ts'

/** In the order in which batch.md names them. */
const KINDS: readonly PaperKind[] = ['summary', 'report', 'bulletin', 'letters', 'workings']

export const report: Command = {
  usage: `report --data 文件夹 --year 2018 --out 文件夹 [--kind all|${KINDS.join('|')}]`,
  shape: { values: ['data', 'year', 'out', 'kind', 'operator'], switches: [], free: null },
  run: async (args) => {
    const out = requireValue(args, 'out')
    if (!out.ok) return reportFailure(out)
    const kinds = chooseKinds(optionalValue(args, 'kind') ?? 'all')
    if (kinds === null) {
      const message = `--kind 可以是 all、${KINDS.join('、')}。`
      return reportFailure({ error: { code: 'usage', message } })
    }
    return withYear(args, async (office, book) => {
      const written = await writePapers(office, book, {
        folder: out.value,
        kinds,
        progress: createProgress('生成'),
      })
      if (!written.ok) return reportFailure(written)
      const { paths, pending, fonts } = written.value
      for (const path of paths) printLine(`已生成：${path}`)
      if (fonts.length > 0) printLine(`所用字体：${fonts.map(describeFont).join('，')}。`)
      if (pending === 0) return EXIT.done
      printLine(`还有 ${pending} 项待核定，以上为征求意见稿，分数为暂计。`)
      return EXIT.partly
    })
  },
}

function chooseKinds(text: string): readonly PaperKind[] | null {
  if (text === 'all') return KINDS
  const kind = KINDS.find((known) => known === text)
  return kind === undefined ? null : [kind]
}
