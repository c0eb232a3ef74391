import { join } from 'node:path'
import { makeSmallArchive } from '#tests/archive/small-archive.ts'
import { hasOpenpyxl } from '#tests/support/programs.ts'
import type { Goal } from './goal.ts'
import { randomFrom } from './random.ts'
import { tamperWithArchive } from './tamper-archive.ts'
import { tamperWithData } from './tamper-data.ts'
import { filledReturns, saveAgain, tamperWithReturns } from './tamper-returns.ts'

const RETURNS = 10

/**
 * G12: edits past the program, six tenths of them of rows, one of an archive, three of returns: each has to be found in its
 * place. Beside them honest copies, a quarter as many: none may be suspected.
 */
export async function tamperGoal(folder: string, edits: number, seed: number): Promise<Goal> {
  const random = randomFrom(seed)
  const archive = await makeSmallArchive(folder)
  const returns = await filledReturns(RETURNS)
  // Python works beside us.
  const saving = hasOpenpyxl
    ? saveAgain(join(folder, '再存'), returns, Math.ceil(edits / 4 / RETURNS))
    : Promise.resolve({ tried: 0, faults: [] })
  const data = tamperWithData(join(folder, 'kaoping.db'), Math.ceil(edits * 0.6), random)
  const packed = await tamperWithArchive(folder, archive.bytes, Math.ceil(edits * 0.1), random)
  const forms = tamperWithReturns(returns, Math.ceil(edits * 0.3), random)
  const copies = await saving
  const faults = [data, packed, forms, copies].flatMap((part) => part.faults)
  return {
    name: 'G12',
    tried: `${data.tried} edits of rows, ${packed.tried} of an archive, ${forms.tried} of returns, ${copies.tried} honest copies`,
    figure: `${faults.length - copies.faults.length} not found in their place, ${copies.faults.length} false alarms`,
    bound: '0 and 0',
    faults: faults.map((fault) => `seed ${seed}: ${fault}`),
  }
}
