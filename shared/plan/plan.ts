/** A city's plan for one period: what the units were told to do. Texts are the official wording. */

export interface PlanTask {
  /** "1.1": program number, dot, task number. */
  readonly id: string
  readonly number: number
  readonly title: string
  /** Responsible units by name, in the order of the plan's text. */
  readonly units: readonly string[]
  readonly text: string
  readonly responsibilityText: string
}

export interface PlanProgram {
  readonly number: number
  readonly chineseNumber: string
  /** 行动 or 工程. */
  readonly kind: string
  readonly title: string
  readonly shortTitle: string
  /** 牵头 units: a role in the program; a lead is not always responsible for each of its tasks. */
  readonly leads: readonly string[]
  readonly aimsText: string
  readonly divisionText: string
  readonly tasks: readonly PlanTask[]
}

export interface PlanPassage {
  readonly number: number
  readonly title: string
  readonly text: string
}

export interface PlanGoal {
  readonly id: string
  readonly text: string
  /** Decimal string, or null where the plan gives no number. */
  readonly value: string | null
  readonly measure: string | null
  readonly level: string
  readonly due: string
  readonly kind: string
  readonly basis: string
  readonly programs: readonly number[]
}

export interface PlanPhase {
  readonly number: number
  readonly from: number
  readonly to: number
  readonly text: string
}

export interface Plan {
  readonly id: string
  /** The city's bare name, without 市: units write it in front of their names. */
  readonly city: string
  readonly title: string
  readonly documentNumber: string
  readonly issuer: string
  readonly issued: string
  readonly printed: string
  readonly addressees: string
  readonly copyTo: string
  readonly basis: readonly string[]
  readonly workTheme: string
  readonly guideline: string
  readonly notes: readonly string[]
  readonly guidelineText: string
  readonly targetText: string
  readonly aims: readonly PlanPassage[]
  readonly programs: readonly PlanProgram[]
  readonly safeguards: readonly PlanPassage[]
  readonly goals: readonly PlanGoal[]
  readonly phases: readonly PlanPhase[]
}
