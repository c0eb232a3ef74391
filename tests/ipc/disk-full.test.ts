import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hasMounts } from '#tests/faults/disk-full-goal.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { EDUCATION, openCollecting, YEAR } from './collecting.ts'

test('数据所在的磁盘满了：窗口说明是空间不足，这一步没有做；腾出空间后照常登记', async () => {
  const at = await openCollecting()
  const { db } = at.office()
  const pages = Number(db.pragma('page_count', { simple: true }))
  db.pragma(`max_page_count = ${pages}`)
  const register = (n: number) =>
    at.ask('registerAdjustment', {
      ...YEAR,
      line: {
        unit: EDUCATION,
        kind: 'deduction',
        reason: `第 ${n} 次缺席联络员会议，${'情况说明（示例）'.repeat(20)}`,
        level: '',
        document: '',
        day: '',
        points: '0.5',
      },
      both: true,
    })
  const answers = []
  for (let n = 0; n < 60; n += 1) answers.push(await register(n))
  const taken = answers.filter(({ ok }) => ok).length
  expect(answers.at(-1)).toEqual({
    ok: false,
    error: {
      code: 'disk-full',
      message: '磁盘空间不足，这一步没有做完，已有数据不受影响。请清理数据文件夹所在的磁盘后重试。',
    },
  })
  db.pragma('max_page_count = 1000000')
  expect((await register(60)).ok).toBe(true)
  const { groups } = await at.get('adjustmentPage', YEAR)
  expect(groups.flatMap(({ lines }) => lines).length).toBe(taken + 1)
})

test.skipIf(!hasMounts)('批处理遇到磁盘满：一行中文，说明没有做完，退出码 3', () => {
  const folder = scratchFolder()
  mkdirSync(join(folder, '盘'))
  const host = join(import.meta.dirname, '../../electron/hosts/batch.ts')
  const script = `mount -t tmpfs -o size=3m none 盘
    "$1" "$2" init --data 盘 --year 2018 >&2
    dd if=/dev/zero of=盘/占满 bs=4k status=none 2>&1 || true
    "$1" "$2" forms --data 盘 --year 2018 --out 下发 --unit 市教育局 2>&1 || echo "退出码 $?"`
  const run = spawnSync('/usr/bin/unshare', ['-rm', 'sh', '-ec', script, 'sh', process.execPath, host], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(run.stdout.split('\n').filter((line) => line !== '' && !line.startsWith('dd:'))).toEqual([
    '磁盘空间不足，这一步没有做完，已有数据不受影响。请清理数据文件夹所在的磁盘后重试。',
    '退出码 3',
  ])
})
