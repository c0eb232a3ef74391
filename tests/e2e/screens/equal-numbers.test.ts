import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluate, evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { hasPoppler, textOfPages } from '#tests/documents/pdf-tools.ts'
import { openBook } from '#tests/workbooks/open-book.ts'
import { partsOf } from '#tests/workbooks/parts.ts'
import { CHROMIUM } from '../built.ts'
import { openProgram, type Program } from './program.ts'

const data = keptFolder('screens-equal')
const out = keptFolder('screens-equal-reports')

/** A unit's 任务完成, 组织保障, 基础分, 加分, 扣分 and 总分 as they are printed, and its rank. */
type Figures = readonly string[]

describe.skipIf(CHROMIUM === '' || !hasPoppler)('屏幕、Excel、PDF 和 Word 上的数一样', () => {
  let program: Program
  let onScreen: ReadonlyMap<string, Figures>
  beforeAll(async () => {
    evaluateExpecting(0, 'demo', '--data', data)
    evaluate('score', '--data', data, '--year', '2018', '--accept-suggested')
    evaluate('report', '--data', data, '--year', '2018', '--out', out)
    program = await openProgram(data)
    onScreen = await readScreen(program)
  }, 240_000)
  afterAll(() => program.close())

  test('37 家都在屏幕上，各有六个数和名次', () => {
    expect(onScreen.size).toBe(37)
    expect([...onScreen.values()].every((figures) => figures.length === 7)).toBe(true)
    expect(onScreen.get('市教育局')).toEqual(['77.59', '19.80', '97.39', '0.00', '0.00', '97.39', '3'])
  })

  test('得分汇总表（Excel）', async () => {
    const book = await openBook(readFileSync(join(out, '2018年度_得分汇总表（示例）.xlsx')))
    const found = new Map<string, Figures>()
    for (const sheet of book.worksheets) {
      const header = cellsOf(sheet.getRow(3).values)
      const at = (name: string): number => header.indexOf(name)
      sheet.eachRow((row) => {
        const cells = cellsOf(row.values)
        const name = cells[at('单位')] ?? ''
        if (!onScreen.has(name)) return
        const points = ['任务完成', '组织保障', '基础分', '加分', '扣分', '总分'].map((column) =>
          Number(cells[at(column)]).toFixed(2),
        )
        const rank = cells[at('排名')] ?? ''
        // 单列 has none: a dash on screen and paper, an empty cell in a column of numbers.
        found.set(name, [...points, rank === '' ? '—' : rank])
      })
    }
    expect(sorted(found)).toEqual(sorted(onScreen))
  })

  test('评价报告附件1（PDF）', () => {
    const text = execFileSync('pdftotext', ['-layout', join(out, '2018年度_评价报告（示例）.pdf'), '-'], {
      encoding: 'utf8',
    })
    const annex = text.slice(
      text.lastIndexOf('2018年度全民科学素质工作得分汇总表'),
      text.lastIndexOf('附件2'),
    )
    const rows = [...annex.matchAll(/((?:\s+\d+\.\d\d){6})\s+(\d+|—)/g)].map(([, points, rank]) =>
      [...(points ?? '').trim().split(/\s+/), rank].join(' '),
    )
    expect(rows.toSorted()).toEqual([...onScreen.values()].map((figures) => figures.join(' ')).toSorted())
  })

  test('评价报告附件1（Word）', () => {
    const found = new Map<string, Figures>()
    for (const cells of rowsOfWord(readFileSync(join(out, '2018年度_评价报告（示例）.docx')))) {
      const name = cells.find((cell) => onScreen.has(cell))
      const first = cells.findIndex((cell) => /^\d+\.\d\d$/.test(cell))
      const figures = cells.slice(first, first + 7)
      if (name === undefined || !/^(?:\d+\.\d\d,){6}(?:\d+|—)$/.test(figures.join())) continue
      found.set(name, figures)
    }
    expect(sorted(found)).toEqual(sorted(onScreen))
  })

  test('37 份反馈函（PDF）：基础分、加分、扣分、总分和名次', () => {
    const letters = new Map<string, Figures>()
    for (const name of onScreen.keys()) {
      const path = join(out, '反馈函', `2018年度_反馈函_${name}（示例）.pdf`)
      const text = textOfPages(path).join('')
      const scores = /基础分([\d.]+)分，加分([\d.]+)分，扣分([\d.]+)分，总分([\d.]+)分/.exec(text) ?? []
      const points = scores.slice(1).map((score) => Number(score).toFixed(2))
      letters.set(name, [...points, /中列第(\d+)名/.exec(text)?.[1] ?? '—'])
    }
    const screen = new Map([...onScreen].map(([name, figures]) => [name, figures.slice(2)]))
    expect(sorted(letters)).toEqual(sorted(screen))
  })
})

/** The rows of all tables of a Word file, a text each cell. */
function rowsOfWord(bytes: Uint8Array): readonly (readonly string[])[] {
  const xml = partsOf(bytes).get('word/document.xml') ?? ''
  return [...xml.matchAll(/<w:tr>.*?<\/w:tr>|<w:tr [^>]*>.*?<\/w:tr>/gsu)].map(([row]) =>
    [...row.matchAll(/<w:tc>.*?<\/w:tc>/gsu)].map(([cell]) =>
      [...cell.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)].map(([, text = '']) => text).join(''),
    ),
  )
}

async function readScreen({ page, goTo }: Program): Promise<ReadonlyMap<string, Figures>> {
  const found = new Map<string, Figures>()
  await goTo('/2018/scores')
  for (const group of ['市直部门', '县（市、区）']) {
    await page.getByText(new RegExp(`^${group} ?\\d+$`)).click()
    await page.waitForTimeout(300)
    for (const line of await page.locator('.shell-main tbody tr:not([aria-hidden])').allInnerTexts()) {
      const [rank = '', name = '', ...rest] = line.split('\t').map((cell) => cell.trim())
      found.set(name, [...rest.slice(0, 6), rank])
    }
  }
  return found
}

/** By column number, as they are shown. */
function cellsOf(values: unknown): readonly string[] {
  return Array.isArray(values) ? values.map(textOf) : []
}

function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'result' in value) return String(value.result)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function sorted(figures: ReadonlyMap<string, Figures>): readonly (readonly [string, Figures])[] {
  return [...figures].toSorted(([a], [b]) => (a < b ? -1 : 1))
}
