import { expect, test } from 'vitest'
import { fillTemplate, writeWith } from '#shared/reports/fill-template.ts'

const OURS = new Map([['问题无', '没有发现问题。']])
const OTHERS = new Map([['问题无', '本年度无突出问题。']])
const USUAL = '按本年度评价数据，没有需要专门列出的问题。'

test('每份材料只用自己的那套文字，一份里面再写一份也不串', () => {
  const said = writeWith(OURS, () => [
    fillTemplate('问题无'),
    writeWith(OTHERS, () => fillTemplate('问题无')),
    fillTemplate('问题无'),
  ])
  expect([...said, fillTemplate('问题无')]).toEqual([
    '没有发现问题。',
    '本年度无突出问题。',
    '没有发现问题。',
    USUAL,
  ])
})

test('写到一半出错的，后面的材料不受影响', () => {
  expect(() =>
    writeWith(OURS, () => {
      throw new Error('broken off')
    }),
  ).toThrow('broken off')
  expect(fillTemplate('问题无')).toBe(USUAL)
})

test('等到以后再写的不接受：那时用的就不是这一份的文字了', () => {
  expect(() => writeWith(OURS, () => Promise.resolve(fillTemplate('问题无')))).toThrow('not in a promise')
  expect(fillTemplate('问题无')).toBe(USUAL)
})
