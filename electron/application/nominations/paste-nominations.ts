import { appendLog, type Actor } from '#db/log.ts'
import { loadNominations, nextNominationNumber, storeNomination, type Honor } from '#db/nominations.ts'
import { readNominationBlock, type NominationLine } from '#shared/returns/nomination-block.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { buildResolver } from '../unit-resolver.ts'
import type { YearBook } from '../year-book.ts'
import { refuseArchived } from '../year-state.ts'
import { findSame, judgeNomination, type NominationContent } from './judge-nomination.ts'

/** Writes down the good lines of a pasted block; says what of it was not. In a transaction. */
export function pasteNominations(
  { db }: Office,
  actor: Actor,
  book: YearBook,
  block: readonly (readonly string[])[],
): Outcome<readonly string[]> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const lines = readNominationBlock(block)
  if (lines.length === 0)
    return fail('nomination', '粘贴的内容里没有文字，没有登记。请在 Excel 中选好后再复制。')
  const { year } = book.year
  const resolve = buildResolver(book)
  const added: NominationContent[] = []
  const refused: string[] = []
  let known = 0
  for (const line of lines) {
    const read = readLine(book, line, resolve)
    if (!read.ok) refused.push(`第 ${line.row} 行：${read.error.message}`)
    else if (findSame(loadNominations(db, year), read.value) !== null) known += 1
    else {
      const number = nextNominationNumber(db, year)
      storeNomination(db, actor, { ...read.value, year, number, kind: 'kept', reason: '' })
      added.push(read.value)
    }
  }
  const rest = [...(known === 0 ? [] : [`${known} 行早已登记过，不再登记，原来的内容不变。`]), ...refused]
  if (added.length === 0) return fail('nomination', ['没有可以登记的行。', ...rest].join(''))
  const count = (honor: Honor): number => added.filter((one) => one.honor === honor).length
  appendLog(db, actor, {
    action: '粘贴表彰推荐',
    object: `${year}年度`,
    detail: { year, people: count('先进个人'), units: count('先进单位'), known, refused: refused.length },
  })
  return {
    ok: true,
    value: [`登记先进个人 ${count('先进个人')} 名，先进单位 ${count('先进单位')} 个。`, ...rest],
  }
}

function readLine(
  book: YearBook,
  line: NominationLine,
  resolve: ReturnType<typeof buildResolver>,
): Outcome<NominationContent> {
  const honor = honorOf(line.honor)
  if (honor === null) {
    return fail('nomination', `类别“${line.honor}”不认得，没有登记。请写“先进个人”或“先进单位”。`)
  }
  const unit = line.unit === '' ? null : resolve(line.unit)
  if (unit === null) {
    return fail(
      'nomination',
      line.unit === ''
        ? '没有写单位，没有登记。'
        : `没有认出单位“${line.unit}”，没有登记。请改成单位库中的名称后再粘贴。`,
    )
  }
  if (honor === '先进个人' && line.name === '') {
    return fail('nomination', '没有写姓名，没有登记。推荐先进单位的，请加一列“类别”，写“先进单位”。')
  }
  const { name, post, merits } = line
  return judgeNomination(book, { number: null, honor, unit, name, post, merits, reason: '' })
}

function honorOf(text: string): Honor | null {
  if (text === '' || text.includes('个人')) return '先进个人'
  return /单位|集体/.test(text) ? '先进单位' : null
}
