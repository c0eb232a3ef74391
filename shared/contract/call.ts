import type { z } from 'zod'

/** One call between renderer and main. */
export interface Call<Request extends z.ZodType, Value extends z.ZodType> {
  readonly request: Request
  /** What stands under `value` in a good answer. */
  readonly value: Value
}

export function defineCall<Request extends z.ZodType, Value extends z.ZodType>(
  request: Request,
  value: Value,
): Call<Request, Value> {
  return { request, value }
}
