import type { Unit, UnitId } from '../plan/unit.ts'
import schemeFile from './builtin/scheme-2016-2020.json' with { type: 'json' }
import { readScheme } from './read-scheme.ts'
import type { Scheme } from './scheme.ts'

/**
 * The default scheme of the 2016—2020 plan for these units, found by any of their names.
 * Throws where the scheme names a unit that is not among them.
 */
export function builtinScheme(units: readonly Unit[]): Scheme {
  const ids = new Map(
    units.flatMap((unit) => unit.names.map(({ name }): [string, UnitId] => [name, unit.id])),
  )
  return readScheme(schemeFile, (name) => {
    const id = ids.get(name)
    if (id === undefined) throw new Error(`scheme names an unknown unit ${name}`)
    return id
  })
}
