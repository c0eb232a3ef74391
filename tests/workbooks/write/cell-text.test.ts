import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellText } from '#electron/workbooks/write/cell-text.ts'
import { writeList } from '#electron/workbooks/write/list.ts'
import { readWorkbookBytes } from '#electron/workbooks/read/read-workbook-bytes.ts'
import { part } from '#tests/workbooks/parts.ts'

const HOSTILE = [
  '=1+1',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(A1)',
  '=HYPERLINK("http://example.invalid","点我")',
  "=cmd|' /C calc'!A0",
  '=WEBSERVICE("http://example.invalid")',
  '<f>1+1</f>',
  ']]>&amp;<script>',
  '-',
  '0534-1234567',
]

function listOf(texts: readonly string[]): Parameters<typeof writeList>[0] {
  return {
    name: '名单',
    title: '名单',
    subtitle: '',
    columns: [{ header: '内容', width: 30, kind: 'text' }],
    rows: texts.map((text) => [text]),
    notes: [],
  }
}

async function readBack(texts: readonly string[]): Promise<string[]> {
  const outcome = readWorkbookBytes(await writeList(listOf(texts), new Date(0)))
  if (!outcome.ok) throw new Error(JSON.stringify(outcome))
  const cells = outcome.workbook.sheets[0]?.cells ?? []
  return cells.filter(({ row }) => row > 3).map(({ value, formula }) => (formula ? `公式：${value}` : value))
}

describe('外来文字写入单元格', () => {
  test('以等号、加减号、@ 等开头的，一律是文本格式的文字，不成为公式', async () => {
    const sheet = part(await writeList(listOf(HOSTILE), new Date(0)), 'xl/worksheets/sheet1.xml')
    expect(sheet).not.toContain('<f')
    expect(await readBack(HOSTILE)).toEqual(HOSTILE.map((text) => text.replace('\r', '\n')))
  })

  test('控制字符和 XML 不容许的字符去掉，孤立代理项换成替换符', () => {
    expect(cellText('甲\u0000\u0007\u001F\u007F\u0085\uFFFE\uFFFF乙\uD800丙\tA\r\nB\rC')).toBe(
      '甲乙\uFFFD丙\tA\nB\nC',
    )
  })

  test('超过 32767 字的文字截断并注明，不切断一个字', () => {
    const cut = cellText('𠀀'.repeat(20_000))
    expect([cut.length <= 32_767, cut.isWellFormed(), cut.slice(-18)]).toEqual([
      true,
      true,
      '……（超出单元格长度上限，以下从略）',
    ])
    expect(cellText('字'.repeat(32_767))).toBe('字'.repeat(32_767))
  })

  test('形似编码的文字原样保留', async () => {
    expect(await readBack(['_x0041_', 'a_x000D_b', '_x_'])).toEqual(['_x0041_', 'a_x000D_b', '_x_'])
  })

  test('任何文字写出再读回都不变，除去掉的字符外', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 30 }),
        async (texts) => {
          const kept = texts
            .map((text) => cellText(text).replaceAll('_x005F_', '_'))
            .filter((text) => text !== '')
          expect(await readBack(texts)).toEqual(kept)
        },
      ),
      { numRuns: 40 },
    )
  })
})
