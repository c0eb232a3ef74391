import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { exportForms } from '#electron/application/export-forms.ts'
import { closeOffice, openOffice } from '#electron/application/office.ts'
import { writePapers } from '#electron/application/write-papers.ts'
import { openYear } from '#electron/application/year-book.ts'
import { loadYearInput } from '#electron/application/year-input.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'
import { wholeSheet } from '#tests/support/whole-sheet.ts'
import { valueOf } from './place.ts'

/** Scores a year and writes papers at a fixed time; says the digest of the scores and of each file. */
const [data = '', folder = ''] = process.argv.slice(2)
const office = valueOf(
  openOffice(data, { mode: 'open', operator: '经办人', now: () => new Date('2019-03-01T20:00:00Z') }),
)
const book = valueOf(openYear(office, 2018))
const lines = [`得分 ${digestOf(JSON.stringify(wholeSheet(scoreYear(loadYearInput(office, book))), plain))}`]
const forms = await exportForms(office, book, { folder, units: ['市教育局'], progress: () => {} })
const papers = await writePapers(office, book, {
  folder,
  kinds: ['summary', 'workings', 'goals', 'bulletin'],
  drafts: 'marked',
  progress: () => {},
})
const paths = [...valueOf(forms).forms.map(({ path }) => path), ...valueOf(papers).paths]
for (const path of paths) lines.push(`${basename(path)} ${digestOf(readFileSync(path))}`)
closeOffice(office)
process.stdout.write(`${lines.join('\n')}\n`)

function plain(_key: string, value: unknown): unknown {
  if (value instanceof Map) return [...value]
  return typeof value === 'bigint' ? String(value) : value
}

function digestOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
