import { expect, test } from 'vitest'
import { createSecrets } from '#electron/hosts/browser/secrets.ts'

test('the code gives the token once, and only the token opens', () => {
  const secrets = createSecrets(() => 0)
  const token = secrets.exchange(secrets.code)
  expect(token).toMatch(/^[0-9a-f]{64}$/)
  expect(secrets.exchange(secrets.code)).toBeNull()
  expect([secrets.isToken(token ?? ''), secrets.isToken(secrets.code), secrets.isToken('')]).toEqual([
    true,
    false,
    false,
  ])
})

test('after a minute the code is worth nothing; at the minute it still is', () => {
  let now = 0
  const secrets = createSecrets(() => now)
  now = 60_001
  expect(secrets.exchange(secrets.code)).toBeNull()
  now = 60_000
  expect(secrets.exchange(secrets.code)).not.toBeNull()
})

test('ten wrong codes spoil the right one, nine do not', () => {
  const [nine, ten] = [createSecrets(() => 0), createSecrets(() => 0)]
  for (let tries = 0; tries < 9; tries += 1) nine.exchange(String(tries))
  for (let tries = 0; tries < 10; tries += 1) ten.exchange(String(tries))
  expect([nine.exchange(nine.code) !== null, ten.exchange(ten.code)]).toEqual([true, null])
})
