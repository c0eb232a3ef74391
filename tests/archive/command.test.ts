import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { sha256Of } from '#db/stored-files.ts'
import { archiveYear } from '#electron/application/archive/archive-year.ts'
import { closeOffice } from '#electron/application/office.ts'
import { evaluate, evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder, scratchFolder } from '#tests/support/scratch.ts'
import { contentsOf, expectValue, findingsOf, openWork, repack } from './small-archive.ts'

const data = keptFolder('archive')
const out = join(data, '归档', '2018.zip')
let printed = ''

/** Every file under a folder with its digest. */
function snapshot(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => `${path} ${sha256Of(readFileSync(path))}`)
}

/** The two codes as a command prints them. */
function codesIn(text: string): readonly string[] {
  return text.match(/[0-9A-F]{4}(?:-[0-9A-F]{4}){3}/g) ?? []
}

let before: readonly string[] = []

beforeAll(() => {
  evaluateExpecting(0, 'demo', '--data', data)
  before = snapshot(data)
  printed = evaluateExpecting(0, 'archive', '--data', data, '--year', '2018', '--out', out).out
}, 120_000)

describe('a sample year', () => {
  test('goes into one file, and nothing else is written or changed', () => {
    expect(snapshot(data).filter((line) => !line.startsWith(out))).toEqual(before)
    expect(readdirSync(join(data, '归档'))).toEqual(['2018.zip'])
  })

  test('holds manifest, database, note and the 38 returns as they came, in this order', () => {
    const contents = contentsOf(readFileSync(out))
    const returns = snapshot(join(data, '示例自评表2018')).map((line) => `files/${line.slice(-64)}`)
    expect(returns).toHaveLength(38)
    expect(contents.map(({ name }) => name)).toEqual([
      'kesu-archive.json',
      'kaoping.db',
      '说明.txt',
      '得分.json',
      ...returns.toSorted(),
    ])
    expect(contents.slice(4).map(({ bytes }) => `files/${sha256Of(bytes)}`)).toEqual(returns.toSorted())
  })

  test('is verified anywhere, with the codes that were printed when it was archived', () => {
    const [chain = '', whole = ''] = codesIn(printed)
    const run = evaluateExpecting(0, 'verify', out)
    expect(codesIn(run.out)).toEqual([chain, whole])
    expect(run.out).toContain('各条目、数据库和操作记录均与清单一致。')
    expect(run.out).toContain('请把归档校验码与归档登记核对')
    expect(run.out).toContain('2018年度（示例），状态：收表')
  })

  test('archived again stands beside the first', () => {
    const again = evaluateExpecting(0, 'archive', '--data', data, '--year', '2018', '--out', out)
    expect(again.out).toContain('2018(1).zip')
  })

  test('with a damaged entry ends with 1 and names it in one line', () => {
    const folder = scratchFolder()
    const path = join(folder, 'a.zip')
    const bytes = readFileSync(out)
    bytes[bytes.indexOf('SQLite format 3') + 5000] = 0x7f
    writeFileSync(path, bytes)
    const run = evaluateExpecting(1, 'verify', path)
    expect(run.out).toContain('不符：kaoping.db：内容已损坏或被改动（与压缩包内的校验值不符）。\n')
    expect(run.out).toContain('共 1 处')
    expect(readdirSync(folder)).toEqual(['a.zip'])
  })
})

test('the same data at the same time gives the same bytes', async () => {
  const folder = scratchFolder()
  const { office } = openWork(folder, 'create')
  try {
    const one = expectValue(await archiveYear(office, 2018, join(folder, '1.zip')))
    const other = expectValue(await archiveYear(office, 2018, join(folder, '2.zip')))
    expect(readFileSync(other.path).equals(readFileSync(one.path))).toBe(true)
  } finally {
    closeOffice(office)
  }
})

describe('what is no archive ends with 3', () => {
  test.each([
    ['a text', () => Buffer.from('PK\u0003\u0004 说明')],
    ['an empty file', () => Buffer.alloc(0)],
    [
      'a form',
      () => readFileSync(join(data, '示例自评表2018', readdirSync(join(data, '示例自评表2018'))[0] ?? '')),
    ],
    ['a zip of other things', () => Buffer.from(repack(readFileSync(out), (contents) => contents.slice(1)))],
    ['a database', () => readFileSync(join(data, 'kaoping.db'))],
  ])('%s', (_, bytes) => {
    const path = join(scratchFolder(), 'x.zip')
    writeFileSync(path, bytes())
    const run = evaluateExpecting(3, 'verify', path)
    expect(run.out).toBe('')
    expect(run.error).toBe(`“${path}”不是本程序的归档文件。请核对文件。\n`)
  })

  test('a folder, and nothing at all', () => {
    const folder = scratchFolder()
    expect(evaluateExpecting(3, 'verify', folder).error).toContain('不是文件')
    expect(evaluateExpecting(3, 'verify', join(folder, 'x.zip')).error).toContain('找不到')
  })
})

test('wrong usage ends with 2', () => {
  const folder = scratchFolder()
  mkdirSync(join(folder, 'out'))
  for (const args of [
    ['verify'],
    ['verify', 'a', 'b'],
    ['archive', '--data', data, '--year', '2018'],
    ['archive', '--data', data, '--year', '2018', '--out', join(folder, 'out')],
  ]) {
    expect(evaluate(...args).code).toBe(2)
  }
  expect(readdirSync(join(folder, 'out'))).toEqual([])
})

describe('damaged data is not archived', () => {
  test.each([
    ["UPDATE log SET operator = '他人' WHERE sequence = 1", '操作记录第 1 条与前一条接不上'],
    ["UPDATE stored_file SET bytes = x'00' WHERE rowid = 1", '已不是收到时的内容'],
  ])('%s', async (sql, message) => {
    const folder = scratchFolder()
    const { office } = openWork(folder, 'create')
    try {
      office.db
        .prepare('INSERT INTO stored_file (sha256, size, bytes) VALUES (?, 1, ?)')
        .run(sha256Of(Buffer.from('a')), Buffer.from('a'))
      office.db.exec(sql)
      const archived = await archiveYear(office, 2018, join(folder, 'a.zip'))
      expect(archived.ok ? null : archived.error.message).toContain(message)
    } finally {
      closeOffice(office)
    }
    expect(readdirSync(folder)).toEqual(['kaoping.db'])
  })
})

test('a good archive is good wherever it lies', async () => {
  expect(await findingsOf(scratchFolder(), readFileSync(out))).toEqual([])
})
