import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { verifyLog } from '#db/log.ts'
import type { JobName } from '#shared/contract/push.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

/** A desk whose officer presses 取消 when a job tells of so many done; later jobs run to their end. */
function cancelAt(job: JobName, done: number): TestDesk {
  let pressed = false
  const at: TestDesk = openTestDesk({
    onPush: (push) => {
      if (pressed || push.job !== job || push.done < done) return
      pressed = true
      void at.ask('cancelJob', {})
    },
  })
  return at
}

/** The same, pressed at the very start. */
function cancelAtOnce(at: TestDesk): void {
  queueMicrotask(() => {
    if (at.desk.job !== null) at.desk.job.stopped = true
  })
}

test('下发 that is cancelled keeps the forms that are written, as 已下发; the others can be exported afterwards', async () => {
  const at = cancelAt('forms', 3)
  await at.get('createYear', { year: 2018 })
  const saved = await at.get('exportForms', { year: 2018, units: [] })
  expect([saved.kind, saved.files.length, saved.notWritten]).toEqual(['folder', 3, 34])
  const folder = join(at.out, '科学素质评价2018')
  expect(readdirSync(folder).toSorted()).toEqual(saved.files.map(({ name }) => name).toSorted())
  const { units } = await at.get('listUnits', { year: 2018 })
  const open = units.filter(({ form }) => form === null).map(({ unit }) => unit)
  expect(open).toHaveLength(34)
  // The bare names: where the files were written is not the page's business.
  expect(units.flatMap(({ form }) => (form === null ? [] : [form.fileName]))).toEqual(
    saved.files.map(({ name }) => name),
  )
  const rest = await at.get('exportForms', { year: 2018, units: open })
  expect([rest.files.length, rest.notWritten, readdirSync(folder).length]).toEqual([34, undefined, 37])
})

test('下发 that is cancelled before the first form writes and records none', async () => {
  const at = openTestDesk()
  await at.get('createYear', { year: 2018 })
  cancelAtOnce(at)
  const answer = await at.ask('exportForms', { year: 2018, units: [] })
  expect(answer).toEqual({
    ok: false,
    error: { code: 'cancelled', message: '已取消，没有导出任何文件。' },
  })
  const folder = join(at.out, '科学素质评价2018')
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([])
  expect((await at.get('yearOverview', { year: 2018 })).counts.formsIssued).toBe(0)
})

test('papers that are cancelled: what is written is whole and named, the rest is counted', async () => {
  const at = cancelAt('reports', 3)
  await at.get('createSampleYear', {})
  const written = await at.get('writeReports', { year: 2018, kinds: ['summary', 'report', 'letters'] })
  const names = written.saved.files.map(({ name }) => name)
  expect(names).toEqual([
    '2018年度_得分汇总表（示例）.xlsx',
    '2018年度_得分汇总表（示例）.pdf',
    '2018年度_评价报告（示例）.pdf',
    '2018年度_评价报告（示例）.docx',
    '2018年度_评价报告_公开版（示例）.pdf',
    '2018年度_评价报告_公开版（示例）.docx',
  ])
  expect(written.saved.notWritten).toBe(37)
  expect(
    readdirSync(join(at.out, '科学素质评价2018'))
      .filter((name) => name !== '反馈函')
      .toSorted(),
  ).toEqual(names.toSorted())
})

test('a sample year that is cancelled says how far it is; going on makes it the same as one made at once', async () => {
  const at = cancelAt('sample', 10)
  const made = await at.get('createSampleYear', {})
  expect([made.year, made.finished]).toEqual([2018, false])
  const unfinished = { done: 10, total: 35 }
  expect((await at.get('appStatus', {})).years).toEqual([
    { year: 2018, sample: true, state: '收表', unfinished },
  ])
  const before = await at.get('listSubmissions', { year: 2018 })
  const whole = openTestDesk()
  const atOnce = await whole.get('createSampleYear', {})
  expect(await at.get('createSampleYear', {})).toEqual(atOnce)
  expect(atOnce).toMatchObject({ finished: true })
  expect((await at.get('appStatus', {})).years).toEqual([{ year: 2018, sample: true, state: '收表' }])
  const after = await at.get('listSubmissions', { year: 2018 })
  const kept = new Set(before.submissions.map(({ id }) => id))
  expect(after.submissions.filter(({ id }) => kept.has(id))).toEqual(before.submissions)
  expect(await at.get('scoreSheet', { year: 2018 })).toEqual(await whole.get('scoreSheet', { year: 2018 }))
  const office = at.desk.office()
  expect(office.ok && verifyLog(office.value.db).ok).toBe(true)
  expect(at.faults).toEqual([])
})

test('a finished sample year is not made a second time', async () => {
  const at = openTestDesk()
  await at.get('createSampleYear', {})
  expect(await at.ask('createSampleYear', {})).toMatchObject({ error: { code: 'year-exists' } })
})
