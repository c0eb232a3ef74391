import { expect, it } from 'vitest'
import { cellOf, formRow, gradedRow, readOne, yesNoRow } from './example-return.ts'
import type { Content } from './build-sheet.ts'

/** As rich text that is struck out in part: "80" and behind it 95 come out of the file as 8095. */
const struck = (text: string): Content => ({ type: 'text', text, value: text, setApart: true })

it('80 struck out in front of 95 is neither 8095 nor 95', () => {
  const cell = cellOf(readOne(formRow(), { 实际完成值: struck('8095') }), 'actual')
  expect([cell?.value, cell?.error, cell?.message]).toEqual([
    null,
    'unreadable-number',
    '市科协 自评表!H5 写的是“8095”，内容加了删除线，或有上标、下标，不能确定是哪个数，请改成普通文字，请按计量单位“场”只填数字。',
  ])
})

it('a number in a cell that is struck out as a whole was taken back', () => {
  const cell = cellOf(
    readOne(formRow(), { 实际完成值: { type: 'number', text: '20', value: '20', setApart: true } }),
    'actual',
  )
  expect([cell?.value, cell?.error]).toEqual([null, 'unreadable-number'])
})

it('nor is such a self score, band or 是', () => {
  expect(cellOf(readOne(formRow(), { 自评得分: struck('9.51') }), 'selfScore')?.error).toBe(
    'unreadable-number',
  )
  const band = cellOf(readOne(gradedRow(), { 自评档次: struck('部分达成') }), 'grade')
  expect([band?.value, band?.error, band?.message]).toEqual([
    null,
    'unknown-band',
    '市科协 自评表!K5 写的是“部分达成”，内容加了删除线，或有上标、下标，不能确定填的是什么，请改成普通文字后重新报送。',
  ])
  expect(cellOf(readOne(yesNoRow(), { 实际完成值: struck('是') }), 'actual')?.error).toBe('not-yes-no')
})

it('what is written beside the numbers is kept as it stands', () => {
  const reading = readOne(formRow(), { 实际完成值: '20', 完成情况说明: struck('举办20场①') })
  expect(cellOf(reading, 'narrative')?.value).toBe('举办20场①')
})
