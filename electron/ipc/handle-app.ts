import { createYear as addYear } from '#electron/application/create-year.ts'
import { keepSampleEvidence } from '#electron/application/sample/evidence.ts'
import { leadSampleToAppeals } from '#electron/application/sample/later-life.ts'
import { makeSampleYear } from '#electron/application/sample/sample-year.ts'
import { unitId } from '#shared/plan/unit.ts'
import type { Handler } from './handler.ts'
import { runJob } from './jobs.ts'

/** The year of the made-up returns: the plan's third, with the whole range of an office. */
const SAMPLE = { year: 2018, seed: 1 } as const

export const appStatus: Handler<'appStatus'> = async ({ desk }) => ({
  ok: true,
  value: await desk.status(),
})

export const createYear: Handler<'createYear'> = ({ office }, { year, withoutHeirs = [] }) => {
  const created = addYear(office, { year, sample: false, withoutHeirs: withoutHeirs.map(unitId) })
  return created.ok ? { ok: true, value: { year, ...created.value } } : created
}

export const createSampleYear: Handler<'createSampleYear'> = ({ desk, office }, { reviewed = false }) =>
  runJob(desk, 'sample', async (progress, stopped) => {
    const made = await makeSampleYear(office, { ...SAMPLE, dataFolder: desk.dataFolder, progress, stopped })
    if (!made.ok) return made
    const { files, finished } = made.value
    if (finished && reviewed) {
      const evidence = await keepSampleEvidence(office, SAMPLE.year, desk.dataFolder)
      if (!evidence.ok) return evidence
      const led = leadSampleToAppeals(office, SAMPLE.year)
      if (!led.ok) return led
    }
    return { ok: true, value: { year: SAMPLE.year, files, finished } }
  })
