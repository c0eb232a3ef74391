import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseClipboard } from '../../renderer/components/parse-clipboard.ts'

test.each([
  [
    '一块三行两列，像 Excel 那样以换行结尾',
    '1\t2\r\n3\t4\r\n5\t6\r\n',
    [
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ],
  ],
  ['一个单元格', '300\r\n', [['300']]],
  ['单元格里换行的带引号', '"第一行\n第二行"\t3\r\n', [['第一行\n第二行', '3']]],
  ['单元格里的引号写两次', '"他说""好""\n又一行"\t3', [['他说"好"\n又一行', '3']]],
  [
    '只是以引号开头的文字不是带引号的',
    '"十三五"规划\t1\r\n总结\t2\r\n',
    [
      ['"十三五"规划', '1'],
      ['总结', '2'],
    ],
  ],
  [
    '没有收尾的引号',
    '"半截\t1\r\n2\t3\r\n',
    [
      ['"半截', '1'],
      ['2', '3'],
    ],
  ],
  [
    '空单元格留着位置',
    '1\t\t3\r\n\t\t\r\n',
    [
      ['1', '', '3'],
      ['', '', ''],
    ],
  ],
  ['中间的空行是一行空单元格', 'a\r\n\r\nb\r\n', [['a'], [''], ['b']]],
  ['逗号和分号不是分隔', '1,5\t2；3', [['1,5', '2；3']]],
  ['空的剪贴板没有单元格', '', []],
])('粘贴：%s', (_, text, cells) => {
  expect(parseClipboard(text)).toEqual(cells)
})

test('whatever stands in the cells, a block comes back as it was copied', () => {
  const cell = fc
    .array(fc.constantFrom('一', '5', '"', '\n', '\t', ' ', ',', '=', '％'), { maxLength: 6 })
    .map((parts) => parts.join(''))
  const block = fc
    .integer({ min: 1, max: 4 })
    .chain((columns) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 4 }),
    )
  fc.assert(
    fc.property(block, (cells) => {
      const quoted = cells.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join('\t'))
      expect(parseClipboard(`${quoted.join('\r\n')}\r\n`)).toEqual(cells)
    }),
  )
})
