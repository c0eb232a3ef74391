import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sha256Of } from '#db/stored-files.ts'
import { packArchive } from '#electron/application/archive/archive-file.ts'
import * as archives from '#electron/application/archive/manifest.ts'
import * as packages from '#electron/application/exchange/package-manifest.ts'
import { openZip } from '#electron/workbooks/read/zip-archive.ts'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder, scratchFolder } from '#tests/support/scratch.ts'
import { CHROMIUM } from '../built.ts'
import { violations } from './accessibility.ts'
import { openProgram, type Program } from './program.ts'

const SHOTS = process.env['SHOTS'] ?? ''
/** Reading so many takes seconds, hence is under way for sure when the window tells of the first. */
const MANY = 50_000

interface Entry {
  readonly name: string
  readonly bytes: Uint8Array
}

const many: readonly Entry[] = Array.from({ length: MANY }, (_, index) => {
  const bytes = Buffer.from(`示例 ${index}`)
  return { name: `files/${sha256Of(bytes)}`, bytes }
})
const listed = many.map(({ name, bytes }) => ({ name, size: bytes.byteLength, sha256: sha256Of(bytes) }))

function contentsOf(path: string): readonly Entry[] {
  const zip = openZip(readFileSync(path))
  return [...zip.names()].map((name) => ({ name, bytes: zip.read(name) ?? new Uint8Array() }))
}

/** A package or an archive with so many more files in it, and a manifest that lists them. */
function withMany(path: string, kind: 'package' | 'archive'): string {
  const [first, ...rest] = contentsOf(path)
  if (first === undefined) throw new Error('nothing in it')
  const large = join(scratchFolder(), kind === 'package' ? '协作包.kspack' : '归档.zip')
  const pack = (contents: readonly Entry[], createdAt: string): void =>
    writeFileSync(large, Buffer.concat([...packArchive([...contents, ...many], createdAt)]))
  if (kind === 'archive') {
    const decoded = archives.decodeManifest(first.bytes)
    if (!decoded.ok) throw new Error('no manifest')
    const manifest = { ...decoded.manifest, entries: [...decoded.manifest.entries, ...listed] }
    pack([{ ...first, bytes: archives.encodeManifest(manifest) }, ...rest], manifest.createdAt)
  } else {
    const decoded = packages.decodeManifest(first.bytes)
    if (!decoded.ok) throw new Error('no manifest')
    const manifest = { ...decoded.manifest, entries: [...decoded.manifest.entries, ...listed] }
    const bytes = packages.encodeManifest(manifest)
    const mac = { name: packages.MAC_NAME, bytes: packages.macOf(manifest.key, bytes) }
    pack([{ ...first, bytes }, mac, ...rest.slice(1)], manifest.createdAt)
  }
  return large
}

/** 取消 of what is only read: it is not opened, nothing is left of it, and the next one opens. */
describe.skipIf(CHROMIUM === '')('读大文件时取消', () => {
  const data = keptFolder('cancel-reading')
  const temporary = keptFolder('cancel-reading-unpacked')
  let program: Program
  const outgoing = keptFolder('cancel-reading-out')
  const archive = join(outgoing, '归档.zip')
  beforeAll(async () => {
    evaluateExpecting(0, 'demo', '--data', data)
    const ofYear = ['--data', data, '--year', '2018'] as const
    evaluateExpecting(0, 'archive', ...ofYear, '--out', archive)
    evaluateExpecting(0, 'handout', ...ofYear, '--unit', '市地震局', '--to', '示例同事', '--out', outgoing)
    // What the program unpacks goes where it can be looked for.
    vi.stubEnv('TMPDIR', temporary)
    program = await openProgram(data)
    vi.unstubAllEnvs()
  }, 240_000)
  afterAll(() => program.close())

  /** Chooses a file, sees how far it is, and presses 取消 while the program stands still in the middle of it. */
  const chooseAndCancel = async (
    { page, pid }: Program,
    label: string,
    path: string,
    progress: RegExp,
  ): Promise<void> => {
    await page.locator(`input[aria-label="${label}"]`).setInputFiles(path)
    await page.getByRole('status').filter({ hasText: progress }).waitFor({ timeout: 60_000 })
    process.kill(pid, 'SIGSTOP')
    try {
      if (SHOTS !== '') await page.screenshot({ path: join(SHOTS, `${label}.png`) })
      await page.getByRole('button', { name: '取消' }).click()
      await page.getByText('正在停下').waitFor()
    } finally {
      process.kill(pid, 'SIGCONT')
    }
  }
  /** What was handed over, and what was unpacked of it. */
  const unpacked = (): readonly string[] =>
    readdirSync(temporary, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /(?:归档\.zip|kaoping\.db)$/.test(name),
    )

  test('打开归档：写明核对到第几个；取消后没有打开，不留下解开的内容，再打开一份就打开', async () => {
    const { page, goTo } = program
    await goTo('/2018/archive?tab=compare')
    const large = withMany(archive, 'archive')
    await chooseAndCancel(program, '选择归档文件', large, /^正在打开归档 \d+\/50\d{3}：逐字节核对$/)
    await page.getByText('已取消，没有打开归档，什么都没有改动。').waitFor()
    await expect.poll(() => violations(page)).toEqual([])
    expect(unpacked()).toEqual([])
    expect(await page.getByText(/^正在查看/).count()).toBe(0)
    await page.locator('input[aria-label="选择归档文件"]').setInputFiles(archive)
    await page.getByText(/^正在查看2018年度的归档文件/).waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: '回到本机数据' }).click()
    await page.getByText(/^正在查看2018年度的归档文件/).waitFor({ state: 'detached' })
    await expect.poll(unpacked).toEqual([])
    expect(program.complaints).toEqual([])
  }, 240_000)

  test('打开协作包：取消后没有打开，不留下副本，再打开一份就打开', async () => {
    const pack = readdirSync(outgoing).find((name) => name.endsWith('.kspack')) ?? '没有协作包'
    const small = join(outgoing, pack)
    const colleague = keptFolder('cancel-reading-colleague')
    const copies = (): readonly string[] =>
      readdirSync(colleague, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('2018-'))
    const other = await openProgram(colleague)
    try {
      const { page } = other
      await other.goTo('/exchange')
      const large = withMany(small, 'package')
      await chooseAndCancel(other, '选择协作包', large, /^正在核对协作包 \d+\/50\d{3}：逐字节核对$/)
      await page.getByText('已取消，没有打开，数据没有改动。').waitFor()
      expect(copies()).toEqual([])
      await page.locator('input[aria-label="选择协作包"]').setInputFiles(small)
      await page.getByText('只用来收表、核对和审核').waitFor({ timeout: 60_000 })
      expect(copies()).not.toEqual([])
      expect(other.complaints).toEqual([])
    } finally {
      await other.close()
    }
  }, 240_000)
})
