import { parseDay } from './day.ts'
import { compareDecimals, decimal, type Decimal } from './decimal.ts'
import { SETTING_FIELDS, type SchemeEdit, type SettingField } from './edit.ts'
import type { Points } from './points.ts'
import { readSettings } from './read-scheme.ts'
import type { Band, Scheme } from './scheme.ts'
import {
  refuse,
  tidyText,
  typedDecimal,
  typedName,
  typedPercent,
  typedPoints,
  typedWhole,
  typedYesNo,
  type Typed,
} from './typed-value.ts'

export type SettingEdit = Extract<
  SchemeEdit,
  { kind: 'setting' | 'grades' | 'levels' | 'bands' | 'quota' | 'settings' }
>

export const FORMULA_NAMES: Readonly<Record<Scheme['lowerIsBetterFormula'], string>> = {
  double: '2 − 完成值 ÷ 目标值',
  inverse: '目标值 ÷ 完成值',
}

const LONGEST_SCHEME_NAME = 60
const LONGEST_WORD = 12
const MOST_ROWS = 10
const MOST_WEIGHT = decimal('10')
const HUNDRED = decimal('100')

/** Applies a change of what holds for all groups; `year` gives the deadline its offset. */
export function editSettings(scheme: Scheme, edit: SettingEdit, year: number): Typed<Scheme> {
  switch (edit.kind) {
    case 'setting':
      return changeSetting(scheme, edit.field, edit.text, year)
    case 'grades': {
      const grades = typedRows(edit.grades, '等次', ({ from }, at) => typedPoints(from, `${at}的起点`))
      return grades.ok ? changeGrades(scheme, grades.value) : grades
    }
    case 'levels': {
      const levels = typedRows(edit.levels, '级别', (row, at) => typedPoints(row.points, `${at}的加分`))
      return mapTyped(levels, (rows) => ({
        ...scheme,
        bonus: { ...scheme.bonus, levels: rows.map(({ name, value }) => ({ name, points: value })) },
      }))
    }
    case 'bands': {
      const bands = typedRows(edit.bands, '档次', ({ from }, at) => typedPercent(from, `${at}的起点`))
      return mapTyped(bands, (rows) => ({ ...scheme, bands: toBands(rows) }))
    }
    case 'quota': {
      if (edit.quota === null) return { ok: true, value: { ...scheme, quota: null } }
      const { grade } = edit.quota
      if (!scheme.grades.some(({ name }) => name === grade)) {
        return refuse(`没有“${tidyText(grade)}”这个等次，名额没有改。请从已设的等次中选。`)
      }
      const percent = typedPercent(edit.quota.percent, '名额比例')
      return mapTyped(percent, (value) => ({ ...scheme, quota: { grade, percent: value } }))
    }
    case 'settings': {
      const read = readSettings(edit.scheme)
      if (read === null) return refuse('要采用的计分办法内容不完整，没有收下。')
      return { ok: true, value: { ...read, groups: scheme.groups, deadline: scheme.deadline } }
    }
  }
}

/** The quota follows its grade through a new name; a grade that it needs is not taken away. */
function changeGrades(scheme: Scheme, rows: readonly NamedRow<Points>[]): Typed<Scheme> {
  const { quota } = scheme
  const grades = rows.map(({ name, value }) => ({ name, from: value }))
  if (quota === null || rows.some(({ name }) => name === quota.grade)) {
    return { ok: true, value: { ...scheme, grades } }
  }
  const renamed = rows[scheme.grades.findIndex(({ name }) => name === quota.grade)]
  if (rows.length !== scheme.grades.length || renamed === undefined) {
    return refuse(`名额按“${quota.grade}”计，不能删去这个等次。请先改名额的等次，或取消名额。`)
  }
  return { ok: true, value: { ...scheme, grades, quota: { ...quota, grade: renamed.name } } }
}

function changeSetting(scheme: Scheme, field: SettingField, text: string, year: number): Typed<Scheme> {
  const name = SETTING_FIELDS[field]
  const { bonus, deduction } = scheme
  switch (field) {
    case 'name':
      return mapTyped(typedName(text, name, LONGEST_SCHEME_NAME), (value) => ({ ...scheme, name: value }))
    case 'deadline':
      return mapTyped(typedDeadline(text, year), (deadline) => ({ ...scheme, deadline }))
    case 'leadWeight':
      return mapTyped(typedWeight(text, name), (leadWeight) => ({ ...scheme, leadWeight }))
    case 'formula':
      return mapTyped(typedFormula(text), (formula) => ({ ...scheme, lowerIsBetterFormula: formula }))
    case 'bonusCap':
      return mapTyped(typedPoints(text, name), (cap) => ({ ...scheme, bonus: { ...bonus, cap } }))
    case 'bonusCounts':
      return mapTyped(typedYesNo(text, name), (countsInTotal) => ({
        ...scheme,
        bonus: { ...bonus, countsInTotal },
      }))
    case 'deductionCap':
      return mapTyped(typedPoints(text, name), (cap) => ({ ...scheme, deduction: { ...deduction, cap } }))
    case 'latePerWorkingDay':
    case 'lateCap':
    case 'falseMaterial':
      return mapTyped(typedPoints(text, name), (value) => ({
        ...scheme,
        deduction: { ...deduction, [field]: value },
      }))
    case 'vetoAllowed':
      return mapTyped(typedYesNo(text, name), (vetoAllowed) => ({ ...scheme, vetoAllowed }))
    case 'appealWorkingDays':
      return mapTyped(typedWhole(text, name, 1, 60), (appealWorkingDays) => ({
        ...scheme,
        appealWorkingDays,
      }))
  }
}

function mapTyped<From, To>(typed: Typed<From>, to: (value: From) => To): Typed<To> {
  return typed.ok ? { ok: true, value: to(typed.value) } : typed
}

/** A day of the year itself or of the two after it. */
function typedDeadline(text: string, year: number): Typed<Scheme['deadline']> {
  const day = parseDay(tidyText(text))
  if (day === null) return refuse(`“${tidyText(text)}”不是日期。请填如 ${year + 1}-01-10。`)
  const [on = 0, month = 0, date = 0] = day.split('-').map(Number)
  const yearOffset = on - year
  if (yearOffset < 0 || yearOffset > 2) {
    return refuse(`截止日期应在 ${year} 年到 ${year + 2} 年之间，填的是“${tidyText(text)}”。`)
  }
  // The same month and day must exist in every year that a copy of this scheme may come to.
  if (month === 2 && date === 29)
    return refuse('截止日期不能是 2 月 29 日，因为多数年份没有这一天。请改前一天。')
  return { ok: true, value: { yearOffset, month, day: date } }
}

function typedWeight(text: string, name: string): Typed<Decimal> {
  const typed = typedDecimal(text, name, null)
  if (!typed.ok) return typed
  return typed.value.mantissa <= 0n || compareDecimals(typed.value, MOST_WEIGHT) > 0
    ? refuse(`${name}应大于 0、不超过 10，填的是“${tidyText(text)}”。`)
    : typed
}

function typedFormula(text: string): Typed<Scheme['lowerIsBetterFormula']> {
  const tidy = tidyText(text)
  if (tidy === 'double' || tidy === FORMULA_NAMES.double) return { ok: true, value: 'double' }
  if (tidy === 'inverse' || tidy === FORMULA_NAMES.inverse) return { ok: true, value: 'inverse' }
  return refuse(`没有“${tidy}”这种算法。请从两种算法中选一种。`)
}

interface NamedRow<Value> {
  readonly name: string
  readonly value: Value
}

/** Rows with a name each and a number; two of one name are refused. */
function typedRows<Row extends { readonly name: string }, Value>(
  rows: readonly Row[],
  what: string,
  valueOf: (row: Row, at: string) => Typed<Value>,
): Typed<readonly NamedRow<Value>[]> {
  if (rows.length === 0) return refuse(`至少要有一个${what}。`)
  if (rows.length > MOST_ROWS) return refuse(`${what}最多 ${MOST_ROWS} 个，填了 ${rows.length} 个。请减少。`)
  const read: NamedRow<Value>[] = []
  for (const [index, row] of rows.entries()) {
    const name = typedName(row.name, `第 ${index + 1} 个${what}的名称`, LONGEST_WORD)
    if (!name.ok) return name
    if (read.some((known) => known.name === name.value)) {
      return refuse(`“${name.value}”这个${what}写了两次。请改名或删去一个。`)
    }
    const value = valueOf(row, `“${name.value}”`)
    if (!value.ok) return value
    read.push({ name: name.value, value: value.value })
  }
  return { ok: true, value: read }
}

/** Each band reaches up to the one above it, so that none leaves a gap. */
function toBands(rows: readonly NamedRow<Decimal>[]): readonly Band[] {
  return rows.map(({ name, value }, index) => ({ name, from: value, to: rows[index - 1]?.value ?? HUNDRED }))
}
