import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, renameSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, relative } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { collectFiles } from '#electron/application/collect-files.ts'
import { openReturnFile } from '#electron/workbooks/read/open-return-file.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

const onUnix = process.platform !== 'win32'

test.skipIf(!onUnix)(
  'links, pipes, sockets and loops of folders in a folder are passed over, and nothing waits',
  async () => {
    const folder = join(scratchFolder(), '收到')
    mkdirSync(join(folder, '区县'), { recursive: true })
    writeFileSync(join(folder, '市教育局.xlsx'), 'x')
    symlinkSync('/etc/passwd', join(folder, '链接.xlsx'))
    symlinkSync('nowhere', join(folder, '断链.xlsx'))
    symlinkSync('..', join(folder, '区县', '上层'))
    symlinkSync(folder, join(folder, '区县', '自己.zip'))
    execFileSync('mkfifo', [join(folder, '管道.xlsx')])
    const socket = createServer().listen(join(folder, '套接字.xlsx'))
    onTestFinished(() => void socket.close())
    const found = await collectFiles([folder])
    expect(
      found.map(({ path, passedOver }) => [relative(folder, path), passedOver]).toSorted(byPath),
    ).toEqual(
      [
        ['区县/上层', '不是普通文件'],
        ['区县/自己.zip', '不是普通文件'],
        ['套接字.xlsx', '不是普通文件'],
        ['市教育局.xlsx', null],
        ['断链.xlsx', '不是普通文件'],
        ['管道.xlsx', '不是普通文件'],
        ['链接.xlsx', '不是普通文件'],
      ].toSorted(byPath),
    )
  },
)

test('a table whose name lost its ending is passed over with what to do, another file as what it is', async () => {
  const folder = scratchFolder()
  const spoilt = ['自评表', '自评表.xlsx.download', '自评表。xlsx', '自评表.ＸＬＳＸ', '自评表.xls_']
  for (const name of [...spoilt, '说明.docx']) writeFileSync(join(folder, name), 'x')
  const found = await collectFiles([folder])
  const told = (reason: string): readonly string[] =>
    found.filter(({ passedOver }) => passedOver === reason).map(({ path }) => relative(folder, path))
  expect(told('文件名不是以 .xlsx、.xls 或 .et 结尾，是自评表的请改好文件名再导入').toSorted()).toEqual(
    spoilt.toSorted(),
  )
  expect(told('不是自评表所用的表格文件')).toEqual(['说明.docx'])
})

function byPath(a: readonly unknown[], b: readonly unknown[]): number {
  return String(a[0]) < String(b[0]) ? -1 : 1
}

test.skipIf(!onUnix)('given by themselves they are refused, each with its own words', async () => {
  const folder = scratchFolder()
  execFileSync('mkfifo', [join(folder, '管道.xlsx')])
  symlinkSync('/etc/passwd', join(folder, '链接.xlsx'))
  const codes: string[] = []
  for (const path of [join(folder, '管道.xlsx'), join(folder, '链接.xlsx'), '/dev/zero']) {
    const [found] = await collectFiles([path])
    if (found === undefined) continue
    expect(found.passedOver).toBeNull()
    const opened = await openReturnFile(found.path)
    codes.push(opened.ok ? 'opened' : opened.refusal.code)
  }
  expect(codes).toEqual(['not-a-file', 'link', 'not-a-file'])
})

test.skipIf(!onUnix)('a folder that cannot be listed does not end the import of the others', async () => {
  const folder = scratchFolder()
  const name = '深'.repeat(80)
  // Deeper than a path may be long: only step by step does one get there, and nobody gets back by its path.
  const script =
    'for (let left = 20; left > 0; left -= 1) { fs.mkdirSync(process.argv[1]); process.chdir(process.argv[1]) }'
  execFileSync(process.execPath, ['-e', script, name], { cwd: folder })
  onTestFinished(() => void execFileSync('rm', ['-rf', join(folder, name)]))
  writeFileSync(join(folder, '市教育局.xlsx'), 'x')
  const found = await collectFiles([folder])
  expect(found.some(({ path, passedOver }) => path.endsWith('市教育局.xlsx') && passedOver === null)).toBe(
    true,
  )
  const lost = found.filter(({ path }) => !path.endsWith('市教育局.xlsx'))
  expect(lost.map(({ passedOver }) => passedOver)).toEqual([null])
  expect(await openReturnFile(lost[0]?.path ?? '')).toMatchObject({ ok: false })
})

test.skipIf(!onUnix || process.getuid?.() === 0)(
  'a folder that may not be read is told of, and the others go on',
  async () => {
    const folder = scratchFolder()
    mkdirSync(join(folder, '锁着'), { mode: 0 })
    onTestFinished(() => chmodSync(join(folder, '锁着'), 0o700))
    writeFileSync(join(folder, '市教育局.xlsx'), 'x')
    const found = await collectFiles([folder])
    expect(found.map(({ path, passedOver }) => [relative(folder, path), passedOver])).toEqual([
      ['市教育局.xlsx', null],
      ['锁着', null],
    ])
  },
)

test.skipIf(!onUnix)(
  'a name that comes to mean a link between the look and the opening never leads through it',
  async () => {
    const folder = scratchFolder()
    const path = join(folder, '市教育局.xlsx')
    writeFileSync(join(folder, 'real'), '自评表')
    writeFileSync(join(folder, 'secret'), '秘密')
    let turns = 0
    let swapping = true
    const swap = (): void => {
      if (!swapping) return
      turns += 1
      const spare = join(folder, `spare${turns}`)
      if (turns % 2 === 0) writeFileSync(spare, '自评表')
      else symlinkSync(join(folder, 'secret'), spare)
      renameSync(spare, path)
      setImmediate(swap)
    }
    swap()
    const seen = new Set<string>()
    for (let count = 0; count < 2_000; count += 1) {
      const opened = await openReturnFile(path)
      seen.add(opened.ok ? Buffer.from(opened.bytes).toString() : opened.refusal.code)
    }
    swapping = false
    unlinkSync(path)
    expect(turns).toBeGreaterThan(100)
    expect([...seen].filter((one) => !['自评表', 'link', 'no-access', 'not-found'].includes(one))).toEqual([])
    expect(seen.has('自评表') && seen.has('link')).toBe(true)
  },
)
