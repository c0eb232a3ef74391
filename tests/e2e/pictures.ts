import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { callHost, startBrowserHost, takeToken } from './browser-host.ts'
import { openProgram } from './screens/program.ts'
import { PAGES } from './screens/pages.ts'

/**
 * Takes a picture of every page of the full sample year, in the sizes and type sizes that an office has, for people to
 * look at: `npm run pictures -- FOLDER [PATH …]`. The program must be built.
 */
const [folder = 'pictures', ...only] = process.argv.slice(2)
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const
const FONTS = [
  { name: '14', steps: 0 },
  { name: '18', steps: 2 },
] as const

mkdirSync(folder, { recursive: true })
const data = join(folder, 'data')
if (!existsSync(data)) {
  const running = await startBrowserHost(data)
  await callHost(running.host, await takeToken(running), 'createSampleYear', { reviewed: true })
  await running.stop()
  evaluateExpecting(0, 'init', '--data', data, '--year', '2019')
}
const program = await openProgram(data)
try {
  const { page, goTo } = program
  const paths = [
    ...PAGES.map((path) => `/2018${path}`),
    ...PAGES.map((path) => `/2019${path}`),
    '/start',
    '/log',
    '/settings',
  ]
  for (const { name, steps } of FONTS) {
    for (let step = 0; step < steps; step += 1) await page.getByRole('button', { name: '放大字号' }).click()
    for (const size of SIZES) {
      await page.setViewportSize(size)
      for (const path of paths.filter((known) => only.length === 0 || only.includes(known))) {
        await goTo(path)
        await page.waitForTimeout(600)
        const file = `${path.slice(1).replaceAll(/[^\w一-龥]+/g, '_')}-${size.width}-${name}.png`
        await page.screenshot({ path: join(folder, file) })
      }
    }
  }
} finally {
  await program.close()
}
