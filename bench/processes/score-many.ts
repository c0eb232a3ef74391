import { writeFileSync } from 'node:fs'
import { scoreYear } from '#shared/scoring/score-year.ts'
import type { YearInput } from '#shared/scoring/input.ts'
import { manyUnits } from '../inputs/many-units.ts'

/** Scores many units, and adds up the same items' whole points, in turn: `result.json rounds`. Milliseconds of processor time. */
const [out = '', rounds = '5'] = process.argv.slice(2)
const input = manyUnits(10_000, 40, 2018)
const plain = plainPoints(input)
const scoring: number[] = []
const adding: number[] = []
let totals = 0
for (let round = 0; round < Number(rounds); round += 1) {
  scoring.push(measure(() => scoreYear(input).groups.length))
  adding.push(measure(() => addUp(plain)))
}
writeFileSync(out, JSON.stringify({ scoring, adding, totals }))

function measure(work: () => number): number {
  const before = process.cpuUsage()
  totals += work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** The same items' verified points, bare. */
function plainPoints({ units }: YearInput): readonly (readonly number[])[] {
  return units.map(({ items }) =>
    [...items.values()].map(({ verified }) => (verified?.kind === 'score' ? verified.score : 0)),
  )
}

/** The floor: no rule, no state, no explanation, only sums. */
function addUp(units: readonly (readonly number[])[]): number {
  let sum = 0
  for (const items of units) for (const points of items) sum += points
  return sum
}
