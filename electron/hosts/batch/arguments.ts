import { parseArgs } from 'node:util'
import { fail, type Outcome } from '#electron/application/outcome.ts'
import { YEARS } from '#shared/contract/years.ts'
import { parseDay, type Day } from '#shared/scheme/day.ts'

/** What a command may be given: names of options with a value, of switches, and of its free arguments. */
export interface CommandShape {
  readonly values: readonly string[]
  readonly switches: readonly string[]
  /** What the free arguments are, as usage shows them; null: none. */
  readonly free: string | null
}

export interface Arguments {
  readonly values: ReadonlyMap<string, readonly string[]>
  readonly switches: ReadonlySet<string>
  readonly free: readonly string[]
}

const REPEATABLE = new Set(['unit'])

/** Strict: an unknown, doubled or empty option is a wrong usage. */
export function parseArguments(shape: CommandShape, argv: readonly string[]): Outcome<Arguments> {
  const options = Object.fromEntries<{ type: 'string' | 'boolean' }>([
    ...shape.values.map((name) => [name, { type: 'string' }] as const),
    ...shape.switches.map((name) => [name, { type: 'boolean' }] as const),
  ])
  const { tokens } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const values = new Map<string, readonly string[]>()
  const switches = new Set<string>()
  const free: string[] = []
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') {
      if (shape.free === null) return usage(`多了一个参数“${token.value}”`)
      free.push(token.value)
      continue
    }
    const { name, rawName, value } = token
    if (shape.switches.includes(name)) {
      if (value !== undefined) return usage(`${rawName} 后面不带内容`)
      switches.add(name)
      continue
    }
    if (!shape.values.includes(name)) return usage(`不认识选项“${rawName}”`)
    // "--out --json x": the next option is no value.
    if (value === undefined || value === '' || (value.startsWith('--') && !token.inlineValue)) {
      return usage(`${rawName} 后面缺少内容`)
    }
    const known = values.get(name) ?? []
    if (known.length > 0 && !REPEATABLE.has(name)) return usage(`${rawName} 写了两次`)
    values.set(name, [...known, value])
  }
  return { ok: true, value: { values, switches, free } }
}

function usage(message: string): ReturnType<typeof fail> {
  return fail('usage', `${message}。`)
}

export function requireValue(args: Arguments, name: string): Outcome<string> {
  const value = args.values.get(name)?.[0]
  return value === undefined ? usage(`缺少 --${name}`) : { ok: true, value }
}

export function optionalValue(args: Arguments, name: string): string | null {
  return args.values.get(name)?.[0] ?? null
}

/** A year that can be evaluated. */
export function requireYear(args: Arguments, fallback: number | null = null): Outcome<number> {
  const text = optionalValue(args, 'year')
  if (text === null) return fallback === null ? usage('缺少 --year') : { ok: true, value: fallback }
  if (!/^2\d{3}$/.test(text) || Number(text) > YEARS.last)
    return usage(`--year 要写 ${YEARS.first} 到 ${YEARS.last} 的四位年份，如 2018，不能是“${text}”`)
  return { ok: true, value: Number(text) }
}

export function optionalDay(args: Arguments, name: string): Outcome<Day | null> {
  const text = optionalValue(args, name)
  if (text === null) return { ok: true, value: null }
  const value = parseDay(text)
  return value === null
    ? usage(`--${name} 要写成 2019-01-10 这样的日期，不能是“${text}”`)
    : { ok: true, value }
}
