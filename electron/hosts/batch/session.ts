import { isCopy } from '#db/copy-origin.ts'
import { REFUSED_IN_COPY } from '#electron/application/exchange/opened-place.ts'
import { closeOffice, openOffice, type Office, type OpenOfficeOptions } from '#electron/application/office.ts'
import { fail, type Outcome } from '#electron/application/outcome.ts'
import { openYear, type YearBook } from '#electron/application/year-book.ts'
import { optionalValue, requireValue, requireYear, type Arguments } from './arguments.ts'
import type { Invocation } from './command.ts'
import { EXIT, printError, type ExitCode } from './console.ts'

/** Says why on standard error and gives the exit code: 2 for wrong usage, else 3. */
export function reportFailure(result: {
  readonly error: { readonly code: string; readonly message: string }
}): ExitCode {
  printError(result.error.message)
  return result.error.code === 'usage' ? EXIT.usage : EXIT.failed
}

/** The one file that is named after the options. */
export function chooseFile(args: Arguments, what: string): Outcome<string> {
  const [path, ...more] = args.free
  if (path !== undefined && more.length === 0) return { ok: true, value: path }
  return fail('usage', `请写明一个${what}文件。`)
}

/** Opens the data folder named by --data, runs, closes it again whatever happens. */
export async function withOffice(
  args: Invocation,
  mode: OpenOfficeOptions['mode'],
  run: (office: Office) => Promise<ExitCode>,
): Promise<ExitCode> {
  const folder = requireValue(args, 'data')
  if (!folder.ok) return reportFailure(folder)
  const operator = optionalValue(args, 'operator') ?? '批处理'
  const { startReader } = args
  const office = openOffice(folder.value, { mode, operator, now: () => new Date(), startReader })
  if (!office.ok) return reportFailure(office)
  const { damage } = office.value
  if (damage !== null) {
    closeOffice(office.value)
    return reportFailure(fail('damaged', [damage.message, ...damage.findings].join('\n')))
  }
  try {
    if (args.ownerOnly && isCopy(office.value.db)) {
      return reportFailure(fail('in-copy', REFUSED_IN_COPY))
    }
    return await run(office.value)
  } finally {
    closeOffice(office.value)
  }
}

/** As {@link withOffice}, with the year named by --year. */
export async function withYear(
  args: Invocation,
  run: (office: Office, book: YearBook) => Promise<ExitCode>,
): Promise<ExitCode> {
  const year: Outcome<number> = requireYear(args)
  if (!year.ok) return reportFailure(year)
  return withOffice(args, 'open', async (office) => {
    const book = openYear(office, year.value)
    return book.ok ? run(office, book.value) : reportFailure(book)
  })
}
