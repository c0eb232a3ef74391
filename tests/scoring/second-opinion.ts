import type { UnitId } from '#shared/plan/unit.ts'
import type { Adjustment, UnitInput, YearInput } from '#shared/scoring/input.ts'

/** scoring.md worked out a second time, plainly and slowly, with fractions of big integers; only for years without pending items. */
export interface SecondOpinion {
  readonly unit: UnitId
  readonly blocks: readonly (number | null)[]
  readonly base: number | null
  readonly bonus: number
  readonly deduction: number
  readonly total: number | null
  readonly rank: number | null
  readonly grade: string | null
  readonly gradeNote: string | null
}

const half = (n: bigint, d: bigint): number => {
  const whole = n / d
  return Number(2n * (n - whole * d) >= d ? whole + 1n : whole)
}

export function judgeAgain({ scheme, deadline, calendar, units }: YearInput): readonly SecondOpinion[] {
  const [group] = scheme.groups
  if (group === undefined) return []
  const results = units.map((unit) => {
    const blocks = group.blocks.map((block) => {
      let top = 0n
      let bottom = 0n
      for (const own of group.indicators) {
        if (own.block !== block.id || !own.units.includes(unit.unit)) continue
        const verified = unit.items.get(own.id)?.verified ?? { kind: 'missing' as const }
        if (verified.kind === 'not-applicable' || verified.kind === 'no-data') continue
        const plain = 10n ** BigInt(scheme.leadWeight.scale)
        const weight = own.leadUnits.includes(unit.unit) ? scheme.leadWeight.mantissa : plain
        top += weight * BigInt(verified.kind === 'score' ? verified.score : 0)
        bottom += weight * BigInt(own.points)
      }
      return { max: block.max, score: bottom === 0n ? null : half(BigInt(block.max) * top, bottom) }
    })
    const left = blocks.filter(({ score }) => score !== null)
    const sum = left.reduce((all, { score }) => all + (score ?? 0), 0)
    const max = left.reduce((all, block) => all + block.max, 0)
    const base =
      left.length === 0
        ? null
        : left.length === blocks.length
          ? sum
          : half(10_000n * BigInt(sum), BigInt(max))
    const bonus = Math.min(scheme.bonus.cap, bonusSum(unit, scheme.bonus.levels))
    const deduction = Math.min(
      scheme.deduction.cap,
      lateSum(unit, deadline, calendar, scheme.deduction) +
        deductionSum(unit, scheme.deduction.falseMaterial),
    )
    const total =
      base === null ? null : Math.max(0, base + (scheme.bonus.countsInTotal ? bonus : 0) - deduction)
    return { unit, blocks: blocks.map(({ score }) => score), base, bonus, deduction, total }
  })

  const [best = '', next = '', ...lower] = scheme.grades.map(({ name }) => name)
  const lowest = lower.at(-1) ?? next
  const reach = (total: number): string => scheme.grades.find(({ from }) => total >= from)?.name ?? lowest
  const isRanked = (result: (typeof results)[number]): boolean =>
    result.total !== null && !group.unranked.includes(result.unit.unit)
  const ranked = results.filter(isRanked)
  const strength = ({ total, bonus }: (typeof results)[number]): number =>
    (total ?? 0) * 10_000 + (scheme.bonus.countsInTotal ? 0 : bonus)
  const percent = scheme.quota?.percent ?? { mantissa: 100n, scale: 0 }
  const places = Math.floor((Number(percent.mantissa) * ranked.length) / 10 ** percent.scale / 100)
  const isFalse = (unit: UnitInput): boolean => unit.adjustments.some(({ kind }) => kind === 'false-material')
  const eligible = ranked.filter(({ unit }) => unit.veto === null && !isFalse(unit))
  const rivals = eligible.filter(
    ({ unit, total }) =>
      reach(total ?? 0) === best && (unit.changedGrade === null || unit.changedGrade.grade === best),
  )
  const lifted = eligible.filter(
    ({ unit, total }) => reach(total ?? 0) !== best && unit.changedGrade?.grade === best,
  )
  /** Of a rival: the best grade (true), the next one (false), or the office's to say (null). */
  const contest = (result: (typeof results)[number]): boolean | null => {
    const { unit } = result
    const equal = rivals.filter((other) => strength(other) === strength(result))
    const free = places - rivals.filter((other) => strength(other) > strength(result)).length
    if (equal.length <= free) return true
    if (free <= 0) return false
    const yes = equal.filter((other) => other.unit.decidedGrade === best).length
    const no = equal.filter((other) => other.unit.decidedGrade === next).length
    const isYes = unit.decidedGrade === best || (unit.decidedGrade !== next && equal.length - no <= free)
    const isNo = unit.decidedGrade === next || (unit.decidedGrade !== best && yes === free)
    return yes > free || (!isYes && !isNo) ? null : isYes
  }
  const left = rivals.some((rival) => contest(rival) === null)
    ? 0
    : places - rivals.filter((rival) => contest(rival) === true).length

  return results.map((result) => {
    const { unit, total } = result
    const own = { ...result, unit: unit.unit }
    if (total === null) return { ...own, rank: null, grade: null, gradeNote: null }
    const rank = isRanked(result)
      ? 1 + ranked.filter((other) => strength(other) > strength(result)).length
      : null
    const reached = reach(total)
    if (unit.veto !== null) {
      const grade = unit.veto.grade === null || reached === lowest ? lowest : unit.veto.grade
      return { ...own, rank, grade, gradeNote: '一票否决' }
    }
    const order = scheme.grades.map(({ name }) => name)
    const wanted = unit.changedGrade?.grade ?? null
    if (isFalse(unit) && reached === best) {
      const grade = wanted === null || wanted === best ? next : wanted
      return { ...own, rank, grade, gradeNote: '材料不实' }
    }
    if (rank === null) return { ...own, rank, grade: reached, gradeNote: '单列' }
    if (lifted.includes(result)) {
      const ahead = lifted.filter((other) => strength(other) >= strength(result)).length
      return ahead <= left
        ? { ...own, rank, grade: best, gradeNote: '改定' }
        : { ...own, rank, grade: null, gradeNote: '待定' }
    }
    const barred = isFalse(unit) && wanted !== null && order.indexOf(wanted) < order.indexOf(next)
    if (wanted !== null && wanted !== reached && !barred)
      return { ...own, rank, grade: wanted, gradeNote: '改定' }
    if (reached !== best) return { ...own, rank, grade: reached, gradeNote: null }
    const verdict = contest(result)
    if (verdict === true) return { ...own, rank, grade: best, gradeNote: null }
    return verdict === null || wanted === best
      ? { ...own, rank, grade: null, gradeNote: '待定' }
      : { ...own, rank, grade: next, gradeNote: '受名额限制' }
  })
}

const matter = (line: Adjustment): string =>
  line.document === '' ? `因${line.reason}` : `文${line.document}`

function bonusSum(
  unit: UnitInput,
  levels: readonly { readonly name: string; readonly points: number }[],
): number {
  const worth = new Map<string, readonly [number, number]>()
  for (const line of unit.adjustments) {
    if (line.kind !== 'bonus') continue
    const level = levels.find(({ name }) => name === line.level)?.points ?? 0
    const mine = [level, line.points ?? level] as const
    const [bestLevel, bestPoints] = worth.get(matter(line)) ?? [-1, -1]
    if (mine[0] > bestLevel || (mine[0] === bestLevel && mine[1] > bestPoints)) worth.set(matter(line), mine)
  }
  return [...worth.values()].reduce((sum, [, value]) => sum + value, 0)
}

function deductionSum(unit: UnitInput, falseMaterial: number): number {
  const worth = new Map<string, number>()
  for (const line of unit.adjustments) {
    if (line.kind === 'bonus') continue
    worth.set(matter(line), Math.max(worth.get(matter(line)) ?? 0, line.points ?? falseMaterial))
  }
  return [...worth.values()].reduce((sum, value) => sum + value, 0)
}

function lateSum(
  { firstReceived }: UnitInput,
  deadline: string,
  calendar: YearInput['calendar'],
  rule: { readonly latePerWorkingDay: number; readonly lateCap: number },
): number {
  if (firstReceived === null) return 0
  let days = 0
  for (let time = Date.parse(deadline) + 86_400_000; time <= Date.parse(firstReceived); time += 86_400_000) {
    const date = new Date(time)
    const text = date.toISOString().slice(0, 10)
    const listed = (list: ReadonlySet<string>): boolean => list.has(text)
    const isWeekday = date.getUTCDay() % 6 !== 0
    if ((isWeekday || listed(calendar.workingWeekends)) && !listed(calendar.holidays)) days += 1
  }
  return Math.min(rule.lateCap, days * rule.latePerWorkingDay)
}
