import { readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { sha256Of } from '#db/stored-files.ts'
import { attachFiles } from '#electron/application/evidence/attach-files.ts'
import { removeEvidence } from '#electron/application/evidence/change-evidence.ts'
import { archiveYear } from '#electron/application/archive/archive-year.ts'
import { verifyArchive } from '#electron/application/archive/verify-archive.ts'
import { closeOffice, type Office } from '#electron/application/office.ts'
import type { YearBook } from '#electron/application/year-book.ts'
import { unitId } from '#shared/plan/unit.ts'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder, scratchFolder } from '#tests/support/scratch.ts'
import {
  contentsOf,
  expectValue,
  findingsOf,
  manifestOf,
  openWork,
  repack,
  withManifest,
} from './small-archive.ts'

const FILES = ['一号材料', '二号材料', '取下的材料'].map((text) => Buffer.from(text))
const DIGESTS = FILES.map(sha256Of)
const entry = (index: number): string => `files/${DIGESTS[index] ?? ''}`

async function attach(
  office: Office,
  book: YearBook,
  path: string,
  indicator: string,
  number = '',
): Promise<void> {
  await attachFiles(office, book, unitId('D15'), [{ path, name: '', indicator, number }], {
    progress: () => {},
    stopped: () => false,
    kept: () => Promise.resolve(),
  })
}

/** A year with three pieces of evidence, one of them taken off its item again. */
async function workWithEvidence(folder: string): Promise<{ office: Office; book: YearBook }> {
  const { office, book } = openWork(folder, 'create')
  for (const [index, bytes] of FILES.entries()) {
    const path = join(folder, `${index + 1}_材料.pdf`)
    writeFileSync(path, bytes)
    await attach(office, book, path, index === 0 ? 'S4' : 'S5', index === 0 ? '1' : '')
  }
  expectValue(removeEvidence(office, 3, '放错单位'))
  return { office, book }
}

describe('an archive with evidence', () => {
  const folder = keptFolder('archive-evidence')
  const path = join(folder, '归档.zip')
  let archive: Uint8Array = new Uint8Array()
  beforeAll(async () => {
    const { office } = await workWithEvidence(folder)
    expectValue(await archiveYear(office, 2018, path))
    closeOffice(office)
    archive = readFileSync(path)
  })

  test('holds every file once under its digest, also the one that was taken off, and says which is which', () => {
    const contents = contentsOf(archive)
    expect(contents.slice(4).map(({ name }) => name)).toEqual(
      DIGESTS.map((digest) => `files/${digest}`).toSorted(),
    )
    const note = new TextDecoder().decode(contents.find(({ name }) => name === '说明.txt')?.bytes)
    expect(note.split('\r\n').slice(-5)).toEqual([
      '单位\t指标\t目录编号\t原文件名\t文件',
      `市地震局\tS4\t1\t1_材料.pdf\t${entry(0)}`,
      `市地震局\tS5\t\t2_材料.pdf\t${entry(1)}`,
      `市地震局\tS5\t\t3_材料.pdf\t${entry(2)}（已移除：放错单位）`,
      '',
    ])
  })

  test('is verified, and its evidence is counted', async () => {
    expect(expectValue(await verifyArchive(path))).toMatchObject({ findings: [], evidence: 3 })
    expect(evaluateExpecting(0, 'verify', path).out).toMatch(/报送原件\s+0 份[\s\S]*佐证材料\s+3 份/)
  })

  test('with one file changed, taken out or swapped is found by unit, item and name', async () => {
    const find = (bytes: Uint8Array): Promise<readonly string[] | string> => findingsOf(folder, bytes)
    const with1 = (change: (bytes: Uint8Array) => Uint8Array | null): Uint8Array =>
      repack(archive, (contents) =>
        contents.flatMap((content) => {
          const bytes = content.name === entry(0) ? change(content.bytes) : content.bytes
          return bytes === null ? [] : [{ name: content.name, bytes }]
        }),
      )
    expect(await find(with1(() => Buffer.from('换过的')))).toEqual([
      `${entry(0)}：内容与清单所列的大小或校验值不符（佐证材料：市地震局 S4 编号 1“1_材料.pdf”）`,
    ])
    expect(await find(with1(() => null))).toEqual([
      `${entry(0)}：缺少这一条目（佐证材料：市地震局 S4 编号 1“1_材料.pdf”）`,
    ])
    const manifest = manifestOf(archive)
    const rebuilt = withManifest(
      with1(() => null),
      {
        ...manifest,
        entries: manifest.entries.filter(({ name }) => name !== entry(0)),
      },
    )
    expect(await find(rebuilt)).toEqual([
      `${entry(0)}：库中记有这份佐证材料，归档里没有或内容不同（市地震局 S4 编号 1“1_材料.pdf”）`,
    ])
    const extra = { name: `files/${'0'.repeat(64)}`, bytes: Buffer.from('夹带') }
    const planted = withManifest(
      repack(archive, (contents) => [...contents, extra]),
      {
        ...manifest,
        entries: [...manifest.entries, { name: extra.name, size: 6, sha256: sha256Of(extra.bytes) }],
      },
    )
    expect(await find(planted)).toEqual([`${extra.name}：库中没有这份原件`])
  })
})

test('evidence that is gone or changed beside the database is named, and nothing is archived without it', async () => {
  const folder = scratchFolder()
  const { office, book } = await workWithEvidence(folder)
  const kept = (index: number): string =>
    join(folder, '佐证', DIGESTS[index]?.slice(0, 2) ?? '', DIGESTS[index] ?? '')
  rmSync(kept(0))
  writeFileSync(kept(2), '换掉的材料，长短也不同')
  const said = async (): Promise<string> => {
    const archived = await archiveYear(office, 2018, join(folder, '归档.zip'))
    return archived.ok ? '' : archived.error.message
  }
  expect(await said()).toBe(
    '不能归档：佐证文件夹中的佐证材料，市地震局 S4 编号 1“1_材料.pdf”不在了；市地震局 S5“3_材料.pdf”已不是收到时的内容。请在“佐证材料”页重新添加原件，或用备份恢复佐证文件夹后再归档。',
  )
  // The originals put in once more heal both.
  await attach(office, book, join(folder, '1_材料.pdf'), 'S4')
  await attach(office, book, join(folder, '3_材料.pdf'), 'S4')
  expect(await said()).toBe('')
  closeOffice(office)
})

test('an archive is never in memory as a whole, when it is written or when it is verified', async () => {
  const folder = scratchFolder()
  const { office, book } = openWork(folder, 'create')
  const names = ['一', '二', '三', '四', '五', '六']
  for (const name of names) {
    const path = join(folder, `${name}.mp4`)
    writeFileSync(path, name)
    truncateSync(path, 100 * 1024 * 1024)
    await attach(office, book, path, 'S4')
    rmSync(path)
  }
  const peak = (): number => process.resourceUsage().maxRSS / 1024
  const before = peak()
  const { path, check } = expectValue(await archiveYear(office, 2018, join(folder, '归档.zip')))
  closeOffice(office)
  expect([check.findings, check.evidence]).toEqual([[], 6])
  expect(statSync(path).size / 1024 / 1024).toBeGreaterThan(600)
  // In megabytes; one file of 100 and what is left of the one before it.
  expect(peak() - before).toBeLessThan(450)
}, 120_000)
