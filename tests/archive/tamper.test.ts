import { beforeAll, describe, expect, test } from 'vitest'
import { keptFolder } from '#tests/support/scratch.ts'
import {
  contentsOf,
  findingsOf,
  makeSmallArchive,
  manifestOf,
  repack,
  withManifest,
} from './small-archive.ts'

const folder = keptFolder('tamper')
let archive: Uint8Array = new Uint8Array()

beforeAll(async () => {
  archive = (await makeSmallArchive(folder)).bytes
}, 60_000)

const find = (bytes: Uint8Array): Promise<readonly string[] | string> => findingsOf(folder, bytes)

function namesOfFiles(): readonly string[] {
  return contentsOf(archive)
    .map(({ name }) => name)
    .filter((name) => name.startsWith('files/'))
}

function firstFile(): string {
  const [name] = namesOfFiles()
  if (name === undefined) throw new Error('an archive without files')
  return name
}

test('the archive as it was written is good', async () => {
  expect(await find(archive)).toEqual([])
})

describe('one changed bit is found, wherever it is', () => {
  /** Headers and directory densely, contents by sample. */
  function places(): readonly number[] {
    const found = new Set<number>()
    const bytes = Buffer.from(archive)
    for (let at = bytes.indexOf('PK\u0003\u0004', 0, 'latin1'), n = 0; n < 5; n += 1) {
      for (let offset = 0; offset < 48; offset += 1) found.add(at + offset)
      at = bytes.indexOf('PK\u0003\u0004', at + 48, 'latin1')
    }
    for (let at = bytes.length - 420; at < bytes.length; at += 1) found.add(at)
    for (let at = 0; at < bytes.length; at += Math.floor(bytes.length / 150)) found.add(at)
    return [...found]
  }

  test('and named in a line of Chinese', async () => {
    const silent: number[] = []
    const wordless: string[] = []
    for (const [turn, at] of places().entries()) {
      const flipped = Uint8Array.from(archive)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (turn % 8))
      const findings = await find(flipped)
      if (typeof findings === 'string' || findings.length === 0) silent.push(at)
      else wordless.push(...findings.filter((finding) => !/^[^：]+：[\p{Script=Han}]/u.test(finding)))
    }
    expect(places().length).toBeGreaterThan(600)
    expect({ silent, wordless }).toEqual({ silent: [], wordless: [] })
  }, 240_000)
})

describe('entries', () => {
  test('taken out: the file, the database, the manifest', async () => {
    const without = (name: string): Uint8Array =>
      repack(archive, (contents) => contents.filter((content) => content.name !== name))
    expect(await find(without(firstFile()))).toEqual([`${firstFile()}：缺少这一条目`])
    expect(await find(without('kaoping.db'))).toEqual(['kaoping.db：缺少这一条目'])
    expect(await find(without('kesu-archive.json'))).toBe('no-archive')
  })

  test('put in, under a new name or under one that is there', async () => {
    const extra = { name: 'files/补充.xlsx', bytes: new Uint8Array(3) }
    expect(await find(repack(archive, (contents) => [...contents, extra]))).toEqual([
      'files/补充.xlsx：清单里没有这一条目',
    ])
    const twin = { name: firstFile(), bytes: new Uint8Array(3) }
    expect(await find(repack(archive, (contents) => [...contents, twin]))).toEqual([
      `压缩包：压缩包内有重名的部件 ${firstFile()}`,
    ])
  })

  test('renamed', async () => {
    const renamed = repack(archive, (contents) =>
      contents.map(({ name, bytes }) => ({ name: name === firstFile() ? 'files/0' : name, bytes })),
    )
    expect(await find(renamed)).toEqual([`${firstFile()}：缺少这一条目`, 'files/0：清单里没有这一条目'])
    const shouted = repack(archive, (contents) =>
      contents.map(({ name, bytes }) => ({ name: name === 'kaoping.db' ? 'KAOPING.DB' : name, bytes })),
    )
    expect(await find(shouted)).toEqual(['kaoping.db：条目的头部、次序或夹带内容与归档时不同'])
  })

  test('with contents swapped', async () => {
    const [one = '', other = ''] = namesOfFiles()
    const swapped = repack(archive, (contents) =>
      contents.map(({ name, bytes }) => ({
        name: name === one ? other : name === other ? one : name,
        bytes,
      })),
    )
    expect(await find(swapped)).toEqual([
      `${one}：内容与清单所列的大小或校验值不符`,
      `${other}：内容与清单所列的大小或校验值不符`,
    ])
  })

  test('in another order', async () => {
    expect(
      await find(
        repack(archive, ([manifest, ...rest]) => [...(manifest ? [manifest] : []), ...rest.toReversed()]),
      ),
    ).toEqual(['kaoping.db：条目的头部、次序或夹带内容与归档时不同'])
  })
})

describe('the file', () => {
  test('cut anywhere after its first name is an unfinished archive', async () => {
    for (let part = 1; part < 50; part += 1) {
      const cut = archive.subarray(0, Math.floor((archive.byteLength * part) / 50))
      expect(await find(cut)).toEqual(['压缩包：文件不完整，可能没有拷贝完'])
    }
  })

  test('with something in front of it, behind it, or hidden between entries and directory', async () => {
    expect(await find(Buffer.concat([new Uint8Array(7), archive]))).not.toEqual([])
    expect(await find(Buffer.concat([archive, new Uint8Array(7)]))).not.toEqual([])
  })
})

describe('the manifest', () => {
  test('changed in a line: what it says no longer fits the rest', async () => {
    const manifest = manifestOf(archive)
    const [table, ...tables] = manifest.tables
    const cases: readonly (readonly [unknown, readonly string[]])[] = [
      [{ ...manifest, year: 2017 }, ['kaoping.db：没有清单所说的2017年度']],
      [{ ...manifest, state: '归档' }, ['kaoping.db：2018年度的状态与清单不符']],
      [{ ...manifest, sample: true }, ['kaoping.db：2018年度的状态与清单不符']],
      [
        { ...manifest, tables: [{ ...table, rows: 99 }, ...tables] },
        ['kaoping.db：数据表 adjustment 有 0 行，清单为 99 行'],
      ],
      [{ ...manifest, tables }, ['kaoping.db：数据表 adjustment 不在清单里']],
      [
        { ...manifest, chain: { ...manifest.chain, code: '0000-0000-0000-0000' } },
        [`kaoping.db：操作记录共 ${manifest.chain.entries} 条，末条校验值与清单不符`],
      ],
      [
        { ...manifest, createdAt: '2019-04-01T00:00:00.000Z' },
        ['kesu-archive.json：条目的头部、次序或夹带内容与归档时不同'],
      ],
    ]
    for (const [changed, findings] of cases)
      expect(await find(withManifest(archive, changed))).toEqual(findings)
  })

  test('that says more than it may, or is none, is not gone by', async () => {
    const manifest = manifestOf(archive)
    for (const changed of [
      { ...manifest, more: 1 },
      { ...manifest, format: 0 },
      { ...manifest, entries: null },
      null,
      [],
    ]) {
      expect(await find(withManifest(archive, changed))).toEqual([
        'kesu-archive.json：清单内容被改动，不能按它核对',
      ])
    }
  })

  test('of a later format asks for a newer program', async () => {
    expect(await find(withManifest(archive, { ...manifestOf(archive), format: 2 }))).toBe('newer')
  })
})
