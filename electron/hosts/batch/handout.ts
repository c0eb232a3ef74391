import { handOut } from '#electron/application/exchange/hand-out.ts'
import { buildResolver } from '#electron/application/unit-resolver.ts'
import type { YearBook } from '#electron/application/year-book.ts'
import { fail, type Outcome } from '#electron/application/outcome.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { optionalValue, requireValue } from './arguments.ts'
import type { Command } from './command.ts'
import { createProgress, EXIT, printLine } from './console.ts'
import { reportFailure, withYear } from './session.ts'

export const handout: Command = {
  usage:
    'handout --data 文件夹 --year 2018 --out 文件夹 --to 同事姓名 --unit 单位 [--unit 单位]… [--note 说明]',
  shape: {
    values: ['data', 'year', 'out', 'to', 'unit', 'note', 'operator'],
    switches: [],
    free: null,
  },
  run: async (args) => {
    const out = requireValue(args, 'out')
    if (!out.ok) return reportFailure(out)
    const to = requireValue(args, 'to')
    if (!to.ok) return reportFailure(to)
    const names = args.values.get('unit') ?? []
    if (names.length === 0) return reportFailure(fail('usage', '请用 --unit 写明分出哪些单位。'))
    return withYear(args, async (office, book) => {
      const units = chooseUnits(book, names)
      if (!units.ok) return reportFailure(units)
      const written = await handOut(
        office,
        book,
        {
          units: units.value,
          colleague: to.value,
          note: optionalValue(args, 'note') ?? '',
          folder: out.value,
        },
        { progress: createProgress('导出协作包'), stopped: () => false },
      )
      if (!written.ok) return reportFailure(written)
      printLine(`已导出协作包：${written.value.path}，分给${to.value}，共 ${units.value.length} 家单位。`)
      printLine(`包校验码：${written.value.code}。交给对方时可在电话里核对。`)
      return EXIT.done
    })
  },
}

function chooseUnits(book: YearBook, names: readonly string[]): Outcome<readonly UnitId[]> {
  const resolve = buildResolver(book)
  const chosen = new Set<UnitId>()
  for (const name of names) {
    const id = resolve(name)
    if (id === null || !book.units.some(({ unit }) => unit.id === id)) {
      return fail(
        'unknown-unit',
        `${book.year.year}年度没有“${name}”这个单位，没有导出。请写单位全称或已登记的简称。`,
      )
    }
    chosen.add(id)
  }
  return { ok: true, value: [...chosen] }
}
