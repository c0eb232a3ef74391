import type { UnitId } from '#shared/plan/unit.ts'
import { openImport } from '../judge-file.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { findEvaluated, type YearBook } from '../year-book.ts'
import { isNobodysName } from './learn-alias.ts'
import { judgeStaged } from './judge-staged.ts'
import type { StagedFile, Staging } from './staging.ts'

/** What the officer says of a checked file. */
export type StagedChange =
  /** Whose return it is; `remember`: the name in its 单位名称 cell is the unit's too, from now on. */
  | { readonly kind: 'unit'; readonly unit: UnitId; readonly remember: boolean }
  | { readonly kind: 'allow-macros' }
  | { readonly kind: 'leave-out'; readonly leftOut: boolean }

/**
 * The files that are others by it: with a remembered name also those that the same name kept from being recognised.
 * Reads them again where that is needed; stores nothing.
 */
export async function changeStaged(
  office: Office,
  book: YearBook,
  staging: Staging,
  id: string,
  change: StagedChange,
): Promise<Outcome<readonly StagedFile[]>> {
  const file = staging.files.find((candidate) => candidate.id === id)
  if (file === undefined) {
    return fail('unknown-pick', '这个文件已不在检查结果中，可能已经导入。请查看本次导入的结果。')
  }
  switch (change.kind) {
    case 'leave-out':
      return { ok: true, value: [{ ...file, leftOut: change.leftOut }] }
    case 'allow-macros':
      return { ok: true, value: await judgeAgain(office, book, [{ ...file, allowMacros: true }]) }
    case 'unit':
      return stateUnit(office, book, staging, file, change)
  }
}

async function stateUnit(
  office: Office,
  book: YearBook,
  staging: Staging,
  file: StagedFile,
  { unit, remember }: Extract<StagedChange, { kind: 'unit' }>,
): Promise<Outcome<readonly StagedFile[]>> {
  if (findEvaluated(book, unit) === null) {
    return fail('unknown-unit', `${book.year.year}年度没有这个单位，请重新选择单位。`)
  }
  const name = unknownNameOf(file)
  const learn = remember && name !== null && isNobodysName(book, name) ? name : null
  const sameName =
    learn === null
      ? []
      : staging.files.filter(
          (other) => other.id !== file.id && isAsked(other) && unknownNameOf(other) === learn,
        )
  const stated = [file, ...sameName].map((one) => ({ ...one, stated: unit, learn }))
  return { ok: true, value: await judgeAgain(office, book, stated) }
}

function unknownNameOf({ judged }: StagedFile): string | null {
  return judged.kind === 'readable' || judged.kind === 'refused' ? judged.unknownName : null
}

function isAsked({ judged }: StagedFile): boolean {
  return judged.kind === 'refused' && judged.ask === 'unit'
}

async function judgeAgain(
  office: Office,
  book: YearBook,
  files: readonly StagedFile[],
): Promise<readonly StagedFile[]> {
  const imports = openImport(office, book)
  try {
    const judged: StagedFile[] = []
    for (const file of files) judged.push(await judgeStaged(imports, file))
    return judged
  } finally {
    await imports.close()
  }
}
