import { z } from 'zod'
import { defineCall } from './call.ts'
import { list, year } from './fields.ts'

const template = z.strictObject({
  name: z.string(),
  /** Which papers it stands in. */
  area: z.string(),
  /** As it stands now. */
  text: z.string(),
  /** As it comes with the program. */
  usual: z.string(),
  /** What may stand in braces, and its value in this year's documents; null: they don't have the sentence. */
  places: list(z.strictObject({ place: z.string(), value: z.string().nullable() })),
})
export type TemplateEntry = z.infer<typeof template>

/** 文字模板: the sentences of the documents, with values of this year. */
export const listTemplates = defineCall(
  z.strictObject({ year }),
  z.strictObject({ templates: list(template) }),
)

/** null: as it comes with the program. */
export const keepTemplate = defineCall(
  z.strictObject({ name: z.string().min(1).max(60), text: z.string().max(2000).nullable() }),
  z.strictObject({}),
)
