import { execFile } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { makeSampleYear } from '#electron/application/sample/sample-year.ts'
import { closeOffice, openOffice } from '#electron/application/office.ts'
import { fastFolder } from './fast-folder.ts'
import { reportGoal } from './goal.ts'
import { valueOf } from './place.ts'

const ZONES = ['UTC', 'Asia/Shanghai', 'Pacific/Honolulu']
const LANGUAGES = ['C', 'zh_CN.UTF-8']

test('G18: the same data give the same scores, workbooks and documents, byte for byte, whatever the time zone and language of the computer', async () => {
  const folder = fastFolder()
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
  const said = new Map<string, string>()
  for (const zone of ZONES) {
    // Two at a time.
    await Promise.all(
      LANGUAGES.map(async (language) => {
        const place = join(folder, `${zone}-${language}`.replaceAll('/', '-'))
        cpSync(data, place, { recursive: true })
        said.set(
          `${zone} ${language}`,
          await digestsIn(place, { TZ: zone, LANG: language, LC_ALL: language }),
        )
      }),
    )
  }
  const [first = '', ...others] = new Set(said.values())
  const files = first.trim().split('\n').length - 1
  const faults = others.map((other) => differences(first, other))
  reportGoal({
    name: 'G18',
    tried: `${said.size} environments, ${ZONES.length} time zones by ${LANGUAGES.length} languages`,
    figure: `scores and ${files} files, ${others.length} of them otherwise`,
    bound: '0',
    faults,
  })
  expect([faults, said.size]).toEqual([[], 6])
  expect(first).toMatch(/^得分 [0-9a-f]{64}\n/)
  expect(first).toMatch(/\.pdf [0-9a-f]{64}\n/)
  expect(files).toBeGreaterThanOrEqual(5)
}, 240_000)

async function digestsIn(place: string, env: Readonly<Record<string, string>>): Promise<string> {
  const child = join(import.meta.dirname, 'same-papers-child.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [child, place, join(place, '文件')], {
    env: { ...process.env, ...env },
  })
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
