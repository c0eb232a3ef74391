import { join } from 'node:path'
import { saveFile } from '#electron/workbooks/save-file.ts'
import type { WordOptions } from '#electron/documents/word/render-word.ts'
import type { ReportModel } from '#shared/reports/report-model.ts'
import type { Outcome } from './outcome.ts'

/** Writes a document for Word into a folder that is there; an existing file stays, the new one gets a number. */
export async function saveWord(
  folder: string,
  fileName: string,
  model: ReportModel,
  options: WordOptions,
): Promise<Outcome<{ readonly path: string }>> {
  const { renderWord } = await import('#electron/documents/word/render-word.ts')
  const saved = await saveFile(join(folder, fileName), await renderWord(model, options))
  return saved.ok ? { ok: true, value: { path: saved.path } } : saved
}
