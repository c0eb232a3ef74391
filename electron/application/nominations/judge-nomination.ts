import type { Honor, Nomination, NominationEntry } from '#db/nominations.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { removeControls, trimSpaces } from '#shared/returns/clean-text.ts'
import { fail, type Outcome } from '../outcome.ts'
import { findEvaluated, type YearBook } from '../year-book.ts'

const LONGEST = 2000
const LONGEST_NAME = 100

export interface NominationDraft {
  /** null: a new one. */
  readonly number: number | null
  readonly honor: Honor
  readonly unit: UnitId
  readonly name: string
  readonly post: string
  readonly merits: string
  readonly reason: string
}

export type NominationContent = Pick<NominationEntry, 'honor' | 'unit' | 'name' | 'post' | 'merits'>

/** A draft with its texts cleaned; else what is missing or cannot be. */
export function judgeNomination(book: YearBook, draft: NominationDraft): Outcome<NominationContent> {
  const { honor, unit } = draft
  if (findEvaluated(book, unit) === null) {
    return fail('nomination', `所选单位不在${book.year.year}年度评价，没有保存。请重新选择单位。`)
  }
  const person = honor === '先进个人'
  const name = person ? cleanLine(draft.name) : ''
  const post = person ? cleanLine(draft.post) : ''
  const merits = trimSpaces(removeControls(draft.merits))
  if (person && name === '') return fail('nomination', '姓名是空白，没有保存。请写明推荐的是谁。')
  if (merits === '') return fail('nomination', '主要事迹是空白，没有保存。请写明推荐的理由。')
  if (name.length > LONGEST_NAME || post.length > LONGEST_NAME) {
    return fail('nomination', `姓名或职务超过 ${LONGEST_NAME} 字，没有保存。请核对是否填错了栏。`)
  }
  if (merits.length > LONGEST) {
    return fail('nomination', `主要事迹有 ${merits.length} 字，超过 ${LONGEST} 字，没有保存。请写得简短些。`)
  }
  return { ok: true, value: { honor, unit, name, post, merits } }
}

/** The nomination of the same unit or person that stands; null: there is none. */
export function findSame(
  known: readonly Nomination[],
  { honor, unit, name }: NominationContent,
): Nomination | null {
  const same = known.find(
    (one) => one.kind === 'kept' && one.honor === honor && one.unit === unit && one.name === name,
  )
  return same ?? null
}

/** "市教育局 示例推荐对象1"; of a unit its name. */
export function objectOf(book: YearBook, { unit, name }: NominationContent): string {
  const unitName = findEvaluated(book, unit)?.name ?? unit
  return name === '' ? unitName : `${unitName} ${name}`
}

export function sameContent(one: NominationContent, other: NominationContent): boolean {
  return JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other))
}

export function contentOf({ honor, unit, name, post, merits }: NominationContent): NominationContent {
  return { honor, unit, name, post, merits }
}

/** Names stand in one line; blanks as they are typed to fill a column go. */
function cleanLine(text: string): string {
  return trimSpaces(removeControls(text).replaceAll(/\s+/g, ' '))
}
