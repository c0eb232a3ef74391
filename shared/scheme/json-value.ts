import { parseDecimal, type Decimal } from './decimal.ts'
import { parsePoints, type Points } from './points.ts'

/**
 * A value of a JSON text that the program wrote itself, with the place where it stands ("groups[0].units").
 * Reading it as something that it is not throws: a broken scheme is a bug or a damaged database, nothing to work with.
 */
export interface JsonValue {
  readonly value: unknown
  readonly at: string
}

function refuse(json: JsonValue, wanted: string): never {
  throw new Error(`${json.at} is no ${wanted}`)
}

/** A field of an object; absent fields read as null. */
export function fieldOf(json: JsonValue, name: string): JsonValue {
  const { value, at } = json
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(json, 'object')
  const field: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : null
  return { value: field ?? null, at: at === '' ? name : `${at}.${name}` }
}

export function fieldNames(json: JsonValue): readonly string[] {
  if (typeof json.value !== 'object' || json.value === null) refuse(json, 'object')
  return Object.keys(json.value)
}

export function listOf<T>(json: JsonValue, read: (item: JsonValue) => T): readonly T[] {
  if (!Array.isArray(json.value)) refuse(json, 'list')
  return json.value.map((value: unknown, index) => read({ value, at: `${json.at}[${index}]` }))
}

export function orNull<T>(json: JsonValue, read: (json: JsonValue) => T): T | null {
  return json.value === null ? null : read(json)
}

export function textOf(json: JsonValue): string {
  return typeof json.value === 'string' ? json.value : refuse(json, 'text')
}

export function integerOf(json: JsonValue): number {
  return Number.isSafeInteger(json.value) ? Number(json.value) : refuse(json, 'integer')
}

export function booleanOf(json: JsonValue): boolean {
  return typeof json.value === 'boolean' ? json.value : refuse(json, 'boolean')
}

export function decimalOf(json: JsonValue): Decimal {
  return parseDecimal(textOf(json)) ?? refuse(json, 'decimal')
}

export function pointsFrom(json: JsonValue): Points {
  return parsePoints(textOf(json)) ?? refuse(json, 'points')
}
