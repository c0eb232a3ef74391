import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { scratchFolder } from '#tests/support/scratch.ts'

const UNSHARE = '/usr/bin/unshare'
const CHILD = fileURLToPath(new URL('save-file-child.ts', import.meta.url))
/** Mounts of its own: a name under which something is mounted is held by the system (EBUSY), as Excel holds a file. */
const hasMounts = spawnSync(UNSHARE, ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0

function saveIn(folder: string, script: string): unknown {
  const run = spawnSync(UNSHARE, ['-rm', 'sh', '-ec', script, 'sh', process.execPath, CHILD], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(run.stderr)
  return JSON.parse(run.stdout)
}

describe.skipIf(!hasMounts)('保存文件遇到占用、磁盘满和没有权限', () => {
  test('要覆盖的文件一直被占用：另存为带序号的名称，原文件不动', () => {
    const folder = scratchFolder()
    const path = join(folder, '报告.xlsx')
    writeFileSync(path, '原有')
    writeFileSync(join(folder, '占用'), '占用')
    expect(saveIn(folder, `mount --bind 占用 报告.xlsx; "$1" "$2" '${path}' 6 overwrite`)).toEqual({
      ok: true,
      path: join(folder, '报告(1).xlsx'),
      renamed: true,
    })
    expect([readFileSync(path, 'utf8'), readFileSync(join(folder, '报告(1).xlsx'), 'utf8')]).toEqual([
      '原有',
      '新新',
    ])
    expect(readdirSync(folder).length).toBe(3)
  })

  test('占用不到一秒就放开：等一等，仍用原名', () => {
    const folder = scratchFolder()
    const path = join(folder, '报告.xlsx')
    writeFileSync(path, '原有')
    writeFileSync(join(folder, '占用'), '占用')
    const script = `mount --bind 占用 报告.xlsx; (sleep 0.7; umount 报告.xlsx) & "$1" "$2" '${path}' 6 overwrite; wait`
    expect(saveIn(folder, script)).toEqual({ ok: true, path, renamed: false })
    expect(readFileSync(path, 'utf8')).toBe('新新')
  })

  test('磁盘满：说明原因，不留下半份文件', () => {
    const folder = scratchFolder()
    mkdirSync(join(folder, '小盘'))
    const path = join(folder, '小盘', '报告.xlsx')
    const script = `mount -t tmpfs -o size=64k none 小盘; "$1" "$2" '${path}' 300000; test -z "$(ls -A 小盘)"`
    expect(saveIn(folder, script)).toEqual({
      ok: false,
      error: {
        code: 'disk-full',
        message: `磁盘空间不足，文件未保存：${path}。请清理磁盘或换一个保存位置后重试。`,
      },
    })
  })

  test('只读的盘：说明没有写入权限', () => {
    const folder = scratchFolder()
    mkdirSync(join(folder, '只读'))
    const path = join(folder, '只读', '报告.xlsx')
    expect(saveIn(folder, `mount -t tmpfs -o ro none 只读; "$1" "$2" '${path}' 6`)).toEqual({
      ok: false,
      error: {
        code: 'no-permission',
        message: `没有写入权限，文件未保存：${path}。请换一个有写入权限的文件夹。`,
      },
    })
  })
})
