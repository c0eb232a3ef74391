import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { formatPoints } from '#shared/scheme/points.ts'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { hasPoppler, listFonts, pdfInfo, textInDrawingOrder, textOfPages } from './pdf-tools.ts'
import { contentsOfWord, textsOfWord } from './word-tools.ts'

interface ScoredYear {
  readonly groups: readonly {
    readonly units: readonly {
      readonly unit: string
      readonly base: number
      readonly total: number
      readonly rank: number | null
      readonly grade: string | null
    }[]
  }[]
}

const data = keptFolder('year-end')
const draft = join(data, 'draft')
const final = join(data, 'final')
const LETTERS = '反馈函'

function textOf(...path: string[]): string {
  return textOfPages(join(...path)).join('')
}

/** The lines of the contents as they are printed, with dots before the page. */
function contentsPattern(lines: readonly string[]): RegExp {
  const escaped = lines.map((line) => line.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(escaped.map((line) => line.replace(/\d+$/, '…*$&')).join(''))
}

let units: ScoredYear['groups'][number]['units'] = []

beforeAll(() => {
  evaluateExpecting(0, 'demo', '--data', data)
  evaluateExpecting(1, 'report', '--data', data, '--year', '2018', '--out', draft, '--kind', 'report')
  evaluateExpecting(1, 'report', '--data', data, '--year', '2018', '--out', draft, '--kind', 'bulletin')
  const json = join(data, 'scores.json')
  evaluateExpecting(0, 'score', '--data', data, '--year', '2018', '--accept-suggested', '--json', json)
  // Written by the command under test.
  units = (JSON.parse(readFileSync(json, 'utf8')) as ScoredYear).groups.flatMap((group) => group.units)
  evaluateExpecting(0, 'report', '--data', data, '--year', '2018', '--out', final)
}, 300_000)

test('一次生成汇总表、评价报告和公开版、通报、底稿，以及每个单位的反馈函；要改的另有 Word', () => {
  expect(readdirSync(final).toSorted()).toEqual(
    [
      '2018年度_得分汇总表（示例）.pdf',
      '2018年度_得分汇总表（示例）.xlsx',
      '2018年度_指标完成情况表（示例）.pdf',
      '2018年度_指标完成情况表（示例）.xlsx',
      '2018年度_计分底稿（示例）.xlsx',
      '2018年度_评价报告_公开版（示例）.docx',
      '2018年度_评价报告_公开版（示例）.pdf',
      '2018年度_评价报告（示例）.docx',
      '2018年度_评价报告（示例）.pdf',
      '2018年度_通报（示例）.docx',
      '2018年度_通报（示例）.pdf',
      LETTERS,
    ].toSorted(),
  )
  expect(new Set(readdirSync(join(final, LETTERS)))).toEqual(
    new Set(units.map(({ unit }) => `2018年度_反馈函_${unit}（示例）.pdf`)),
  )
})

describe.skipIf(!hasPoppler)('文字与计分结果一致（没有 poppler 则不查）', () => {
  test('附件1中每个单位的基础分、总分、名次和等次与计分结果相同', () => {
    // On a sheet that lies on its side the page number may stand beside the annex's own.
    const text = textOf(final, '2018年度_评价报告（示例）.pdf').replaceAll(/—\d+—/g, '')
    const annex = text.slice(text.lastIndexOf('附件12018年度'), text.lastIndexOf('附件22018年度'))
    expect(units).toHaveLength(37)
    for (const { unit, base, total, rank, grade } of units) {
      const row = new RegExp(
        `\\d+${unit}\\d+\\.\\d\\d\\d+\\.\\d\\d${formatPoints(base)}\\d\\.\\d\\d\\d+\\.\\d\\d${formatPoints(total)}${rank ?? '—'}${rank === null ? `（${grade ?? ''}）` : (grade ?? '待定')}`,
      )
      expect(annex).toMatch(row)
    }
  })

  test('每份反馈函写着本单位的总分，不写别的单位', () => {
    for (const { unit, total } of units) {
      const text = textOf(final, LETTERS, `2018年度_反馈函_${unit}（示例）.pdf`)
      expect(text).toMatch(new RegExp(`总分(均为)?${String(total / 100).replace('.', '[.]')}分。`))
      expect(text).toContain('（示例）')
      const others = units.filter((other) => other.unit !== unit && text.includes(`${other.unit}：`))
      expect(others).toEqual([])
      expect(text).toContain(`${unit}：我办根据`)
    }
  })

  test('通报和公开版不出现合格、不合格单位的名称', () => {
    const low = units.filter(({ grade }) => grade === '合格' || grade === '不合格').map(({ unit }) => unit)
    expect(low.length).toBeGreaterThan(5)
    const bulletin = textOf(final, '2018年度_通报（示例）.pdf')
    expect(low.filter((name) => bulletin.includes(name))).toEqual([])
    const open = textOf(final, '2018年度_评价报告_公开版（示例）.pdf')
    // A lead of a program is named as such, whatever its grade.
    const withoutLeads = open.replaceAll(/牵头单位为[^。]*。/g, '')
    expect(low.filter((name) => withoutLeads.includes(name))).toEqual([])
  })

  test('定稿没有征求意见稿字样；有待核定事项的都有，并写明暂计', () => {
    expect(textOf(final, '2018年度_评价报告（示例）.pdf')).not.toContain('征求意见稿')
    for (const name of readdirSync(draft)) {
      const path = join(draft, name)
      const text = name.endsWith('.docx') ? textsOfWord(readFileSync(path)).join('') : textOf(path)
      expect(text.slice(0, 120)).toContain('（征求意见稿）（示例）')
      expect(text).toContain('暂计')
    }
    expect(readdirSync(draft)).toHaveLength(6)
  })

  test.each(['评价报告', '评价报告_公开版', '通报'])('%s：Word 与 PDF 逐段逐格相同，谁也不多', (name) => {
    const path = join(final, `2018年度_${name}（示例）`)
    const texts = textsOfWord(readFileSync(`${path}.docx`))
    expect(texts.length).toBeGreaterThan(30)
    const [printed, contents] = [
      textInDrawingOrder(`${path}.pdf`),
      contentsOfWord(readFileSync(`${path}.docx`)),
    ]
    let rest = printed.replace(contentsPattern(contents), '')
    expect(rest === printed).toBe(contents.length === 0)
    // What stands in the PDF between the texts of the Word file: headers that are repeated on a new page.
    const between: string[] = []
    for (const text of texts) {
      const at = rest.indexOf(text)
      if (at < 0) throw new Error(`not in the PDF, or in another order: ${text}`)
      between.push(rest.slice(0, at))
      rest = rest.slice(at + text.length)
    }
    const headers = [...between, rest].join('')
    expect(headers).not.toMatch(/\d|[。，]/)
    expect(headers.length).toBeLessThan(40 * 40)
  })

  test('字体全部嵌入，可以复制；没有脚本', () => {
    const path = join(final, '2018年度_评价报告（示例）.pdf')
    const fonts = listFonts(path)
    expect(fonts.length).toBeGreaterThan(2)
    expect(fonts.filter((font) => !(font.embedded && font.subset && font.unicode))).toEqual([])
    expect([pdfInfo(path).get('Title'), pdfInfo(path).get('JavaScript')]).toEqual([
      '2018年度全民科学素质工作评价报告',
      'no',
    ])
    expect(readFileSync(path, 'latin1')).not.toMatch(/\/(Annots|URI|OpenAction)\b/)
  })
})
