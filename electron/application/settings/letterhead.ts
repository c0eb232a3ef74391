import { appendLog } from '#db/log.ts'
import { storeSetting } from '#db/settings.ts'
import type { Letterhead } from '#shared/reports/letterhead.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { LETTERHEAD, loadLetterhead } from './load-letterhead.ts'

/** 发文字号 with its year in 〔〕, no 第 and no leading zero (GB/T 9704-2012, 7.2.5). */
const NUMBER = /^\p{Script=Han}+〔\d{4}〕[1-9]\d*号$/u

export function keepLetterhead(office: Office, wanted: Letterhead): Outcome<null> {
  const { db } = office
  const after: Letterhead = {
    on: wanted.on,
    report: wanted.report,
    mark: wanted.mark.trim(),
    number: inOfficialBrackets(wanted.number),
    reportNumber: inOfficialBrackets(wanted.reportNumber),
    copyTo: wanted.copyTo.trim(),
    printer: wanted.printer.trim(),
  }
  const wrong = [after.number, after.reportNumber].find((number) => number !== '' && !NUMBER.test(number))
  if (wrong !== undefined) {
    return fail(
      'bad-number',
      `发文字号“${wrong}”不合格式，没有保存。请写成机关代字、年份、序号，如“德素办发〔2019〕3号”，序号前不加“第”和0。`,
    )
  }
  return db.transaction((): Outcome<null> => {
    const before = loadLetterhead(db)
    if (JSON.stringify(before) === JSON.stringify(after)) return { ok: true, value: null }
    const actor = office.act()
    storeSetting(db, actor, LETTERHEAD, after)
    appendLog(db, actor, { action: '修改版头版记', object: '版头和版记', detail: { before, after } })
    return { ok: true, value: null }
  })()
}

function inOfficialBrackets(number: string): string {
  return number.trim().replace(/[[［(（](\d{4})[\]］)）]/, '〔$1〕')
}
