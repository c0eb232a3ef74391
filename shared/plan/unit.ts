/** A department or county that is evaluated. It may be renamed or merged over the years, so its names have periods. */

declare const unitIdBrand: unique symbol
export type UnitId = string & { readonly [unitIdBrand]: true }

export function unitId(text: string): UnitId {
  return text as UnitId
}

export interface UnitName {
  readonly name: string
  /** official: the name in force from `validFrom` to `validTo`; alias: another way of writing it, whenever used. */
  readonly kind: 'official' | 'alias'
  /** First and last year in which an official name is in force; null: without bound. */
  readonly validFrom: number | null
  readonly validTo: number | null
}

export interface Unit {
  readonly id: UnitId
  /** 政府部门, 党委部门, 群团组织, 县（市、区） … */
  readonly kind: string
  /** Years in which the unit exists; null: without bound. */
  readonly validFrom: number | null
  readonly validTo: number | null
  readonly names: readonly UnitName[]
  /** Units that took over its work when it ended. */
  readonly successors: readonly UnitId[]
}

/** Whether a unit exists in a year. One that was taken back exists in none. */
export function existsIn({ validFrom, validTo }: Unit, year: number): boolean {
  return (validFrom ?? year) <= year && year <= (validTo ?? year)
}

/** The official name in force in a year; the latest one where none is. */
export function unitNameIn(unit: Unit, year: number): string {
  const official = unit.names.filter((n) => n.kind === 'official')
  const inForce = official.find((n) => (n.validFrom ?? year) <= year && year <= (n.validTo ?? year))
  const name = inForce ?? official.at(-1)
  if (name === undefined) throw new Error(`unit ${unit.id} has no official name`)
  return name.name
}

/** The kinds that the office chooses from, in document order. Forms and directories know counties by theirs. */
export const UNIT_KINDS = [
  '党委部门',
  '政府部门',
  '群团组织',
  '事业单位或垂直管理单位',
  '县（市、区）',
] as const

/** The units that go on with a unit's work in a year: its successors, or theirs where they have ended too. */
export function heirsIn(units: readonly Unit[], unit: Unit, year: number): readonly Unit[] {
  const byId = new Map(units.map((known) => [known.id, known]))
  const seen = new Set<UnitId>()
  const follow = (at: Unit): readonly Unit[] =>
    at.successors.flatMap((id) => {
      const successor = byId.get(id)
      if (successor === undefined || seen.has(id)) return []
      seen.add(id)
      return existsIn(successor, year) ? [successor] : follow(successor)
    })
  return follow(unit)
}
