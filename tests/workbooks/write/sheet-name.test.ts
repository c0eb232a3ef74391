import { describe, expect, test } from 'vitest'
import { sheetName } from '#electron/workbooks/write/sheet-name.ts'

describe('工作表名称', () => {
  test.each([
    ['市直部门', '市直部门'],
    ['县（市、区）', '县（市、区）'],
    ['a[b]:c*d?e/f\\g', 'abcdefg'],
    ["'引号'", '引号'],
    ['', '表'],
    ['History', '表'],
    ['甲'.repeat(40), '甲'.repeat(31)],
  ])('%j 写作 %j', (wanted, name) => {
    expect(sheetName(wanted, [])).toBe(name)
  })

  test('重名的加序号，大小写算同名，总长不超过31字', () => {
    expect(sheetName('ABC', ['abc', 'Abc(2)'])).toBe('ABC(3)')
    expect(sheetName('甲'.repeat(31), ['甲'.repeat(31)])).toBe(`${'甲'.repeat(28)}(2)`)
  })
})
