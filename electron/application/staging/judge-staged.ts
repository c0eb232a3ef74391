import { judgeFile, type Import } from '../judge-file.ts'
import type { StagedFile } from './staging.ts'

/** Judges a file by what the officer said of it. Its bytes are let go: when it is confirmed they are read and compared. */
export async function judgeStaged(at: Import, file: StagedFile): Promise<StagedFile> {
  const { found, stated, allowMacros } = file
  if (found.passedOver !== null) {
    return { ...file, judged: { kind: 'passed-over', reason: found.passedOver } }
  }
  const judged = await judgeFile(at, { path: found.path, unit: stated, allowMacros })
  if (judged.kind !== 'readable') return { ...file, judged }
  const { bytes: _, ...kept } = judged
  return { ...file, judged: kept }
}
