import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { REPORT_TEMPLATES } from '#shared/reports/templates.ts'

const FOLDER = join(import.meta.dirname, '../../shared/reports')
/** The templates themselves, what the screen says, and working lists of the office that go nowhere. */
const OTHER = new Set([
  'templates.ts',
  'judge-template.ts',
  'owing-unit.ts',
  'progress-table.ts',
  'receipt-register.ts',
  'reminder-list.ts',
  'work-points.ts',
])

/** Texts of a source file that read like a sentence: with a full stop, or long with a comma. */
function sentencesIn(source: string): readonly string[] {
  const code = source.replaceAll(/\/\*.*?\*\/|(?<!:)\/\/[^\n]*/gsu, '')
  return [...code.matchAll(/'([^'\n]*)'|`([^`]*)`/gu)]
    .map(([, quoted, pattern]) => quoted ?? pattern ?? '')
    .filter((text) => {
      const words = text.replaceAll(/\$\{[^}]*\}?/gu, '')
      return /\p{Script=Han}{4,}[^']*。/u.test(words) || (/，/u.test(words) && words.length > 10)
    })
}

test('every sentence of a document is a template that the office can read and change', () => {
  const found = readdirSync(FOLDER)
    .filter((name) => !OTHER.has(name))
    .flatMap((name) =>
      sentencesIn(readFileSync(join(FOLDER, name), 'utf8')).map((text) => `${name}: ${text}`),
    )
  expect(found).toEqual([])
})

test('every template that the office can change stands in some document', () => {
  const used = readdirSync(FOLDER)
    .filter((name) => name !== 'templates.ts' && name !== 'template-areas.ts')
    .map((name) => readFileSync(join(FOLDER, name), 'utf8'))
    .join('')
  expect(Object.keys(REPORT_TEMPLATES).filter((name) => !used.includes(`'${name}'`))).toEqual([])
})

test('a sentence that is written into a builder is found', () => {
  expect(sentencesIn("paragraph('各单位报送情况良好。')")).toEqual(['各单位报送情况良好。'])
  expect(sentencesIn('note(`其中${n}个单位逾期，请尽快办理后报送`)')).toHaveLength(1)
  expect(sentencesIn("// '各单位报送情况良好。'\nfillTemplate('报送情况')")).toEqual([])
})
