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
  /** The office's own text that an earlier program kept and this one can't use, so that the usual one is printed; null: none. */
  unusable: z.strictObject({ text: z.string(), why: z.string() }).nullable(),
  /** What may stand in braces, and its value in this year's documents; null: they don't have the sentence. */
  places: list(z.strictObject({ place: z.string(), value: z.string().nullable() })),
})
export type TemplateEntry = z.infer<typeof template>

/** 文字模板: the sentences of the documents, with values of this year. */
const templateList = z.strictObject({
  templates: list(template),
  /** The office's own texts of sentences that only an earlier program had. */
  gone: list(z.strictObject({ name: z.string(), text: z.string() })),
})
export type TemplateList = z.infer<typeof templateList>
export const listTemplates = defineCall(z.strictObject({ year }), templateList)

/** The office's own texts that can't be used, to be said before anything is exported. */
export const unusableTemplates = defineCall(
  z.strictObject({}),
  z.strictObject({ templates: list(z.strictObject({ name: z.string(), why: z.string() })) }),
)

/** null: as it comes with the program. */
export const keepTemplate = defineCall(
  z.strictObject({ name: z.string().min(1).max(60), text: z.string().max(2000).nullable() }),
  z.strictObject({}),
)
