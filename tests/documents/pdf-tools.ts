import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderPdf } from '#electron/documents/render-pdf.ts'
import type { ReportBlock, ReportModel } from '#shared/reports/report-model.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

/** Poppler, as a second opinion on what stands in a PDF. */
export const hasPoppler: boolean = ['pdftotext', 'pdffonts', 'pdfinfo'].every(
  (program) => spawnSync(program, ['-v']).status === 0,
)

function run(program: string, args: readonly string[]): string {
  const done = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (done.status !== 0) throw new Error(`${program}: ${done.stderr}`)
  return done.stdout
}

/** A document of these blocks alone: no title, no marks. */
export function modelOf(blocks: readonly ReportBlock[], own: Partial<ReportModel> = {}): ReportModel {
  return {
    title: '试排',
    titleLines: [],
    marks: [],
    subject: '试排',
    author: '办公室',
    cover: null,
    addressee: null,
    blocks,
    signature: null,
    annexes: [],
    ...own,
  }
}

/** Sets a model with the fonts that come with the program, whatever the machine has. */
export async function renderBytes(model: ReportModel): Promise<Uint8Array> {
  const pdf = await renderPdf(model, { created: new Date('2019-02-20T02:00:00Z'), fontFolders: [] })
  if (!pdf.ok) throw new Error(pdf.error.message)
  return pdf.bytes
}

export async function renderFile(model: ReportModel): Promise<string> {
  const path = join(scratchFolder(), 'test.pdf')
  writeFileSync(path, await renderBytes(model))
  return path
}

/** All text without blanks and page numbers' dashes left as they are; a page each. */
export function textOfPages(path: string): readonly string[] {
  return run('pdftotext', ['-layout', path, '-'])
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replaceAll(/\s/g, ''))
}

/** All text in the order in which it was drawn: a cell's lines together. Without blanks and page numbers. */
export function textInDrawingOrder(path: string): string {
  return run('pdftotext', ['-raw', path, '-'])
    .split('\f')
    .map((page) => page.replaceAll(/\s/g, '').replace(/—\d+—$/, ''))
    .join('')
}

export interface MeasuredLine {
  readonly page: number
  readonly text: string
  readonly top: number
  readonly left: number
  readonly right: number
}

/** The lines of print with their places in points, page numbers left out. */
export function measureLines(path: string): readonly MeasuredLine[] {
  return measureAll(path).filter(({ text }) => !PAGE_NUMBER.test(text))
}

export function measurePageNumbers(path: string): readonly MeasuredLine[] {
  return measureAll(path).filter(({ text }) => PAGE_NUMBER.test(text))
}

const PAGE_NUMBER = /^—\d+—$/

function measureAll(path: string): readonly MeasuredLine[] {
  const pages = run('pdftotext', ['-bbox-layout', path, '-']).split('<page ').slice(1)
  return pages.flatMap((page, index) => {
    const words = [
      ...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)</g),
    ].map(([, left = '', top = '', right = '', text = '']) => ({
      left: Number(left),
      top: Number(top),
      right: Number(right),
      text: text
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&'),
    }))
    const tops = [...new Set(words.map(({ top }) => top))].toSorted((a, b) => a - b)
    return tops.map((top) => {
      const own = words.filter((word) => word.top === top).toSorted((a, b) => a.left - b.left)
      return {
        page: index + 1,
        text: own.map(({ text }) => text).join(''),
        top,
        left: Math.min(...own.map(({ left }) => left)),
        right: Math.max(...own.map(({ right }) => right)),
      }
    })
  })
}

export interface ListedFont {
  readonly name: string
  readonly embedded: boolean
  readonly subset: boolean
  readonly unicode: boolean
}

export function listFonts(path: string): readonly ListedFont[] {
  return run('pdffonts', [path])
    .trim()
    .split('\n')
    .slice(2)
    .map((line) => {
      const [name = ''] = line.split(/\s+/)
      const [embedded, subset, unicode] = line.split(/\s+/).slice(-5, -2)
      return {
        name: name.slice(name.indexOf('+') + 1),
        embedded: embedded === 'yes',
        subset: subset === 'yes',
        unicode: unicode === 'yes',
      }
    })
}

export function pdfInfo(path: string): ReadonlyMap<string, string> {
  return new Map(
    run('pdfinfo', [path])
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const),
  )
}

/** The sheets as they lie, in order. */
export function sheetsOf(path: string): readonly ('portrait' | 'landscape')[] {
  const sizes = run('pdfinfo', ['-l', '999', path]).matchAll(/size:\s+([\d.]+) x ([\d.]+)/g)
  return [...sizes].map(([, width, height]) => (Number(width) > Number(height) ? 'landscape' : 'portrait'))
}
