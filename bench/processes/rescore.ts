import { writeFileSync } from 'node:fs'
import { openDesk } from '#electron/ipc/desk.ts'
import { createDispatcher } from '#electron/ipc/dispatch.ts'
import { CALLS } from '#shared/contract/calls.ts'
import { points } from '#shared/scheme/points.ts'
import { YEAR } from '../inputs/forms.ts'

/**
 * An officer changes the score of one item, again and again: `data result.json rounds`. Milliseconds of the main process's
 * time for each change, from the page's call to the answer with the item as it now stands; the first ones are its warming up.
 */
const [data = '', out = '', rounds = '30'] = process.argv.slice(2)
const origin = 'app://bundle'
const desk = openDesk({
  dataFolder: data,
  version: 'bench',
  office: { operator: '测速', now: () => new Date('2019-02-20T02:00:00Z') },
  host: {
    kind: 'electron',
    openTarget: () => Promise.resolve(null),
    pickReturns: null,
    pickFolder: null,
    forget: () => Promise.resolve(),
    showFolder: null,
    push: () => {},
  },
})
const { call } = createDispatcher({
  desk,
  trustedOrigin: origin,
  report: (name, error) => {
    throw new Error(name, { cause: error })
  },
})
const times: number[] = []
for (let round = 0; round < Number(rounds); round += 1) {
  const request = CALLS.verifyItem.request.parse({
    year: YEAR,
    unit: 'D02',
    indicator: '1.1',
    decision: { kind: 'score', score: points(800 + round), actual: null, band: null },
    opinion: '',
  })
  const before = process.cpuUsage()
  const answer = await call('verifyItem', request, { origin, mainFrame: true })
  const { user, system } = process.cpuUsage(before)
  if (!answer.ok) throw new Error(answer.error.message)
  times.push((user + system) / 1000)
}
desk.close()
writeFileSync(out, JSON.stringify(times))
