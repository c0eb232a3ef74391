import type { UnitId } from '../plan/unit.ts'
import type { Decimal } from './decimal.ts'
import type { Points } from './points.ts'

/** How one year is scored. Every value can be changed per year; the built-in one is a default. */
export interface Scheme {
  readonly name: string
  readonly groups: readonly Group[]
  /** Weight of an item for a unit in the indicator's `leadUnits`; every other item weighs 1. */
  readonly leadWeight: Decimal
  /** From the highest to the lowest. */
  readonly bands: readonly Band[]
  readonly lowerIsBetterFormula: 'double' | 'inverse'
  readonly bonus: {
    readonly cap: Points
    /** false: the bonus only breaks ties. */
    readonly countsInTotal: boolean
    readonly levels: readonly { readonly name: string; readonly points: Points }[]
  }
  readonly deduction: {
    readonly cap: Points
    readonly latePerWorkingDay: Points
    readonly lateCap: Points
    readonly falseMaterial: Points
  }
  /** Last day for handing in: year + yearOffset, month, day. */
  readonly deadline: { readonly yearOffset: number; readonly month: number; readonly day: number }
  readonly appealWorkingDays: number
  /** 一票否决 can be registered. */
  readonly vetoAllowed: boolean
  /** From the highest to the lowest; the lowest begins at 0. */
  readonly grades: readonly { readonly name: string; readonly from: Points }[]
  /** null: no quota. `percent` of the ranked units of a group may hold `grade`. */
  readonly quota: { readonly grade: string; readonly percent: Decimal } | null
}

/** A band of `graded` items: [from, to) in percent of the points; the top band includes 100. */
export interface Band {
  readonly name: string
  readonly from: Decimal
  readonly to: Decimal
}

export interface Group {
  readonly id: string
  readonly name: string
  /** In document order (成文顺序). */
  readonly units: readonly UnitId[]
  /** 单列: scored, not ranked. */
  readonly unranked: readonly UnitId[]
  readonly unrankedReason: string | null
  readonly blocks: readonly Block[]
  readonly indicators: readonly Indicator[]
}

export interface Block {
  readonly id: string
  readonly name: string
  readonly max: Points
}

export type Rule = 'higher-is-better' | 'lower-is-better' | 'steps' | 'graded' | 'yes-no' | 'per-occurrence'

export interface Step {
  readonly atLeast: Decimal
  readonly percent: Decimal
}

export type IndicatorSource =
  | { readonly task: string }
  | { readonly program: number }
  | { readonly goal: string }
  | { readonly safeguard: number }

export interface Indicator {
  /** The 编号 on the form: "1.1", "L1", "G01", "S1", "C1". Unique within its group. */
  readonly id: string
  readonly block: string
  readonly title: string
  readonly points: Points
  readonly rule: Rule
  /** The target for every unit without one of its own; null: none. */
  readonly target: Decimal | null
  readonly unitTargets: ReadonlyMap<UnitId, Decimal | null>
  readonly measure: string | null
  /** Rule `steps`: from the lowest to the highest. */
  readonly steps: readonly Step[]
  /** Rule `per-occurrence`: points off for each occurrence. */
  readonly pointsOff: Points | null
  readonly source: IndicatorSource
  readonly units: readonly UnitId[]
  readonly leadUnits: readonly UnitId[]
  readonly evidence: string
  readonly noDataAllowed: boolean
  readonly negativeAllowed: boolean
}

/** The target of an indicator for a unit. */
export function targetFor(indicator: Indicator, unit: UnitId): Decimal | null {
  const own = indicator.unitTargets.get(unit)
  return own === undefined ? indicator.target : own
}
