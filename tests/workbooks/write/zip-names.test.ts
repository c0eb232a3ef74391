import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { storeEntry, writeZip, type ZipOrigin } from '#electron/workbooks/write/write-zip.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

const hasUnzip = spawnSync('unzip', ['-v']).status === 0
const NAMES = [
  '说明.txt',
  '文书和表格/2018年度_通报（示例）.pdf',
  '佐证材料/市教育局/S1_编号1_台账〔2018〕.txt',
]

/** The names as the system's own unzip has them. */
function listWithUnzip(origin: ZipOrigin): readonly string[] {
  const encode = new TextEncoder()
  const path = join(scratchFolder(), '材料.zip')
  const entries = NAMES.map((name) => storeEntry(encode.encode(name), encode.encode('示例')))
  writeFileSync(path, writeZip(entries, new Date('2019-01-20T02:00:00Z'), origin))
  const listed = spawnSync('unzip', ['-Z1', path], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
  return listed.stdout.trimEnd().split('\n')
}

test.skipIf(!hasUnzip)('中文文件名：用系统自带的 unzip 打开也不是乱码（没有 unzip 则不查）', () => {
  expect(listWithUnzip('unix')).toEqual(NAMES)
})
