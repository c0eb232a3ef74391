import { z } from 'zod'
import { defineCall } from './call.ts'
import { opaqueId, unitId, year } from './fields.ts'
import { savedFiles } from './saved.ts'

/** A job with progress. Electron asks for the folder: closing its dialog gives `cancelled`. Empty `units`: all. */
export const exportForms = defineCall(
  z.strictObject({ year, units: z.array(unitId).max(2000).readonly() }),
  savedFiles,
)

/** 打开文件夹, for what was saved into a folder; `not-in-this-host` in the browser host. */
export const openFolder = defineCall(z.strictObject({ place: opaqueId }), z.strictObject({}))
