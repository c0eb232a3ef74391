import { describeFont, writePapers, type PaperKind } from '#electron/application/write-papers.ts'
import { loadUnusable } from '#electron/application/templates/load-templates.ts'
import { optionalValue, requireValue } from './arguments.ts'
import type { Command } from './command.ts'
import { createProgress, EXIT, printLine } from './console.ts'
import { reportFailure, withYear } from './session.ts'

/** What `all` writes; the others are asked for by name. */
const ALL: readonly PaperKind[] = ['summary', 'goals', 'report', 'bulletin', 'letters', 'workings']
const KINDS: readonly PaperKind[] = [...ALL, 'commendation', 'span', 'self-forms']

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
        drafts: 'plain',
        progress: createProgress('生成'),
      })
      if (!written.ok) return reportFailure(written)
      const { paths, pending, fonts } = written.value
      for (const path of paths) printLine(`已生成：${path}`)
      if (fonts.length > 0) printLine(`所用字体：${fonts.map(describeFont).join('，')}。`)
      if (paths.length === 0) {
        return reportFailure({ error: { code: 'nothing-to-write', message: whyNothing(kinds) } })
      }
      for (const { name, why } of loadUnusable(office.db)) {
        printLine(`文字模板“${name}”改过的文字不能用，没有印出：${why}请在程序的“文字模板”里改好。`)
      }
      if (pending === 0) return EXIT.done
      printLine(`还有 ${pending} 项待核定，以上为征求意见稿，分数为暂计。`)
      return EXIT.partly
    })
  },
}

function chooseKinds(text: string): readonly PaperKind[] | null {
  if (text === 'all') return ALL
  const kind = KINDS.find((known) => known === text)
  return kind === undefined ? null : [kind]
}

function whyNothing(kinds: readonly PaperKind[]): string {
  return kinds.includes('span')
    ? '没有生成：至少要有两个年度收到了自评表，才能写总结评估报告。'
    : '没有生成：还没有收到任何单位的自评表，请先导入。'
}
