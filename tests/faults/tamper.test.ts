import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeSmallArchive } from '#tests/archive/small-archive.ts'
import { hasOpenpyxl } from '#tests/support/programs.ts'
import { fastFolder } from './fast-folder.ts'
import { reportGoal } from './goal.ts'
import { randomFrom } from './random.ts'
import { tamperWithArchive } from './tamper-archive.ts'
import { tamperWithData } from './tamper-data.ts'
import { filledReturns, saveAgain, tamperWithReturns } from './tamper-returns.ts'

const SEED = 1

test('G12: what was changed past the program in data, archive or return is found, each in its place; an honest copy is not suspected', async () => {
  const folder = fastFolder()
  const random = randomFrom(SEED)
  const archive = await makeSmallArchive(folder)
  const returns = await filledReturns(10)
  // Python works beside us.
  const saving = hasOpenpyxl
    ? saveAgain(join(folder, '再存'), returns, 50)
    : Promise.resolve({ tried: 0, faults: [] })
  const data = tamperWithData(join(folder, 'kaoping.db'), 1200, random)
  const packed = await tamperWithArchive(folder, archive.bytes, 200, random)
  const forms = tamperWithReturns(returns, 600, random)
  const copies = await saving
  const faults = [data, packed, forms, copies].flatMap((part) => part.faults)
  reportGoal({
    name: 'G12',
    tried: `${data.tried} edits of rows, ${packed.tried} of an archive, ${forms.tried} of returns, ${copies.tried} honest copies`,
    figure: `${faults.length - copies.faults.length} not found in their place, ${copies.faults.length} false alarms`,
    bound: '0 and 0',
    faults: faults.map((fault) => `seed ${SEED}: ${fault}`),
  })
  expect(faults).toEqual([])
}, 240_000)
