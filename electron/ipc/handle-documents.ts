import {
  previewDocument as makePreview,
  savePreview as writePreview,
} from '#electron/application/documents/preview.ts'
import { documentText as textOf } from '#electron/application/documents/document-text.ts'
import {
  editParagraph as edit,
  restoreDocument as restoreAll,
} from '#electron/application/documents/edit-paragraph.ts'
import { issueDocument as issue } from '#electron/application/documents/issue-document.ts'
import { fail } from '#electron/application/outcome.ts'
import { describeFont } from '#electron/application/write-papers.ts'
import type { RequestOf } from '#shared/contract/calls.ts'
import { ofYear, type Handler } from './handler.ts'
import { folderName, saveThrough } from './save-through.ts'

export const previewDocument: Handler<'previewDocument'> = ofYear(
  async ({ desk, office, book }, { document, version }: RequestOf<'previewDocument'>) => {
    const made = await makePreview(office, book, document, version)
    if (!made.ok) return made
    const { fileName, bytes, fonts } = made.value
    return {
      ok: true,
      value: {
        preview: desk.previews.give(made.value),
        fileName,
        size: bytes.byteLength,
        fonts: fonts.map(describeFont),
      },
    }
  },
)

export const readPreview: Handler<'readPreview'> = ({ desk }, { preview, from, length }) => {
  const kept = desk.previews.find(preview)
  if (kept === null) return forgotten()
  const piece = Buffer.from(kept.bytes).subarray(from, from + length)
  return { ok: true, value: { bytes: piece.toString('base64') } }
}

export const savePreview: Handler<'savePreview'> = ({ desk }, { year, preview }) => {
  const kept = desk.previews.find(preview)
  if (kept === null) return forgotten()
  const names = { folder: folderName(year), archive: kept.fileName }
  return saveThrough(desk, names, async (folder) => {
    const saved = await writePreview(kept, folder)
    return saved.ok ? { ok: true, value: { files: [saved.value] } } : saved
  })
}

export const documentText: Handler<'documentText'> = ofYear(
  ({ office, book }, { document }: RequestOf<'documentText'>) => textOf(office, book, document),
)

export const editParagraph: Handler<'editParagraph'> = ofYear(
  ({ office, book }, change: RequestOf<'editParagraph'>) => {
    const done = edit(office, book, change)
    return done.ok ? { ok: true, value: {} } : done
  },
)

export const restoreDocument: Handler<'restoreDocument'> = ofYear(
  ({ office, book }, { document }: RequestOf<'restoreDocument'>) => {
    const done = restoreAll(office, book, document)
    return done.ok ? { ok: true, value: { restored: done.value } } : done
  },
)

export const issueDocument: Handler<'issueDocument'> = ofYear(
  ({ office, book }, { document }: RequestOf<'issueDocument'>) => issue(office, book, document),
)

function forgotten(): ReturnType<typeof fail> {
  return fail('unknown-document', '这份预览已经关闭，请重新打开预览。')
}
