import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, list, nothing } from './fields.ts'

const role = z.enum(['填报录入', '审核', '审定'])
export type RoleName = z.infer<typeof role>

const operator = z.strictObject({
  id: count,
  name: z.string(),
  roles: list(role),
  active: z.boolean(),
  hasPin: z.boolean(),
})

const name = z.string().max(40)
const roles = z.array(role).max(3).readonly()
const pin = z.string().max(100)

const atDesk = z.strictObject({
  /** unset: no operators are set up, everything may be done. nobody: no other call works until someone signs in. */
  kind: z.enum(['unset', 'nobody', 'operator']),
  operator: operator.nullable(),
  /** Whom one can be: the active ones. */
  operators: list(operator),
  /** unset: the name under which the program works by itself. */
  name: z.string().nullable(),
})
export type AtDeskNow = z.infer<typeof atDesk>

export const whoIsAtDesk = defineCall(nothing, atDesk)

/** `wait` and `wrong-pin` say how long the next try has to wait. `pin` is '' where none is asked for. */
export const signIn = defineCall(z.strictObject({ operator: count, pin }), atDesk)

/** 换人: nobody is at the desk until someone signs in. */
export const leaveDesk = defineCall(nothing, atDesk)

/** Every operator ever, those no longer active too. */
export const listOperators = defineCall(nothing, z.strictObject({ operators: list(operator) }))

/** The first one signs in by being added. */
export const addOperator = defineCall(
  z.strictObject({ name, roles, pin: pin.nullable() }),
  z.strictObject({ operator: count }),
)

/** A new name, other roles, active or not. `last-decider`: someone must be able to decide. */
export const changeOperator = defineCall(
  z.strictObject({ operator: count, name, roles, active: z.boolean() }),
  nothing,
)

/** Someone's new PIN; null: none is asked for any more. */
export const resetPin = defineCall(z.strictObject({ operator: count, pin: pin.nullable() }), nothing)

/** One's own. `now` is '' where there is none yet. */
export const changeOwnPin = defineCall(z.strictObject({ now: pin, next: pin.nullable() }), nothing)

/** Takes away the forgotten PIN of the one person who can decide; the log shows it for good. */
export const recoverPin = defineCall(
  z.strictObject({ operator: count, reason: z.string().max(500) }),
  nothing,
)
