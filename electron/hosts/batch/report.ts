import { DOCUMENT_KINDS, writeDocuments, type DocumentKind } from '#electron/application/write-documents.ts'
import { REPORT_KINDS, writeReports, type ReportKind } from '#electron/application/write-reports.ts'
import type { UsedFont } from '#electron/documents/font-set.ts'
import { optionalValue, requireValue } from './arguments.ts'
import type { Command } from './command.ts'
import { createProgress, EXIT, printLine } from './console.ts'
import { reportFailure, withYear } from './session.ts'

/** In the order in which batch.md names them. */
const KINDS = ['summary', 'report', 'bulletin', 'letters', 'workings'] as const

interface Choice {
  readonly tables: readonly ReportKind[]
  readonly documents: readonly DocumentKind[]
}

export const report: Command = {
  usage: `report --data 文件夹 --year 2018 --out 文件夹 [--kind all|${KINDS.join('|')}]`,
  shape: { values: ['data', 'year', 'out', 'kind', 'operator'], switches: [], free: null },
  run: async (args) => {
    const out = requireValue(args, 'out')
    if (!out.ok) return reportFailure(out)
    const choice = chooseKinds(optionalValue(args, 'kind') ?? 'all')
    if (choice === null) {
      const message = `--kind 可以是 all、${KINDS.join('、')}。`
      return reportFailure({ error: { code: 'usage', message } })
    }
    return withYear(args, async (office, book) => {
      let pending = 0
      if (choice.tables.length > 0) {
        const written = await writeReports(office, book, { folder: out.value, kinds: choice.tables })
        if (!written.ok) return reportFailure(written)
        for (const path of written.value.paths) printLine(`已生成：${path}`)
        pending = written.value.pending
      }
      if (choice.documents.length > 0) {
        const written = await writeDocuments(office, book, {
          folder: out.value,
          kinds: choice.documents,
          progress: createProgress('生成'),
        })
        if (!written.ok) return reportFailure(written)
        for (const path of written.value.paths) printLine(`已生成：${path}`)
        printLine(`所用字体：${written.value.fonts.map(describeFont).join('，')}。`)
        pending = written.value.pending
      }
      if (pending === 0) return EXIT.done
      printLine(`还有 ${pending} 项待核定，以上为征求意见稿，分数为暂计。`)
      return EXIT.partly
    })
  },
}

function chooseKinds(text: string): Choice | null {
  if (text === 'all') return { tables: REPORT_KINDS, documents: DOCUMENT_KINDS }
  const tables = REPORT_KINDS.filter((kind) => kind === text)
  const documents = DOCUMENT_KINDS.filter((kind) => kind === text)
  return tables.length + documents.length === 0 ? null : { tables, documents }
}

function describeFont({ role, name, standsIn }: UsedFont): string {
  return `${role} ${name}${standsIn ? '（程序自带）' : ''}`
}
