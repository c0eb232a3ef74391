import { join } from 'node:path'
import { openProgram, type Program } from '#tests/e2e/screens/program.ts'
import type { Bench } from '../bench.ts'
import { YEAR } from '../inputs/forms.ts'
import { BUSY_UNIT, officeOfManyItems } from '../inputs/many-items.ts'
import { sampleOffice } from '../inputs/office.ts'
import { pressAndTime } from '../measure/key-to-paint.ts'
import { timeRoute } from '../measure/route-change.ts'
import type { Result } from '../result.ts'

const ROWS = 232
/** So many keys warm the window up and are not counted. */
const WARMING = 10
/** Keys as an officer presses them: on to another item, a score, taking the suggested one. */
const KEYS = ['ArrowDown', '9', 'Escape', 'ArrowDown', 'Enter', 'ArrowUp', '8', '.', '5', 'Enter'] as const
const ROUTES = ['', '/review', '/scores', '/targets', '/check', '/receive', '/send-back', '/reports', '/log']

/** P11: how soon the window shows what a key did in a grid of very many rows, and a page that was asked for. */
export async function benchReview(bench: Bench): Promise<readonly Result[]> {
  bench.say('pressing keys …')
  const keys = { id: 'P11', what: `key to painted in 审核 with ${ROWS} rows, p95, ms`, goal: 50 }
  const routes = { id: 'P11', what: 'route change to its data painted, p95, ms', goal: 200 }
  if (bench.chromium === null) {
    const note = 'skipped: Chromium not installed'
    return [keys, routes].map((line) => ({ ...line, result: null, note }))
  }
  const many = await officeOfManyItems(join(bench.folder, 'office-many-items'), ROWS, bench.seed)
  const pressed = await withProgram(many, (program) => timeKeys(program, bench.short ? 60 : 200))
  const opened = await withProgram(sampleOffice(bench), (program) => timeRoutes(program, bench.short ? 2 : 6))
  return [
    { ...keys, result: percentile(pressed, 95), note: spread(pressed, 'keys') },
    { ...routes, result: percentile(opened, 95), note: spread(opened, 'changes') },
  ]
}

async function withProgram<Value>(data: string, work: (program: Program) => Promise<Value>): Promise<Value> {
  const program = await openProgram(data)
  try {
    await showWholePage(program)
    return await work(program)
  } finally {
    await program.close()
  }
}

/**
 * Chromium's window has the size of the page, its own bars among it, so that the foot of the page is drawn but in no one's
 * sight: a key that changes only that is told as painted with the next change further up. A window with room for both.
 */
async function showWholePage({ page }: Program): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const { windowId } = await session.send('Browser.getWindowForTarget')
  await session.send('Browser.setWindowBounds', { windowId, bounds: { width: 1600, height: 1000 } })
}

async function timeKeys({ page, goTo }: Program, count: number): Promise<readonly number[]> {
  await goTo(`/${YEAR}/review?unit=${BUSY_UNIT}`)
  await page.locator('.score-field:focus').waitFor()
  const rows = await page.locator('.score-field').count()
  if (rows !== ROWS) throw new Error(`the grid has ${rows} rows`)
  const keys = Array.from({ length: WARMING + count }, (_, index) => KEYS[index % KEYS.length] ?? 'Escape')
  return (await pressAndTime(page, keys)).slice(WARMING)
}

/** Each page once untimed: its code is loaded then, as it is when the office has opened it before. */
async function timeRoutes({ page, goTo }: Program, rounds: number): Promise<readonly number[]> {
  await goTo('/start')
  // Not before the other page has gone: the first change would begin in the middle of this one.
  await page.locator('h1', { hasText: '开始' }).waitFor()
  const times: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    for (const route of ROUTES) {
      const path = route === '/log' ? route : `/${YEAR}${route}`
      const time = await timeRoute(page, path)
      if (round > 0) times.push(time)
    }
  }
  return times
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)] ?? Number.NaN
}

function spread(values: readonly number[], what: string): string {
  return `${values.length} ${what}, median ${percentile(values, 50).toFixed(0)}, most ${percentile(values, 100).toFixed(0)}`
}
