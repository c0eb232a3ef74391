import { randomUUID } from 'node:crypto'
import type { Day } from '#shared/scheme/day.ts'
import { collectFiles, type FoundFile } from '../collect-files.ts'
import type { Progress } from '../export-forms.ts'
import { openImport, type Import } from '../judge-file.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import type { YearBook } from '../year-book.ts'
import { refuseArchived } from '../year-state.ts'
import { judgeStaged } from './judge-staged.ts'
import { inOrderOfTime, type StagedFile, type Staging } from './staging.ts'

export interface FilesToStage {
  /** None: what was checked before is checked anew. */
  readonly paths: readonly string[]
  /** null: each file's day of modification. */
  readonly received: Day | null
  /** What was checked before and waits; null: nothing. The new files come to it. */
  readonly before: Staging | null
  /** Told of each file before it is read: "正在检查 12/24". */
  readonly progress: Progress
  /** Asked before each file. */
  readonly stopped: () => boolean
}

/** Reads and judges files, and stores nothing. */
export async function stageFiles(
  office: Office,
  book: YearBook,
  { paths, received, before, progress, stopped }: FilesToStage,
): Promise<Outcome<Staging>> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const found = await collectFiles(paths)
  const waiting = before?.files.filter((file) => !found.some(({ path }) => path === file.found.path)) ?? []
  const again = paths.length === 0 || before?.schemeVersion !== book.schemeVersion ? waiting : []
  const toJudge = [...again, ...found.map(newFile)]
  if (toJudge.length === 0) return fail('nothing-picked', '所选文件夹里没有文件。请重新选择。')
  const imports = openImport(office, book)
  try {
    const { judged, notTried } = await judgeAll(imports, toJudge, { progress, stopped })
    const files = [...waiting.filter((file) => !again.includes(file)), ...judged]
    return {
      ok: true,
      value: { files: inOrderOfTime(files), received, schemeVersion: book.schemeVersion, notTried },
    }
  } finally {
    await imports.close()
  }
}

async function judgeAll(
  at: Import,
  files: readonly StagedFile[],
  { progress, stopped }: Pick<FilesToStage, 'progress' | 'stopped'>,
): Promise<{ readonly judged: readonly StagedFile[]; readonly notTried: number }> {
  const total = files.filter(({ found }) => found.passedOver === null).length
  const judged: StagedFile[] = []
  let tried = 0
  for (const file of files) {
    if (stopped()) break
    if (file.found.passedOver === null) {
      tried += 1
      progress(tried, total, file.found.path)
    }
    judged.push(await judgeStaged(at, file))
  }
  return { judged, notTried: total - tried }
}

function newFile(found: FoundFile): StagedFile {
  return {
    // As the ids of everything that the renderer may name: nothing of the path shows.
    id: randomUUID().replaceAll('-', ''),
    found,
    stated: null,
    learn: null,
    allowMacros: false,
    leftOut: false,
    judged: { kind: 'passed-over', reason: '' },
  }
}
