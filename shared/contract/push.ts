import { z } from 'zod'
import { count } from './fields.ts'

/** What main tells the renderer unasked. A message sent before the renderer listens is lost. */
export const push = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('progress'),
    job: z.enum([
      'sample',
      'forms',
      'check',
      'import',
      'evidence',
      'reread',
      'notices',
      'reports',
      'archive',
      'opening',
      'exchange',
      'package',
    ]),
    done: count,
    total: count,
    /** The unit or file at work: "正在检查 12/24：市气象局.xlsx". */
    name: z.string(),
  }),
])
export type Push = z.infer<typeof push>
export type JobName = Push['job']
