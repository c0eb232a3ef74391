import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { closeOffice } from '#electron/application/office.ts'
import { childPath } from './children.ts'
import type { Goal, Starts } from './goal.ts'
import { inspectData } from './inspect.ts'
import { openPlace, placeIn, preparePlace, valueOf, type Place } from './place.ts'

const HOSTS = ['window', 'browser', 'batch'] as const
type Host = (typeof HOSTS)[number]

/**
 * G15: two hosts start on the same data in the same millisecond: one has them, the other is told so. Half of the races are
 * for data that are there, half for a folder that is empty. The one that has them is killed, and the next start gets them.
 */
export async function raceGoal(folder: string, races: number, starts: Starts): Promise<Goal> {
  const full = await preparePlace(join(folder, 'office'))
  const faults: string[] = []
  const pairs = HOSTS.flatMap((one) => HOSTS.map((other) => [one, other] as const))
  let next = startPair(folder, pairs[0] ?? ['window', 'browser'])
  for (let race = 0; race < races; race += 1) {
    const pair = pairs[race % pairs.length] ?? ['window', 'browser']
    const racers = await next
    next = startPair(folder, pairs[(race + 1) % pairs.length] ?? pair)
    const place = race % 2 === 0 ? full : emptyPlace(join(folder, `new-${race}`))
    const found = await runRace(place, racers, starts)
    faults.push(...found.map((fault) => `race ${race}, ${pair.join(' and ')}: ${fault}`))
  }
  for (const { child } of await next) child.kill('SIGKILL')
  return {
    name: 'G15',
    tried: `${races} races of two hosts`,
    figure: `${faults.length} without exactly one writer, or not taken over after a kill`,
    bound: '0',
    faults,
  }
}

interface Racer {
  readonly child: ChildProcess
  readonly said: () => readonly string[]
}

function startPair(folder: string, pair: readonly [Host, Host]): Promise<readonly Racer[]> {
  return Promise.all(pair.map((host) => startRacer(folder, host)))
}

async function startRacer(folder: string, host: Host): Promise<Racer> {
  const child = spawn(process.execPath, [childPath(folder, 'race-child'), host], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const said = (): readonly string[] => output.split('\n').slice(0, -1)
  while (said().length === 0) {
    if (child.exitCode !== null) throw new Error(`${host} did not start`)
    await wait(2)
  }
  return { child, said }
}

function emptyPlace(root: string): Place {
  const place = placeIn(root)
  mkdirSync(place.data, { recursive: true })
  return place
}

async function runRace(place: Place, racers: readonly Racer[], starts: Starts): Promise<readonly string[]> {
  const at = Date.now() + 20
  for (const { child } of racers) child.stdin?.write(`${place.data} ${at}\n`)
  const until = Date.now() + 20_000
  while (racers.some(({ said }) => said().length < 2) && Date.now() < until) await wait(2)
  const answers = racers.map(({ said }) => said()[1] ?? 'nothing')
  const [first = '', second = ''] = answers.toSorted()
  const faults: string[] = []
  const told = [first, second].filter((answer) => answer === 'in-use' || answer === 'refused')
  if (!answers.includes('open') || told.length !== 1) faults.push(answers.join(' and '))
  const third = openPlace(place)
  if (third.ok) {
    closeOffice(third.value)
    faults.push('a third one got in')
  }
  for (const { child } of racers) {
    const gone = once(child, 'close')
    child.kill('SIGKILL')
    await gone
  }
  const after = inspectData(place, starts)
  if (after.faults.length === 0) closeOffice(valueOf(openPlace(place)))
  return [...faults, ...after.faults]
}
