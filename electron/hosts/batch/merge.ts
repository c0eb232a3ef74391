import { basename } from 'node:path'
import { readFileSync } from 'node:fs'
import { makeBackup } from '#electron/application/backup/make-backup.ts'
import { inspectReturn, mergeReturn } from '#electron/application/exchange/merge-return.ts'
import type { Choice } from '#electron/application/exchange/merge-unit.ts'
import { fail, type Outcome } from '#electron/application/outcome.ts'
import { mergeChoices, type ExchangePreview } from '#shared/contract/exchange.ts'
import { optionalValue, requireValue, type Arguments } from './arguments.ts'
import type { Command } from './command.ts'
import { createProgress, EXIT, printLine } from './console.ts'
import { printNews } from './exchange-table.ts'
import { saveJson } from './json-file.ts'
import { chooseFile, reportFailure, withYear } from './session.ts'
import { spareInputs } from './spare-inputs.ts'

export const merge: Command = {
  usage: 'merge --data 文件夹 --year 2018 [--keep mine|theirs] [--choices 文件] [--json 文件] 交回包.kspack',
  shape: {
    values: ['data', 'year', 'keep', 'choices', 'json', 'operator'],
    switches: [],
    free: '交回包.kspack',
  },
  run: async (args) => {
    const path = chooseFile(args, '交回包')
    if (!path.ok) return reportFailure(path)
    const data = requireValue(args, 'data')
    if (!data.ok) return reportFailure(data)
    const json = optionalValue(args, 'json')
    const spared = spareInputs(json, [path.value, optionalValue(args, 'choices') ?? path.value])
    if (!spared.ok) return reportFailure(spared)
    return withYear(args, async (office, book) => {
      const file = { path: path.value, name: basename(path.value) }
      const seen = await inspectReturn(office, book, file, {
        progress: createProgress('核对交回包'),
        stopped: () => false,
      })
      if (!seen.ok) return reportFailure(seen)
      const choices = chooseSides(args, seen.value)
      if (!choices.ok) return reportFailure(choices)
      const backup = await makeBackup(office, data.value)
      if (!backup.ok) return reportFailure(backup)
      const merged = await mergeReturn(office, book, file, choices.value, {
        progress: createProgress('合并'),
        stopped: () => false,
      })
      if (!merged.ok) return reportFailure(withWay(merged))
      if (json !== null) {
        const saved = await saveJson(json, merged.value)
        if (!saved.ok) return reportFailure(saved)
      }
      printNews(seen.value)
      const { conflicts = 0, mine = 0 } = merged.value.counts
      const decided = conflicts === 0 ? '' : `双方都改过 ${conflicts} 处，其中 ${mine} 处以本机为准。`
      printLine(`已合并。${decided}合并前的数据已备份。`)
      return EXIT.done
    })
  },
}

/** --keep for all that both sides changed, --choices for single ones before it. */
function chooseSides(args: Arguments, { conflicts }: ExchangePreview): Outcome<ReadonlyMap<string, Choice>> {
  const keep = optionalValue(args, 'keep')
  if (keep !== null && keep !== 'mine' && keep !== 'theirs') {
    return fail('usage', `--keep 可以是 mine（以本机为准）、theirs（以对方为准），不能是“${keep}”。`)
  }
  const path = optionalValue(args, 'choices')
  const single = path === null ? { ok: true as const, value: {} } : readChoices(path)
  if (!single.ok) return single
  const all = keep === null ? [] : conflicts.map(({ key }) => [key, keep] as const)
  return { ok: true, value: new Map([...all, ...Object.entries(single.value)]) }
}

function readChoices(path: string): Outcome<Readonly<Record<string, Choice>>> {
  const wrong = fail(
    'wrong-choices',
    `“${path}”不是选定的结果，没有合并。请写成 {"编号": "mine"} 的样子，编号用 preview 给出的，mine 是以本机为准，theirs 是以对方为准。`,
  )
  try {
    const read = mergeChoices.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return read.success ? { ok: true, value: read.data } : wrong
  } catch {
    return wrong
  }
}

/** As in the window; what to do is another thing here. */
function withWay(refused: Extract<Outcome<never>, { ok: false }>): Extract<Outcome<never>, { ok: false }> {
  if (refused.error.code !== 'undecided') return refused
  return fail('undecided', `${refused.error.message}用 preview 看是哪几处，用 --keep 或 --choices 选定。`)
}
