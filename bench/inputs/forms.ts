import { builtinPlan, builtinUnits } from '#shared/plan/builtin.ts'
import { buildForm } from '#shared/returns/build-form.ts'
import type { Form } from '#shared/returns/form.ts'
import { builtinScheme } from '#shared/scheme/builtin.ts'

export const YEAR = 2018

/** The forms of the 24 departments, as `init` and `forms` make them. */
export function departmentForms(): readonly Form[] {
  const scheme = builtinScheme(builtinUnits)
  const departments = scheme.groups.find((group) => group.id === 'departments')
  return (departments?.units ?? []).map((id) => {
    const unit = builtinUnits.find((known) => known.id === id)
    if (unit === undefined) throw new Error(`no unit ${id}`)
    return buildForm({ scheme, plan: builtinPlan, unit, year: YEAR, schemeVersion: 1, contact: '' })
  })
}
