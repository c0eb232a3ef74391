import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createYear } from '#electron/application/create-year.ts'
import { importPaths } from '#electron/application/import-paths.ts'
import { closeOffice, openOffice, type Office } from '#electron/application/office.ts'
import type { Outcome } from '#electron/application/outcome.ts'
import { fillSample } from '#electron/application/sample/answers.ts'
import { createRandom } from '#electron/application/sample/random.ts'
import { keepScheme } from '#electron/application/scheme/keep-scheme.ts'
import { findEvaluated, formOf, openYear, type YearBook } from '#electron/application/year-book.ts'
import { saveFile } from '#electron/workbooks/save-file.ts'
import { writeForm } from '#electron/workbooks/write/form.ts'
import { unitId } from '#shared/plan/unit.ts'
import { day } from '#shared/scheme/day.ts'
import type { Indicator } from '#shared/scheme/scheme.ts'
import { YEAR } from './forms.ts'

/** The unit whose items fill the grid. */
export const BUSY_UNIT = unitId('D15')

/** A data folder with a year in which one unit has so many items, its return imported and none of them reviewed. */
export async function officeOfManyItems(folder: string, items: number, seed: number): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const now = (): Date => new Date('2019-01-20T02:00:00Z')
  const office = done(openOffice(folder, { mode: 'create', operator: '测速', now }))
  try {
    done(createYear(office, { year: YEAR, sample: false }))
    giveItems(office, items)
    await handIn(office, done(openYear(office, YEAR)), join(folder, '报回.xlsx'), seed)
  } finally {
    closeOffice(office)
  }
  return folder
}

/** The departments' own indicators again and again, under new numbers. */
function giveItems(office: Office, items: number): void {
  const { scheme } = done(openYear(office, YEAR))
  const groups = scheme.groups.map((group) => {
    if (!group.units.includes(BUSY_UNIT)) return group
    const own = group.indicators.filter(({ units }) => units.includes(BUSY_UNIT))
    const more = Array.from({ length: items - own.length }, (_, index): readonly Indicator[] => {
      const pattern = own[index % own.length]
      if (pattern === undefined) return []
      return [{ ...pattern, id: `X${index + 1}`, units: [BUSY_UNIT], leadUnits: [], unitTargets: new Map() }]
    })
    return { ...group, indicators: [...group.indicators, ...more.flat()] }
  })
  office.db.transaction(() => {
    keepScheme(office, office.act(), YEAR, { ...scheme, groups }, '测速')
  })()
}

async function handIn(office: Office, book: YearBook, path: string, seed: number): Promise<void> {
  const evaluated = findEvaluated(book, BUSY_UNIT)
  if (evaluated === null) throw new Error('no such unit')
  const form = formOf(book, evaluated)
  const part = {
    level: 91,
    received: -3,
    manner: 'clean',
    corrected: null,
    sentBack: false,
    twin: null,
  } as const
  const bytes = await writeForm(form, fillSample(form, part, createRandom(seed)))
  const saved = await saveFile(path, bytes, { overwrite: true })
  if (!saved.ok) throw new Error(saved.error.message)
  const [result] = done(
    await importPaths(office, book, {
      paths: [path],
      received: day('2019-01-08'),
      unit: null,
      allowMacros: false,
      progress: () => {},
    }),
  )
  if (result?.result !== 'read') throw new Error('the return was not imported')
}

function done<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value
  throw new Error(outcome.error.message)
}
