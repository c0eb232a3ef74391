import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanFileName } from '#electron/application/clean-file-name.ts'

test.each([
  ['2018年度自评表_市教育局.xlsx', '2018年度自评表_市教育局.xlsx'],
  ['新建表格(1) 更正.xlsx', '新建表格(1) 更正.xlsx'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\报表\\市教育局.xlsx', '市教育局.xlsx'],
  ['市教育局.xlsx:隐藏', '市教育局.xlsx_隐藏'],
  ['nul.xlsx', '_nul.xlsx'],
  ['COM1', '_COM1'],
  ['..', '_'],
  ['', '_'],
  ['a\u202excod.exe', 'axcod.exe'],
  ['表\u0000.xlsx', '表.xlsx'],
  ['尾点. ', '尾点'],
])('%j becomes %j', (name, clean) => {
  expect(cleanFileName(name)).toBe(clean)
})

test('whatever is sent gives one bare name that every system can keep, the ending kept', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const name = cleanFileName(`${text}.xlsx`)
      expect(name).toMatch(/^[^/\\:*?"<>|\u0000-\u001f]+$/)
      expect(name.endsWith('xlsx')).toBe(true)
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(210)
      expect(name.isWellFormed()).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
