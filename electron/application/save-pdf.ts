import { join } from 'node:path'
import type { UsedFont } from '#electron/documents/font-set.ts'
import type { RenderOptions } from '#electron/documents/render-pdf.ts'
import { saveFile } from '#electron/workbooks/save-file.ts'
import type { ReportModel } from '#shared/reports/report-model.ts'
import type { Outcome } from './outcome.ts'

export interface SavedPdf {
  readonly path: string
  readonly fonts: readonly UsedFont[]
  /** Pages of what the contents list. */
  readonly pages: readonly (number | null)[]
}

/** Sets a document in type and puts it into a folder that is there; an existing file stays, the new one gets a number. */
export async function savePdf(
  folder: string,
  fileName: string,
  model: ReportModel,
  options: RenderOptions,
): Promise<Outcome<SavedPdf>> {
  // With the first document, so that a start does not pay for typesetting.
  const { renderPdf } = await import('#electron/documents/render-pdf.ts')
  const pdf = await renderPdf(model, options)
  if (!pdf.ok) return pdf
  const saved = await saveFile(join(folder, fileName), pdf.bytes)
  return saved.ok ? { ok: true, value: { path: saved.path, fonts: pdf.fonts, pages: pdf.pages } } : saved
}

/** What no file system takes in a name; a unit's name may be anything. */
export function fileNamePart(name: string): string {
  return name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_').slice(0, 80)
}
