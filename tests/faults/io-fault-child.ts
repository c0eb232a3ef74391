import { readFileSync, writeSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { explainDisk } from '#electron/application/explain-disk.ts'
import type { Office } from '#electron/application/office.ts'
import type { Outcome } from '#electron/application/outcome.ts'
import { createWorkbookReader } from '#electron/workbooks/read/workbook-reader.ts'
import { countStarts } from './goal.ts'
import { compareFiles, filesOf, inspectData, stateOf } from './inspect.ts'
import { prepareKinds } from './kinds.ts'
import { OPERATIONS, type Operation } from './operations.ts'
import { warmReader, type Place } from './place.ts'
import { randomFrom } from './random.ts'
import { counted, order } from './shim.ts'

/**
 * G4, under the shim: does each operation again and again, each time with another of its calls failing, and looks at
 * data, files and the words for the office. Says faults and figures as JSON. Arguments: folder, control file, trials
 * ('all': every call of every operation), seed.
 */
const [folder = '', control = '', trials = '', seed = '1'] = process.argv.slice(2)
const TRIED: readonly Operation[] = [
  'import',
  'adjust',
  'score',
  'backup',
  'restore',
  'archive',
  'migrate',
  'open',
  'create',
]
const ERRORS = ['EIO', 'ENOSPC', 'EDQUOT'] as const
const root = join(folder, 'trial')
const faults: string[] = []
const starts = countStarts()
const kinds = await prepareKinds(folder)
const reader = createWorkbookReader()
await reader.read(readFileSync(join(kinds.copyFor('import', root).incoming, 'D03.xlsx')))

interface Fault {
  readonly nth: number
  readonly error: (typeof ERRORS)[number]
  readonly sticky: boolean
  readonly torn: boolean
}

interface Clean {
  readonly calls: number
  readonly states: ReadonlySet<string>
  readonly last: string | null
  readonly before: ReadonlyMap<string, string>
  readonly files: ReadonlyMap<string, string>
}

async function attempt(
  operation: Operation,
  place: Place,
  seen: (office: Office) => void,
): Promise<Outcome<unknown>> {
  try {
    return await OPERATIONS[operation]({ place, startReader: warmReader(reader), seen, turn: 1 })
  } catch (error) {
    // As the door of every host says it.
    const told = explainDisk(error)
    if (told === null) throw error
    return { ok: false, error: told }
  }
}

async function runClean(operation: Operation): Promise<Clean> {
  const place = kinds.copyFor(operation, root)
  const before = filesOf(place)
  const states: string[] = []
  order(control, { mode: 'fail', folder: root })
  const done = await attempt(operation, place, (office) => states.push(stateOf(office)))
  const { calls } = counted(control)
  order(control, { mode: 'off' })
  if (!done.ok) throw new Error(`${operation}: ${done.error.message}`)
  const last = inspectData(place, starts).state
  return { calls, states: new Set([...states, last ?? '']), last, before, files: filesOf(place) }
}

async function tryFault(operation: Operation, clean: Clean, fault: Fault): Promise<void> {
  const place = kinds.copyFor(operation, root)
  const { nth, error, sticky, torn } = fault
  order(control, { mode: 'fail', nth, sticky, torn, errno: constants.errno[error], folder: root })
  const found: string[] = []
  let done: Outcome<unknown> = { ok: true, value: null }
  try {
    done = await attempt(operation, place, () => {})
  } catch (thrown) {
    found.push(`not told in words: ${String(thrown)}`)
  }
  const { failed } = counted(control)
  order(control, { mode: 'off' })
  if (failed === 0) found.push('no call failed')
  if (!done.ok && !isForTheOffice(done.error.message)) found.push(`words: ${done.error.message}`)
  const after = operation === 'create' ? null : inspectData(place, starts)
  if (after !== null) {
    found.push(...after.faults)
    if (after.state !== null && !clean.states.has(after.state))
      found.push('data neither before nor after a step')
    if (done.ok && after.state !== clean.last) found.push('said to be done, and is not')
  }
  found.push(...(await compareFiles(place, clean.before, clean.files, 'none')))
  const again = operation === 'create' ? await attempt(operation, place, () => {}) : null
  if (again?.ok === false) found.push(`not made afterwards: ${again.error.message}`)
  const name = `${operation} call ${nth} of ${clean.calls} ${error}${sticky ? ' sticky' : ''}${torn ? ' torn' : ''}`
  faults.push(...found.map((what) => `${name}: ${what}`))
}

/** Chinese sentences, without what only a programmer reads. */
function isForTheOffice(message: string): boolean {
  const words = message.replaceAll(/“[^”]*”/g, '').replaceAll(/\/[^：。，]*/g, '')
  return (
    /\p{Script=Han}/u.test(words) &&
    words.endsWith('。') &&
    !/SQLITE|\bE[A-Z]{2,}\b|[a-z]{3,} [a-z]{3,}|Error/.test(words)
  )
}

const clean = new Map<Operation, Clean>()
for (const operation of TRIED) clean.set(operation, await runClean(operation))
const random = randomFrom(Number(seed))
let tried = 0
const run = async (operation: Operation, known: Clean, nth: number, turn: number): Promise<void> => {
  tried += 1
  const error = ERRORS[turn % ERRORS.length] ?? 'EIO'
  await tryFault(operation, known, { nth, error, sticky: turn % 2 === 0, torn: turn % 4 < 2 })
}
for (const [operation, known] of clean) {
  const all = trials === 'all'
  const count = all ? known.calls * ERRORS.length * 2 : Math.ceil(Number(trials) / TRIED.length)
  for (let turn = 0; turn < count; turn += 1) {
    // Sampled: one call of each stretch of the work.
    const nth = all
      ? 1 + Math.floor(turn / (ERRORS.length * 2))
      : 1 + Math.min(known.calls - 1, Math.floor(((turn + random()) / count) * known.calls))
    await run(operation, known, nth, turn)
  }
}
/** Another program holds the file for a moment, or for good: then it is told, and nothing is lost. */
async function tryHeld(operation: Operation, known: Clean, held: number): Promise<void> {
  tried += 1
  const place = kinds.copyFor(operation, root)
  order(control, { mode: 'fail', held, folder: root })
  const done = await attempt(operation, place, () => {})
  order(control, { mode: 'off' })
  const found = [
    ...inspectData(place, starts).faults,
    ...(await compareFiles(place, known.before, known.files, 'none')),
  ]
  if (!done.ok && held < FOR_GOOD) found.push(`not waited for: ${done.error.message}`)
  if (!done.ok && !isForTheOffice(done.error.message)) found.push(`words: ${done.error.message}`)
  if (done.ok && held === FOR_GOOD) found.push('said to be done')
  faults.push(...found.map((what) => `${operation}, held ${held} times: ${what}`))
}

const FOR_GOOD = 1_000_000
for (const operation of ['backup', 'restore'] as const) {
  const known = clean.get(operation)
  if (known === undefined) continue
  for (const held of [1, 3, FOR_GOOD]) await tryHeld(operation, known, held)
}
await reader.close()
const calls = [...clean].map(([operation, known]) => `${operation} ${known.calls}`).join(', ')
writeSync(1, `${JSON.stringify({ tried, calls, faults, slowest: starts.slowest() })}\n`)
