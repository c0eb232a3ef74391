import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadEvidenceFiles, type Evidence } from '#db/evidence.ts'
import {
  attachFiles,
  type AttachedResult,
  type FileToAttach,
} from '#electron/application/evidence/attach-files.ts'
import { unitId } from '#shared/plan/unit.ts'
import { openOfficeYear, type OfficeYear } from '#tests/application/office-year.ts'
import { expectValue } from '#tests/archive/small-archive.ts'

export const QUAKE = unitId('D15')

/** The smallest picture and the smallest PDF that programs take for one. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
export const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  'latin1',
)

export interface OfficeEvidence extends OfficeYear {
  /** Writes a file outside the program, as it comes from a unit; gives its path. */
  readonly bring: (name: string, bytes: Uint8Array) => string
  readonly attach: (file: Partial<FileToAttach> & { readonly path: string }) => Promise<AttachedResult>
  readonly files: () => readonly Evidence[]
}

export function openOfficeEvidence(): OfficeEvidence {
  const year = openOfficeYear()
  const incoming = join(year.folder, '报来')
  mkdirSync(incoming)
  return {
    ...year,
    bring: (name, bytes) => {
      const path = join(incoming, name)
      writeFileSync(path, bytes)
      return path
    },
    attach: async (file) => {
      const { results } = expectValue(
        await attachFiles(
          year.office,
          year.book(),
          QUAKE,
          [{ name: '', indicator: null, number: '', ...file }],
          { progress: () => {}, stopped: () => false, kept: () => Promise.resolve() },
        ),
      )
      const [result] = results
      if (result === undefined) throw new Error('nothing was tried')
      return result
    },
    files: () => loadEvidenceFiles(year.office.db, 2018),
  }
}
