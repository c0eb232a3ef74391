import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openReturnFile } from '#electron/workbooks/read/open-return-file.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

async function refusalOf(path: string): Promise<string> {
  const opened = await openReturnFile(path)
  return opened.ok ? 'opened' : `${opened.refusal.code}: ${opened.refusal.message}`
}

test('a regular file comes whole, with the time of its last change', async () => {
  const path = join(scratchFolder(), '市教育局 自评表.xlsx')
  const modified = new Date('2019-01-10T02:00:00Z')
  writeFileSync(path, 'abc')
  utimesSync(path, modified, modified)
  expect(await openReturnFile(path)).toEqual({ ok: true, bytes: Buffer.from('abc'), modified })
})

test('an empty file is opened: what it is, the reader says', async () => {
  const path = join(scratchFolder(), 'x.xlsx')
  writeFileSync(path, '')
  expect(await openReturnFile(path)).toMatchObject({ ok: true, bytes: Buffer.alloc(0) })
})

test('links are not followed, whether they lead somewhere or not', async () => {
  const folder = scratchFolder()
  symlinkSync('/etc/passwd', join(folder, 'a.xlsx'))
  symlinkSync('nowhere', join(folder, 'b.xlsx'))
  const message = 'link: 这是链接，不是文件本身。请改选它所指向的文件。'
  expect(await refusalOf(join(folder, 'a.xlsx'))).toBe(message)
  expect(await refusalOf(join(folder, 'b.xlsx'))).toBe(message)
})

test('a file that is not there, or lies under a file', async () => {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'f'), 'x')
  const message = 'not-found: 找不到文件，可能已被移走或改名。请核对位置后再试。'
  expect(await refusalOf(join(folder, 'none.xlsx'))).toBe(message)
  expect(await refusalOf(join(folder, 'f', 'none.xlsx'))).toBe(message)
})

test('more than 20 MB are refused without being read, 20 MB are not', async () => {
  const path = join(scratchFolder(), 'x.xlsx')
  writeFileSync(path, '')
  truncateSync(path, 20 * 1024 * 1024)
  expect(await refusalOf(path)).toBe('opened')
  truncateSync(path, 20 * 1024 * 1024 + 1)
  expect(await refusalOf(path)).toBe(
    'too-large: 文件大于 20 MB。请删去图片和与自评无关的内容，另存为 .xlsx 后重新报送。',
  )
})

test('a folder is no file', async () => {
  const path = join(scratchFolder(), 'x.xlsx')
  mkdirSync(path)
  expect(await refusalOf(path)).toBe(
    'not-a-file: 这不是普通文件，可能是文件夹、管道或设备。请选择填好的 .xlsx 文件。',
  )
})

test.skipIf(process.platform === 'win32')(
  'a pipe or a device is no file, and nothing waits for it',
  async () => {
    const pipe = join(scratchFolder(), 'x.xlsx')
    execFileSync('mkfifo', [pipe])
    const message = 'not-a-file: 这不是普通文件，可能是文件夹、管道或设备。请选择填好的 .xlsx 文件。'
    expect(await refusalOf(pipe)).toBe(message)
    expect(await refusalOf('/dev/zero')).toBe(message)
  },
)
