import fc from 'fast-check'
import { z } from 'zod'

/** What strings and numbers of a valid request are made of: things that are there, beside anything. */
export interface Known {
  /** By the name of the field. */
  readonly texts: ReadonlyMap<string, readonly string[]>
  readonly numbers: ReadonlyMap<string, readonly number[]>
}

/** Requests that a schema takes, most of them about what is there. Only the kinds that the contract uses. */
export function requestsOf(schema: z.core.$ZodType, known: Known, field = ''): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries<z.core.$ZodType>(schema.shape)
    const optional = new Set(fields.filter(([, of]) => of instanceof z.ZodOptional).map(([name]) => name))
    return fc.record(Object.fromEntries(fields.map(([name, of]) => [name, requestsOf(of, known, name)])), {
      requiredKeys: fields.map(([name]) => name).filter((name) => !optional.has(name)),
    })
  }
  if (schema instanceof z.ZodArray) {
    return fc.array(requestsOf(schema.element, known, field.replace(/s$/, '')), { maxLength: 4 })
  }
  if (schema instanceof z.ZodRecord) {
    const [key, value] = [
      requestsOf(schema.keyType, known, field),
      requestsOf(schema.valueType, known, field),
    ]
    return fc.dictionary(
      key.map((name) => String(name)),
      value,
      { maxKeys: 4 },
    )
  }
  if (schema instanceof z.ZodUnion) {
    return fc.oneof(...schema.options.map((option) => requestsOf(option, known, field)))
  }
  if (schema instanceof z.ZodNullable) {
    return fc.oneof(fc.constant(null), requestsOf(schema.unwrap(), known, field))
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodReadonly) {
    return requestsOf(schema.unwrap(), known, field)
  }
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values)
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options)
  if (schema instanceof z.ZodBoolean) return fc.boolean()
  if (schema instanceof z.ZodNumber) return numbersOf(schema, known.numbers.get(field) ?? [])
  if (schema instanceof z.ZodString) return textsOf(schema, known.texts.get(field) ?? [])
  throw new Error(`the contract has a kind that this does not know: ${schema.constructor.name}`)
}

function numbersOf({ minValue, maxValue }: z.ZodNumber, known: readonly number[]): fc.Arbitrary<unknown> {
  const [min, max] = [Math.max(minValue ?? -1e9, -1e9), Math.min(maxValue ?? 1e9, 1e9)]
  const any = fc.oneof(
    fc.integer({ min, max }),
    fc.integer({ min: Math.max(min, 0), max: Math.min(max, Math.max(min, 0) + 20) }),
  )
  return known.length === 0 ? any : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, any)
}

function textsOf(schema: z.ZodString, known: readonly string[]): fc.Arbitrary<unknown> {
  const max = Math.min(schema.maxLength ?? 200, 300)
  const least = schema.minLength ?? 0
  const any = fc.oneof(
    fc.string({ unit: 'binary', minLength: least, maxLength: Math.max(max, least) }),
    fc.constantFrom(...TEXTS).filter((text) => text.length <= max && text.length >= least),
    ...(schema.format === 'regex' ? [fc.constantFrom('2018-12-31', '2018-02-30', '0'.repeat(32))] : []),
  )
  return known.length === 0 ? any : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, any)
}

/** What a form field can hold that programs stumble over. */
const TEXTS = [
  '',
  ' ',
  '0',
  '-0',
  '1e400',
  '12.5',
  '示例',
  "'; DROP TABLE log; --",
  '=HYPERLINK("http://evil.com")',
  '<img src=x onerror=alert(1)>',
  '../../../../etc/passwd',
  '/etc/passwd',
  'C:\\Windows\\win.ini',
  '\\\\server\\share\\kaoping.db',
  'file:///etc/passwd',
  '/proc/self/environ',
  '__proto__',
  'constructor',
  '\u202Egnp.exe',
  '\uD800',
  '𠮷'.repeat(20),
  '2018-12-31',
  '2018-02-30',
]

/** What no schema takes, and some that one may; made when it is sent, as some must not be looked at before. */
export const JUNK: fc.Arbitrary<() => unknown> = fc.oneof(
  fc
    .anything({
      withBigInt: true,
      withNullPrototype: true,
      withDate: true,
      withMap: true,
      withTypedArray: true,
    })
    .map((value) => () => value),
  fc.constantFrom<() => unknown>(
    () => NaN,
    () => -0,
    () => hostile(),
    () => new Proxy([], { get: () => Symbol('x') }),
    () => JSON.parse('{"__proto__": {"year": 2018}, "constructor": {"prototype": {"ok": true}}}') as unknown,
    () => Object.create({ year: 2018 }) as unknown,
    () => ({ year: -0 }),
    () => ({ year: Number.NaN }),
    () => ({ toString: () => 'x', valueOf: () => 2018 }),
    () => TEXTS.map((text) => ({ from: text })),
    () => nested(5_000),
    () => ({ year: 2018, more: true }),
    () => ({ from: '../kaoping.db' }),
    () => ({ from: { pick: '/etc/passwd' } }),
    () => ({ picks: ['/etc/passwd'], place: '/etc', id: '/etc/passwd', path: '/etc/passwd' }),
  ),
)

/** 10 MB, as a text, as a list, as a field: rare, as each takes its time. */
export const HUGE: readonly unknown[] = [
  '示'.repeat(5_000_000),
  { year: '9'.repeat(10_000_000) },
  Array.from({ length: 1_000_000 }, () => 2018),
  { units: Array.from({ length: 500_000 }, () => 'D01') },
]

function hostile(): unknown {
  const refuse = (): never => {
    throw new Error('looked at')
  }
  return new Proxy(
    {},
    { get: refuse, ownKeys: refuse, has: refuse, getPrototypeOf: refuse, getOwnPropertyDescriptor: refuse },
  )
}

function nested(depth: number): unknown {
  let value: unknown = 'x'
  for (let n = 0; n < depth; n += 1) value = { year: value }
  return value
}
