import { execFile } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { closeOffice, openOffice } from '#electron/application/office.ts'
import { makeSampleYear } from '#electron/application/sample/sample-year.ts'
import type { Goal } from './goal.ts'
import { valueOf } from './place.ts'

interface Environment {
  readonly zone: string
  readonly language: string
}

/** Those of an office, one far behind it, and languages that have stumbled programs: other digits, calendars, letters and orders. */
const ZONES = ['UTC', 'Asia/Shanghai', 'Pacific/Honolulu']
const LANGUAGES = ['C', 'zh_CN.UTF-8']
const MORE_LANGUAGES = [
  'tr_TR.UTF-8',
  'ar_EG.UTF-8',
  'fa_IR.UTF-8',
  'th_TH.UTF-8',
  'de_DE.UTF-8',
  'sv_SE.UTF-8',
  'ja_JP.UTF-8',
  'bo_CN.UTF-8',
  'ug_CN.UTF-8',
]

/** Every time zone once, each language in its turn. */
const ALL_ZONES = Intl.supportedValuesOf('timeZone').length

/**
 * G18: the same data give the same scores, workbooks and documents whatever the time zone and language of the computer. Of
 * so many environments the first six are three time zones by two languages; the others go through all there are, 0: through all once.
 */
export async function samePapersGoal(folder: string, count: number, seed: number): Promise<Goal> {
  const data = join(folder, 'data')
  const office = valueOf(
    openOffice(data, {
      mode: 'open-or-create',
      operator: '经办人',
      now: () => new Date('2019-01-20T02:00:00Z'),
    }),
  )
  valueOf(await makeSampleYear(office, { year: 2018, seed: 1, dataFolder: data, progress: () => {} }))
  closeOffice(office)
  const environments = environmentsOf(count === 0 ? ALL_ZONES + 6 : count, seed)
  const said = new Map<string, readonly string[]>()
  // Two at a time.
  for (let from = 0; from < environments.length; from += 2) {
    await Promise.all(
      environments.slice(from, from + 2).map(async (environment, index) => {
        const output = await digestsIn(join(folder, `${from + index}`), data, environment)
        said.set(output, [...(said.get(output) ?? []), `${environment.zone} ${environment.language}`])
      }),
    )
  }
  const [[first = '', inFirst = []] = [], ...others] = said
  const faults = others.map(([other, where]) => `${where.join(', ')}: ${differences(first, other)}`)
  const files = first.trim().split('\n').length - 1
  // Scores first, then forms, lists and documents.
  if (files < 5 || !/^得分 [0-9a-f]{64}\n/.test(first) || !/\.pdf [0-9a-f]{64}\n/.test(first)) {
    faults.push(`not all of it was made in ${inFirst.join(', ')}`)
  }
  const zones = new Set(environments.map(({ zone }) => zone)).size
  const languages = new Set(environments.map(({ language }) => language)).size
  return {
    name: 'G18',
    tried: `${environments.length} environments of ${zones} time zones and ${languages} languages`,
    figure: `scores and ${files} files, ${others.length} of them otherwise`,
    bound: '0',
    faults,
  }
}

function environmentsOf(count: number, seed: number): readonly Environment[] {
  const first = ZONES.flatMap((zone) => LANGUAGES.map((language) => ({ zone, language })))
  const zones = Intl.supportedValuesOf('timeZone')
  const languages = [...LANGUAGES, ...MORE_LANGUAGES]
  const more = Array.from({ length: Math.max(count - first.length, 0) }, (_, n) => ({
    zone: zones[(seed + n) % zones.length] ?? 'UTC',
    language: languages[(seed + n) % languages.length] ?? 'C',
  }))
  return [...first, ...more].slice(0, count)
}

async function digestsIn(place: string, data: string, { zone, language }: Environment): Promise<string> {
  cpSync(data, place, { recursive: true })
  const child = join(import.meta.dirname, 'same-papers-child.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [child, place, join(place, '文件')], {
    env: { ...process.env, TZ: zone, LANG: language, LC_ALL: language },
  })
  rmSync(place, { recursive: true, force: true })
  return stdout
}

function differences(one: string, other: string): string {
  const lines = new Set(one.split('\n'))
  return other
    .split('\n')
    .filter((line) => !lines.has(line))
    .map((line) => line.replace(/ [0-9a-f]{64}$/, ''))
    .join(', ')
}
