import { cpSync, openSync, readdirSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Office } from '#electron/application/office.ts'
import { createWorkbookReader } from '#electron/workbooks/read/workbook-reader.ts'
import { filesOf, inspectData, stateOf } from './inspect.ts'
import { countStarts } from './goal.ts'
import { prepareKinds } from './kinds.ts'
import { isOperation, OPERATIONS, type Operation } from './operations.ts'
import { placeIn, warmReader } from './place.ts'
import type { Acknowledged } from './power-cut-log.ts'
import { order } from './shim.ts'

/**
 * G3, under the shim: does operations while every call that writes is written down with its data, and says after each
 * what must be there from now on. Arguments: folder, control file, operations in their order.
 */
const [folder = '', control = '', ...names] = process.argv.slice(2)
const operations = names.filter((name): name is Operation => isOperation(name))
const root = join(folder, 'place')
const kinds = await prepareKinds(join(folder, 'kinds'))
const [first = 'import'] = operations
const place = kinds.copyFor(first, root)
const reader = createWorkbookReader()
const form = readdirSync(place.incoming)[0]
if (form !== undefined) await reader.read(readFileSync(join(place.incoming, form)))
cpSync(root, join(folder, 'initial'), { recursive: true, preserveTimestamps: true })
const inodes = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => [
  name,
  statSync(join(root, name)).ino,
])
writeFileSync(join(folder, 'inodes.json'), JSON.stringify(Object.fromEntries(inodes)))

const states: string[] = []
const acks = openSync(join(root, 'done.acks'), 'a')
const before = filesOf(place)
let files: Acknowledged['files'] = []
const acknowledge = (): void => {
  const acknowledged: Acknowledged = { state: states.length - 1, files }
  writeSync(acks, `${JSON.stringify(acknowledged)}\n`)
}
// With the data open: what is committed by then must stay, whether they are closed well or not.
const seen = (office: Office): void => {
  states.push(stateOf(office))
  acknowledge()
}
order(control, { mode: 'log', folder: root })
for (const operation of operations) {
  const done = await OPERATIONS[operation]({
    place: placeIn(root),
    startReader: warmReader(reader),
    seen,
    turn: states.length,
  })
  if (!done.ok) throw new Error(`${operation}: ${done.error.message}`)
  if (operation === 'create' || operation === 'migrate') {
    order(control, { mode: 'off' })
    states.push(inspectData(place, countStarts()).state ?? '')
    order(control, { mode: 'log', folder: root })
  }
  files = [...filesOf(place)].filter(
    ([name, digest]) => before.get(name) !== digest && !name.endsWith('.acks'),
  )
  acknowledge()
}
order(control, { mode: 'off' })
await reader.close()
const end = [...filesOf(place)].map(([name, digest]) => [relative('', name), digest])
writeFileSync(join(folder, 'run.json'), JSON.stringify({ states, end }))
