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

/** The official name in force in a year; the latest one where none is. */
export function unitNameIn(unit: Unit, year: number): string {
  const official = unit.names.filter((n) => n.kind === 'official')
  const inForce = official.find((n) => (n.validFrom ?? year) <= year && year <= (n.validTo ?? year))
  const name = inForce ?? official.at(-1)
  if (name === undefined) throw new Error(`unit ${unit.id} has no official name`)
  return name.name
}
