import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { builtinPlan, builtinUnits } from '#shared/plan/builtin.ts'
import { unitNameIn } from '#shared/plan/unit.ts'
import { buildForm } from '#shared/returns/build-form.ts'
import { FIELD_HEADERS } from '#shared/returns/own-cells.ts'
import { builtinScheme } from '#shared/scheme/builtin.ts'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { convertWithLibreOffice, hasLibreOffice, hasOpenpyxl, runPython } from '#tests/support/programs.ts'
import { readJson } from '#tests/support/read-json.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { fillAtRandom, type WrittenRow } from './answers.ts'

interface ReadCell {
  readonly indicator: string
  readonly field: string
  readonly value: string | null
  readonly remark: string | null
  readonly error: string | null
}
interface ReadFile {
  readonly path: string
  readonly result: string
  readonly unit: string
  readonly cells: readonly ReadCell[]
}

const SCHEME = builtinScheme(builtinUnits)
const SCHEME_FILE = join(import.meta.dirname, '../../shared/scheme/builtin/scheme-2016-2020.json')
const PLAN_FILE = join(import.meta.dirname, '../../shared/plan/builtin/plan-2016-2020.json')
const LATE = new Map([
  ['市财政局', 3],
  ['武城县', 3],
])

const FORMS = SCHEME.groups
  .flatMap((group) => group.units)
  .map((id) => {
    const unit = builtinUnits.find((known) => known.id === id)
    if (unit === undefined) throw new Error(`no unit ${id}`)
    const form = buildForm({
      scheme: SCHEME,
      plan: builtinPlan,
      unit,
      year: 2018,
      schemeVersion: 1,
      contact: '',
    })
    return {
      name: unitNameIn(unit, 2018),
      rows: fillAtRandom(form, Number(id.slice(1)) + (id.startsWith('C') ? 100 : 0)),
    }
  })

describe.skipIf(!hasOpenpyxl)('37 forms filled in with openpyxl', () =>
  describeYear('openpyxl', (files) => files),
)

describe.skipIf(!hasOpenpyxl || !hasLibreOffice)('37 forms filled in and saved again by LibreOffice', () =>
  describeYear('libreoffice', (files, folder) => {
    const saved = join(folder, 'saved')
    convertWithLibreOffice(files, 'xlsx:Calc MS Excel 2007 XML', saved)
    return files.map((file) => join(saved, file.split('/').at(-1) ?? ''))
  }),
)

function describeYear(
  program: string,
  save: (files: readonly string[], folder: string) => readonly string[],
): void {
  const folder = keptFolder(`year-${program}`)
  const data = join(folder, 'data')
  const imported = join(folder, 'import.json')
  const scored = join(folder, 'score.json')

  beforeAll(() => {
    evaluateExpecting(0, 'init', '--data', data, '--year', '2018')
    evaluateExpecting(0, 'forms', '--data', data, '--year', '2018', '--out', join(folder, 'forms'))
    const files = save(fill(folder), folder)
    const late = files.filter((file) => [...LATE.keys()].some((name) => file.includes(name)))
    const inTime = files.filter((file) => !late.includes(file))
    const importFiles = (day: string, json: string, chosen: readonly string[]): void => {
      evaluateExpecting(
        1,
        'import',
        '--data',
        data,
        '--year',
        '2018',
        '--received',
        day,
        '--json',
        json,
        ...chosen,
      )
    }
    importFiles('2019-01-10', imported, inTime)
    importFiles('2019-01-15', join(folder, 'late.json'), late)
    evaluateExpecting(0, 'score', '--data', data, '--year', '2018', '--accept-suggested', '--json', scored)
  }, 300_000)

  test('every cell is read as the rules say, with its remark or its error', () => {
    const files = [...filesOf(imported), ...filesOf(join(folder, 'late.json'))]
    expect(files.map((file) => file.unit).toSorted()).toEqual(FORMS.map((form) => form.name).toSorted())
    for (const { name, rows } of FORMS) {
      const file = files.find((candidate) => candidate.unit === name)
      if (file === undefined) throw new Error(`${name} was not read`)
      expect(readOf(file, rows)).toEqual({ unit: name, cells: expectedOf(rows) })
    }
  })

  test('every block, total, rank and grade equals what a second program works out from the same values', () => {
    const input = {
      scheme: SCHEME_FILE,
      units: Object.fromEntries(
        FORMS.map(({ name, rows }) => [
          name,
          {
            late: LATE.get(name) ?? 0,
            items: Object.fromEntries([...rows].map(([id, row]) => [id, row.verdict])),
          },
        ]),
      ),
    }
    const inputFile = join(folder, 'again.json')
    writeFileSync(inputFile, JSON.stringify(input))
    const again: unknown = JSON.parse(runPython(join(import.meta.dirname, 'score_again.py'), [inputFile]))
    expect(totalsOf(scored)).toEqual(again)
  })

  test('the summary and the workings are written', () => {
    const out = join(folder, 'reports')
    evaluateExpecting(0, 'report', '--data', data, '--year', '2018', '--out', out)
    expect(readFileSync(join(out, '2018年度_得分汇总表.xlsx')).subarray(0, 2).toString()).toBe('PK')
    expect(readFileSync(join(out, '2018年度_计分底稿.xlsx')).subarray(0, 2).toString()).toBe('PK')
  })

  test('评价报告和通报里的每个数字和名单，第二个程序按计分结果核对都对得上', () => {
    const inputFile = join(folder, 'claims.json')
    const job = {
      scheme: SCHEME_FILE,
      plan: PLAN_FILE,
      score: scored,
      report: join(folder, 'reports', '2018年度_评价报告.docx'),
      bulletin: join(folder, 'reports', '2018年度_通报.docx'),
    }
    const check = (given: typeof job): { checked: number; wrong: readonly string[] } => {
      writeFileSync(inputFile, JSON.stringify(given))
      const said = runPython(join(import.meta.dirname, 'check_claims.py'), [inputFile])
      // Written by the script above.
      return JSON.parse(said) as { checked: number; wrong: readonly string[] }
    }
    const { checked, wrong } = check(job)
    expect(wrong).toEqual([])
    expect(checked).toBeGreaterThan(150)
    // With the scores of another unit it finds fault.
    const other = readFileSync(scored, 'utf8').replace('"unit": "市教育局"', '"unit": "市科教局"')
    const planted = join(folder, 'planted.json')
    writeFileSync(planted, other)
    expect(other).not.toBe(readFileSync(scored, 'utf8'))
    expect(check({ ...job, score: planted }).wrong.length).toBeGreaterThan(0)
  })
}

function fill(folder: string): readonly string[] {
  const filled = join(folder, 'filled')
  mkdirSync(filled, { recursive: true })
  const jobs = FORMS.map(({ name, rows }) => ({
    form: join(folder, 'forms', `2018年度自评表_${name}.xlsx`),
    out: join(filled, `2018年度自评表_${name}.xlsx`),
    answers: Object.fromEntries(
      [...rows].map(([id, row]) => [
        id,
        Object.fromEntries(row.cells.map((cell) => [FIELD_HEADERS[cell.field], cell.written])),
      ]),
    ),
  }))
  const jobFile = join(folder, 'jobs.json')
  writeFileSync(jobFile, JSON.stringify(jobs))
  runPython(join(import.meta.dirname, 'fill_forms.py'), [jobFile])
  return jobs.map((job) => job.out)
}

function filesOf(path: string): readonly ReadFile[] {
  return (readJson(path) as { files: readonly ReadFile[] }).files
}

type Outcome = Partial<Record<'value' | 'remark' | 'error', string | null>>

function expectedOf(rows: ReadonlyMap<string, WrittenRow>): Record<string, Outcome> {
  return Object.fromEntries(
    [...rows].flatMap(([id, row]) =>
      row.cells.map(({ field, value, remark, error }) => [
        `${id} ${field}`,
        { value, error: error ?? null, ...(remark === undefined ? {} : { remark }) },
      ]),
    ),
  )
}

/** The cells as they were read; a remark only where the example says which one must stand. */
function readOf(file: ReadFile, rows: ReadonlyMap<string, WrittenRow>): unknown {
  const open = new Set(
    [...rows].flatMap(([id, row]) =>
      row.cells.filter((cell) => cell.remark === undefined).map((cell) => `${id} ${cell.field}`),
    ),
  )
  const cells = file.cells.map(({ indicator, field, value, remark, error }): [string, Outcome] => {
    const key = `${indicator} ${field}`
    return [key, open.has(key) ? { value, error } : { value, remark, error }]
  })
  return { unit: file.unit, cells: Object.fromEntries(cells) }
}

interface ScoreFile {
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

function totalsOf(path: string): unknown {
  const sheet = readJson(path) as ScoreFile
  return Object.fromEntries(
    sheet.groups.flatMap((group) =>
      group.units.map(({ unit, base, total, rank, grade }) => [unit, { base, total, rank, grade }]),
    ),
  )
}
