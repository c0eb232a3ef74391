import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { callError } from '#shared/contract/answer.ts'
import { CALLS } from '#shared/contract/calls.ts'
import { openTestDesk, ORIGIN } from './desk.ts'

const answerShape = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: callError }),
])

const NAMES = Object.keys(CALLS)

test('no call is answered for another origin, a frame, or an unknown name', async () => {
  const at = openTestDesk()
  for (const name of NAMES) {
    for (const [origin, main] of [
      ['app://bundle.evil', true],
      ['null', true],
      ['', true],
      ['file://', true],
      [ORIGIN, false],
    ] as const) {
      expect(await at.raw(name, {}, origin, main)).toMatchObject({
        ok: false,
        error: { code: 'not-allowed' },
      })
    }
  }
  for (const name of [
    '',
    '__proto__',
    'constructor',
    'toString',
    'appstatus',
    'appStatus ',
    0,
    null,
    {},
    ['appStatus'],
  ]) {
    expect(await at.raw(name, {})).toMatchObject({ ok: false, error: { code: 'unknown-call' } })
  }
})

test('junk in place of a request is refused as a value and reaches no use case', async () => {
  const at = openTestDesk()
  const hostile = new Proxy(
    {},
    {
      get: () => {
        throw new Error('looked at')
      },
      ownKeys: () => {
        throw new Error('looked at')
      },
    },
  )
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...NAMES.filter((name) => !['createSampleYear', 'createYear'].includes(name))),
      fc.oneof(
        fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true }),
        fc.constantFrom<unknown>(hostile, Number.NaN, -0, 'x'.repeat(1_000_000), {
          __proto__: { year: 2018 },
        }),
        fc.record({ year: fc.anything(), unit: fc.anything(), units: fc.anything(), picks: fc.anything() }),
      ),
      async (name, payload) => {
        const answer = await at.raw(name, payload)
        expect(answerShape.safeParse(answer).success).toBe(true)
      },
    ),
    { numRuns: 500 },
  )
  expect(at.faults).toEqual([])
})

test('a database that cannot be opened is told by appStatus alone, and is tried again', async () => {
  const at = openTestDesk()
  const path = join(at.folder, 'data', 'kaoping.db')
  mkdirSync(join(at.folder, 'data'), { recursive: true })
  writeFileSync(path, 'not a database')
  const status = await at.get('appStatus', {})
  expect(status.problem?.code).toBe('foreign')
  expect(status.problem?.message).toContain('不是本程序的数据库')
  expect(await at.ask('yearOverview', { year: 2018 })).toMatchObject({
    ok: false,
    error: { code: 'foreign' },
  })
})

test('no message has a word of English, an option of the command line or a code', async () => {
  const at = openTestDesk()
  const said: string[] = []
  const hear = async (name: Parameters<typeof at.raw>[0], payload: unknown): Promise<void> => {
    const answer = await at.raw(name, payload)
    if (typeof answer === 'object' && answer !== null && 'error' in answer) {
      said.push(callError.parse(answer.error).message)
    }
  }
  for (const name of NAMES)
    await hear(name, { year: 2017, unit: 'D01', indicator: '1.1', submission: 9, sheet: null })
  for (const name of NAMES) await hear(name, { year: 2017 })
  expect(said.length).toBeGreaterThan(20)
  expect(said.filter((text) => /[a-z]{3,}|--|异常|非法|校验失败/i.test(text))).toEqual([])
})
