import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openSpool } from '#electron/hosts/browser/spool.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

test('an uploaded file that is kept elsewhere goes from the spool; what is not in the spool is never touched', async () => {
  const spool = await openSpool(() => new Date(0))
  onTestFinished(() => spool.remove())
  const [first, second] = [await spool.placeFor('同名.pdf'), await spool.placeFor('同名.pdf')]
  writeFileSync(first, '一')
  writeFileSync(second, '二')
  const own = join(scratchFolder(), '同名.pdf')
  writeFileSync(own, '本人的')
  await spool.forget(first)
  await spool.forget(own)
  await spool.forget(join(second, '..', '..', '..', '同名.pdf'))
  expect([existsSync(first), existsSync(second), existsSync(own)]).toEqual([false, true, true])
})
