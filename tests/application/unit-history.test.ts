import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verifyLog } from '#db/log.ts'
import { createYear } from '#electron/application/create-year.ts'
import { openUnitBook } from '#electron/application/units/unit-book.ts'
import { existsIn, unitId, unitNameIn } from '#shared/plan/unit.ts'
import { buildUnitDirectory, resolveUnitName } from '#shared/returns/unit-directory.ts'
import { openUnitsOffice, type UnitsOffice } from './units-office.ts'

const YEARS = [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023]
const UNITS = ['D10', 'D11', 'D21', 'D22', 'C03', 'U01', 'U02']
const NAMES = [
  '市环保局',
  '市生态环境局',
  '市农业局',
  '市农业农村局',
  '市自然资源局',
  '市林业局',
  '乐陵',
  '市教育局',
]

const unit = fc.constantFrom(...UNITS)
const name = fc.constantFrom(...NAMES)
const from = fc.constantFrom(2018, 2019, 2020, 2021, 2022)
const others = fc.subarray(UNITS, { maxLength: 2 })

/** What an office may try, sensible or not. */
const step = fc.oneof(
  fc.record({ what: fc.constant('rename' as const), unit, name, from }),
  fc.record({ what: fc.constant('merge' as const), unit, others, from, takeOver: fc.boolean() }),
  fc.record({ what: fc.constant('end' as const), unit, from }),
  fc.record({ what: fc.constant('transfer' as const), unit, others, from }),
  fc.record({ what: fc.constant('found' as const), name, from, others, end: fc.boolean() }),
  fc.record({ what: fc.constant('undo' as const), unit }),
  fc.record({ what: fc.constant('year' as const), from }),
)

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

function take(at: UnitsOffice, tried: Step): void {
  switch (tried.what) {
    case 'rename':
      at.change('renamed', tried.unit, { name: tried.name, from: tried.from })
      break
    case 'merge':
      at.change('merged', tried.unit, {
        successors: tried.others.map(unitId),
        from: tried.from,
        takeOver: tried.takeOver,
      })
      break
    case 'end':
      at.change('ended', tried.unit, { from: tried.from })
      break
    case 'transfer':
      at.change('transferred', tried.unit, { successors: tried.others.map(unitId), from: tried.from })
      break
    case 'found':
      at.found(tried.name, {
        from: tried.from,
        predecessors: tried.others.map(unitId),
        predecessorsEnd: tried.end,
      })
      break
    case 'undo':
      at.undo(tried.unit)
      break
    case 'year':
      // A year that is there already is refused, and nothing changes.
      createYear(at.office, { year: tried.from, sample: false })
      break
  }
}

/** What is wrong with the units as they stand, in sentences; nothing is right. */
function faults(at: UnitsOffice): readonly string[] {
  const book = openUnitBook(at.office)
  const found: string[] = []
  const real = book.units.filter((known) => YEARS.some((year) => existsIn(known, year)))
  for (const year of YEARS) {
    const alive = real.filter((known) => existsIn(known, year))
    for (const known of alive) {
      const inForce = known.names.filter(
        ({ kind, validFrom, validTo }) =>
          kind === 'official' && (validFrom ?? year) <= year && year <= (validTo ?? year),
      )
      if (inForce.length !== 1) found.push(`${known.id} has ${inForce.length} names in ${year}`)
    }
    const names = alive.map((known) => unitNameIn(known, year))
    if (new Set(names).size !== names.length) found.push(`two units of one name in ${year}`)
  }
  const directory = buildUnitDirectory(real, book.city, 2020)
  for (const known of real) {
    for (const own of known.names) {
      const units = resolveUnitName(directory, own.name)
      if (units.join() !== known.id) found.push(`${own.name} of ${known.id} leads to ${units.join()}`)
    }
  }
  for (const { year, scheme } of book.years) {
    for (const id of scheme.groups.flatMap((group) => group.units)) {
      const known = book.units.find((candidate) => candidate.id === id)
      if (known === undefined || !existsIn(known, year.year)) found.push(`${id} is evaluated in ${year.year}`)
    }
  }
  return found
}

test('怎样更名、并入、新设、撤销都一样：每年每个存续单位恰有一个名称，每个名称恰指一个单位，评价的都是当年存续的单位', () => {
  let done = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 4, maxLength: 14 }), (steps) => {
      const at = openUnitsOffice()
      for (const tried of steps) take(at, tried)
      done += openUnitBook(at.office).changes.length
      expect(faults(at)).toEqual([])
      expect(verifyLog(at.office.db).ok).toBe(true)
    }),
    { numRuns: 40 },
  )
  // Were everything refused, nothing would be shown.
  expect(done).toBeGreaterThan(40)
}, 120_000)
