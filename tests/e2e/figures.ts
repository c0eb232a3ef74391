import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { textOfPages } from '#tests/documents/pdf-tools.ts'
import { openBook } from '#tests/workbooks/open-book.ts'
import { partsOf } from '#tests/workbooks/parts.ts'

/** A unit's 任务完成, 组织保障, 基础分, 加分, 扣分 and 总分 as they are printed, and its rank. */
export type Figures = readonly string[]
export type FiguresByUnit = ReadonlyMap<string, Figures>

/** What the page 计分汇总, which is open, shows of all units. */
export async function figuresOnScreen(page: Page): Promise<FiguresByUnit> {
  const found = new Map<string, Figures>()
  for (const group of ['市直部门', '县（市、区）']) {
    const choice = page.getByText(new RegExp(`^${group} ?\\d+$`))
    const count = Number(/\d+$/.exec(await choice.innerText())?.[0])
    await choice.click()
    const rows = page.locator('.shell-main tbody tr:not([aria-hidden])')
    for (let tries = 0; (await rows.count()) !== count && tries < 100; tries += 1) {
      await page.waitForTimeout(50)
    }
    for (const line of await rows.allInnerTexts()) {
      const [rank = '', name = '', ...rest] = line.split('\t').map((cell) => cell.trim())
      found.set(name, [...rest.slice(0, 6), rank])
    }
  }
  return found
}

export async function figuresInWorkbook(path: string, units: FiguresByUnit): Promise<FiguresByUnit> {
  const book = await openBook(readFileSync(path))
  const found = new Map<string, Figures>()
  for (const sheet of book.worksheets) {
    const header = cellsOf(sheet.getRow(3).values)
    const at = (name: string): number => header.indexOf(name)
    sheet.eachRow((row) => {
      const cells = cellsOf(row.values)
      const name = cells[at('单位')] ?? ''
      if (!units.has(name)) return
      const points = ['任务完成', '组织保障', '基础分', '加分', '扣分', '总分'].map((column) =>
        Number(cells[at(column)]).toFixed(2),
      )
      const rank = cells[at('排名')] ?? ''
      // 单列 has none: a dash on screen and paper, an empty cell in a column of numbers.
      found.set(name, [...points, rank === '' ? '—' : rank])
    })
  }
  return found
}

/** Of the report's first annex, a line each unit, sorted; the names break over lines and are left out. */
export function linesInReport(path: string): readonly string[] {
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
  const annex = text.slice(text.lastIndexOf('2018年度全民科学素质工作得分汇总表'), text.lastIndexOf('附件2'))
  return [...annex.matchAll(/((?:\s+\d+\.\d\d){6})\s+(\d+|—)/g)]
    .map(([, points, rank]) => [...(points ?? '').trim().split(/\s+/), rank].join(' '))
    .toSorted()
}

export function figuresInWord(path: string, units: FiguresByUnit): FiguresByUnit {
  const found = new Map<string, Figures>()
  for (const cells of rowsOfWord(readFileSync(path))) {
    const name = cells.find((cell) => units.has(cell))
    const first = cells.findIndex((cell) => /^\d+\.\d\d$/.test(cell))
    const figures = cells.slice(first, first + 7)
    if (name === undefined || !/^(?:\d+\.\d\d,){6}(?:\d+|—)$/.test(figures.join())) continue
    found.set(name, figures)
  }
  return found
}

/** 基础分, 加分, 扣分, 总分 and rank, as each unit's own letter says them. */
export function figuresInLetters(folder: string, units: FiguresByUnit): FiguresByUnit {
  const letters = new Map<string, Figures>()
  for (const name of units.keys()) {
    const text = textOfPages(join(folder, `2018年度_反馈函_${name}（示例）.pdf`)).join('')
    const scores = /基础分([\d.]+)分，加分([\d.]+)分，扣分([\d.]+)分，总分([\d.]+)分/.exec(text)
    const [, alone = ''] = /无加分和扣分，基础分和总分均为([\d.]+)分/.exec(text) ?? []
    const points = (scores?.slice(1) ?? [alone, '0', '0', alone]).map((score) => Number(score).toFixed(2))
    letters.set(name, [...points, /中列第(\d+)名/.exec(text)?.[1] ?? '—'])
  }
  return letters
}

export function sorted(figures: FiguresByUnit): readonly (readonly [string, Figures])[] {
  return [...figures].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

/** The rows of all tables of a Word file, a text each cell. */
function rowsOfWord(bytes: Uint8Array): readonly (readonly string[])[] {
  const xml = partsOf(bytes).get('word/document.xml') ?? ''
  return [...xml.matchAll(/<w:tr>.*?<\/w:tr>|<w:tr [^>]*>.*?<\/w:tr>/gsu)].map(([row]) =>
    [...row.matchAll(/<w:tc>.*?<\/w:tc>/gsu)].map(([cell]) =>
      [...cell.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)].map(([, text = '']) => text).join(''),
    ),
  )
}

/** By column number, as they are shown. */
function cellsOf(values: unknown): readonly string[] {
  return Array.isArray(values) ? values.map(textOf) : []
}

function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'result' in value) return String(value.result)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
