import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, onTestFinished, test } from 'vitest'
import { markCopy } from '#electron/workbooks/mark/mark-copy.ts'
import { readWorkbookBytes } from '#electron/workbooks/read/read-workbook-bytes.ts'
import {
  createWorkbookReader,
  type WorkbookReader,
  type WorkbookReaderOptions,
} from '#electron/workbooks/read/workbook-reader.ts'
import { writeForm } from '#electron/workbooks/write/form.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { buildSheet, buildWorkbook } from '../build-workbook.ts'
import { exampleForm } from '../example-form.ts'

/** What `--expose-gc` gives, without a flag for the whole test run. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
}

function openReader(options: WorkbookReaderOptions = {}): WorkbookReader {
  const reader = createWorkbookReader(options)
  onTestFinished(() => reader.close())
  return reader
}

/** A child that does what the first byte of a job says, else answers with its process id. */
function strangeChild(): string {
  const entry = join(scratchFolder(), 'child.mjs')
  writeFileSync(
    entry,
    `const hoard = []
     const answer = (code) => process.send(JSON.stringify({ ok: false, refusal: { code, message: String(process.pid) } }))
     process.on('message', ({ bytes }) => {
       if (bytes[0] === 1) for (;;) {}
       if (bytes[0] === 2) setInterval(() => hoard.push(Buffer.alloc(8_000_000, 1)), 1)
       else if (bytes[0] === 3) process.exit(7)
       else if (bytes[0] === 4) throw new Error('fault')
       else answer('unknown')
     })
     process.on('disconnect', () => process.exit(0))`,
  )
  return entry
}

const good = buildWorkbook({
  sheets: [
    {
      name: '自评表',
      rows: '<row r="1" hidden="1"><c r="A1" s="1"><v>0.950</v></c><c r="B1"><f>A2</f></c><c r="C1" t="str"><f>1</f><v>x_x000D_</v></c></row>',
      after: '<mergeCells><mergeCell ref="A2:B3"/></mergeCells>',
    },
    { name: '表2', state: 'hidden', before: '<cols><col min="2" max="3" hidden="1"/></cols>' },
  ],
  formats: [0, '0.0%'],
})

test('a workbook comes out of the child just as it is read', async () => {
  const reader = openReader()
  const direct = readWorkbookBytes(good)
  expect(direct.ok).toBe(true)
  expect(await reader.read(good)).toEqual(direct)
  expect(await reader.read(Buffer.from('x'))).toEqual(readWorkbookBytes(Buffer.from('x')))
  const view = new Uint8Array(Buffer.concat([Buffer.from('before'), good]).subarray(6))
  expect(await reader.read(view)).toEqual(direct)
})

test('more cells or rows than a return may have are read when asked for', async () => {
  const reader = openReader()
  const bytes = buildSheet('<row><c><v>1</v></c></row>'.repeat(5_001))
  expect(await reader.read(bytes)).toMatchObject({ ok: false, refusal: { code: 'over-limits' } })
  const outcome = await reader.read(bytes, { contentLimits: false })
  expect(outcome.ok && outcome.workbook.sheets[0]?.cells.length).toBe(5_001)
})

test('files asked for at once are read one after the other, by one warm child', async () => {
  const reader = openReader({ entry: strangeChild() })
  const outcomes = await Promise.all([0, 0, 0].map((byte) => reader.read(Uint8Array.of(byte))))
  const pids = outcomes.map((outcome) => (outcome.ok ? '' : outcome.refusal.message))
  expect(new Set(pids).size).toBe(1)
  expect(Number(pids[0])).toBeGreaterThan(0)
})

const ADVICE = '请用 Excel 或 WPS 表格打开，删去与自评无关的内容，另存为 .xlsx 后重新报送。'

test.each([
  ['hangs', 1, 'too-slow', `读取用时过长，已停止。${ADVICE}`],
  ['takes more and more memory', 2, 'too-much-memory', `读取所需内存过大，已停止。${ADVICE}`],
  ['ends', 3, 'reader-died', `读取中途意外停止，文件内容可能有问题。${ADVICE}`],
  ['fails', 4, 'reader-died', `读取中途意外停止，文件内容可能有问题。${ADVICE}`],
])('a child that %s costs that file only', async (_what, byte, code, message) => {
  const timeoutMs = code === 'too-slow' ? 700 : 20_000
  const reader = openReader({ entry: strangeChild(), timeoutMs, memoryMb: 256 })
  const first = await reader.read(Uint8Array.of(0))
  expect(await reader.read(Uint8Array.of(byte))).toEqual({ ok: false, refusal: { code, message } })
  const next = await reader.read(Uint8Array.of(0))
  expect(next).toMatchObject({ ok: false, refusal: { code: 'unknown' } })
  expect(next).not.toEqual(first)
})

test('a child that cannot even start is told as such', async () => {
  const reader = openReader({ entry: join(scratchFolder(), 'none.mjs') })
  expect(await reader.read(good)).toMatchObject({ ok: false, refusal: { code: 'reader-died' } })
})

test('nothing of a file is kept once it was read', async () => {
  const long = buildSheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', {
    strings: [`<t>${'长'.repeat(30_000)}</t>`],
  })
  const reader = openReader()
  const readMany = async (times: number): Promise<number> => {
    for (let time = 0; time < times; time += 1) expect((await reader.read(long)).ok).toBe(true)
    collectGarbage()
    return process.memoryUsage().heapUsed
  }
  const before = await readMany(20)
  // 200 answers of 60 kB each would be 12 MB.
  expect((await readMany(200)) - before).toBeLessThan(3_000_000)
})

test('closing ends the child, and can be done twice or before anything was read', async () => {
  const reader = createWorkbookReader({ entry: strangeChild() })
  const outcome = await reader.read(Uint8Array.of(0))
  const pid = outcome.ok ? 0 : Number(outcome.refusal.message)
  await reader.close()
  await reader.close()
  expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  await createWorkbookReader().close()
})

test('a copy is marked in the child just as here; a child that dies costs that copy alone', async () => {
  const reader = openReader()
  const order = {
    sheet: '自评表',
    marks: [{ row: 1, column: 1, open: true, note: '请改正' }],
    at: '2019-01-20T00:00:00Z',
  }
  const form = Buffer.from(await writeForm(exampleForm('市财政局')))
  const copy = await reader.mark(form, order)
  expect([copy.ok, copy]).toEqual([true, markCopy(form, order)])
  expect(await reader.mark(form, { ...order, sheet: '没有' })).toEqual({ ok: false, obstacle: 'unusual-xml' })
  const strange = openReader({ entry: strangeChild() })
  expect(await strange.mark(Uint8Array.of(3), order)).toEqual({ ok: false, obstacle: 'unreadable' })
})
