import planFile from './builtin/plan-2016-2020.json' with { type: 'json' }
import reformFile from './builtin/reform-2018.json' with { type: 'json' }
import unitFile from './builtin/units.json' with { type: 'json' }
import type { Plan } from './plan.ts'
import { unitId, type Unit, type UnitId } from './unit.ts'

/** The 2016—2020 plan (德政办发〔2017〕8号), word for word; the compiler checks its shape, checkPlan what types cannot say. */
export const builtinPlan: Plan = checkPlan(planFile)

/** The 24 departments that the plan names and the 13 counties, in document order. Their names have no bounds yet. */
export const builtinUnits: readonly Unit[] = checkUnits(
  unitFile.units.map((unit) => ({
    id: unitId(unit.id),
    kind: unit.kind,
    validFrom: null,
    validTo: null,
    names: [
      { name: unit.name, kind: 'official', validFrom: null, validTo: null },
      ...unit.aliases.map((name) => ({ name, kind: 'alias', validFrom: null, validTo: null }) as const),
    ],
    successors: [],
  })),
)

/** A new name that units were commonly given in a reform of offices; the plan does not say so. */
export interface CommonRenaming {
  readonly unit: UnitId
  readonly from: string
  readonly to: string
  readonly aliases: readonly string[]
  /** What the office should weigh; '' for nothing. */
  readonly note: string
}

/** Of 2018—2019: only ever proposed, never applied by itself. */
export const commonRenamings: readonly CommonRenaming[] = reformFile.renamings.map((renaming) => ({
  ...renaming,
  unit: unitId(renaming.unit),
}))

/** Numbers run on without a gap and ids follow from them: scheme and forms refer to tasks by id. */
function checkPlan(plan: Plan): Plan {
  for (const [index, program] of plan.programs.entries()) {
    if (program.number !== index + 1) throw new Error(`plan: program ${program.number} out of order`)
    for (const [position, task] of program.tasks.entries()) {
      const id = `${program.number}.${position + 1}`
      if (task.id !== id || task.number !== position + 1)
        throw new Error(`plan: task ${task.id} stands at ${id}`)
      if (task.units.length === 0) throw new Error(`plan: task ${id} has no responsible unit`)
    }
  }
  return plan
}

/** A name that two units share could not be resolved. */
function checkUnits(units: readonly Unit[]): readonly Unit[] {
  const texts = units.flatMap((unit) => [unit.id, ...unit.names.map(({ name }) => name)])
  const repeated = texts.find((text, index) => texts.indexOf(text) !== index)
  if (repeated !== undefined) throw new Error(`units: ${repeated} stands for two units`)
  return units
}
