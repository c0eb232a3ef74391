import { join } from 'node:path'
import type { StoredAdjustment } from '#db/adjustments.ts'
import { loadSubmissions } from '#db/submissions.ts'
import { loadYear } from '#db/years.ts'
import { saveFile } from '#electron/workbooks/save-file.ts'
import { writeForm } from '#electron/workbooks/write/form.ts'
import { unitId } from '#shared/plan/unit.ts'
import type { Form } from '#shared/returns/form.ts'
import { day, shiftDay, type Day } from '#shared/scheme/day.ts'
import { pointsOf } from '#shared/scheme/points.ts'
import { atomically } from '../atomically.ts'
import { dayInChina } from '../china-time.ts'
import { createYear } from '../create-year.ts'
import { ensureFolder } from '../ensure-folder.ts'
import type { Progress } from '../export-forms.ts'
import { importFile } from '../import-file.ts'
import { openImport, type Import } from '../judge-file.ts'
import type { Office } from '../office.ts'
import type { Outcome } from '../outcome.ts'
import { savePoint } from '../points/save-point.ts'
import { registerAdjustments } from '../adjust/register-adjustments.ts'
import { formOf, openYear, type YearBook } from '../year-book.ts'
import { fillSample } from './answers.ts'
import { CAST, type Level, type SamplePart } from './cast.ts'
import { samplePoints } from './points.ts'
import { createRandom } from './random.ts'
import { keepSampleRecords } from './records.ts'
import { sendSampleBack } from './send-backs.ts'
import { SAMPLE_ORIGIN, unfinishedSample } from './unfinished-sample.ts'

export interface SampleResult {
  readonly files: number
  readonly folder: string
  /** false: stopped before the last unit; the next call goes on from there. */
  readonly finished: boolean
}

/** Stands where a real form names the office. */
const SAMPLE_NOTICE = '示例（本表所填内容均为虚构）'

interface SampleFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly received: Day
}

/**
 * Makes a year of marked, made-up data through the same doors as a real one: forms written, filled, saved, imported. One
 * that was stopped, or cut off with the power, is gone on with: what is in stays as it is.
 */
export async function makeSampleYear(
  office: Office,
  options: {
    readonly year: number
    readonly seed: number
    readonly dataFolder: string
    readonly progress: Progress
    /** Whether 取消 was pressed; asked before each unit. */
    readonly stopped?: () => boolean
  },
): Promise<Outcome<SampleResult>> {
  const begun = beginYear(office, options.year)
  if (!begun.ok) return begun
  const book = begun.value
  const received = loadSubmissions(office.db, options.year)
  const folder = join(options.dataFolder, `示例自评表${options.year}`)
  const ready = await ensureFolder(folder)
  if (!ready.ok) return ready
  const imports = openImport(office, book)
  let files = 0
  try {
    for (const [index, evaluated] of book.units.entries()) {
      if (options.stopped?.() === true) return { ok: true, value: { files, folder, finished: false } }
      const part = CAST[evaluated.unit.id] ?? null
      if (part === null) continue
      const known = received.get(evaluated.unit.id) ?? []
      const made = await makeFiles(
        { ...formOf(book, evaluated), contact: SAMPLE_NOTICE },
        part,
        options.seed + (part.twin === null ? index : 1000),
      )
      for (const [nth, file] of made.entries()) {
        files += 1
        if (!known.some(({ fileName }) => fileName === file.name)) {
          const answers = part.sentBack && nth > 0
          const taken = await takeFile(
            imports,
            folder,
            answers ? { ...file, received: sinceToday(office, file.received) } : file,
          )
          if (!taken.ok) return taken
        }
        if (nth > 0 || !part.sentBack) continue
        const sent = sendSampleBack(office, book, evaluated.unit.id)
        if (!sent.ok) return sent
      }
      options.progress(index + 1, book.units.length, evaluated.name)
    }
  } finally {
    await imports.close()
  }
  registerAdjustments(office, book, sampleAdjustments(book))
  return { ok: true, value: { files, folder, finished: true } }
}

async function takeFile(imports: Import, folder: string, file: SampleFile): Promise<Outcome<null>> {
  const path = join(folder, file.name)
  const saved = await saveFile(path, file.bytes, { overwrite: true })
  if (!saved.ok) return saved
  const { received } = file
  const result = await importFile(imports, { path, received, unit: null, allowMacros: false })
  if (result.result === 'refused') throw new Error(`a sample return was refused: ${result.message ?? ''}`)
  return { ok: true, value: null }
}

/** What answers a 退回 of today cannot have come before it. */
function sinceToday({ act }: Office, planned: Day): Day {
  const today = dayInChina(Date.parse(act().at))
  return planned < today ? today : planned
}

/** A new sample year with its 工作要点, 进展 and 督导, or the one that was not finished. */
function beginYear(office: Office, number: number): Outcome<YearBook> {
  const year = loadYear(office.db, number)
  if (year !== null && unfinishedSample(office, year) !== null) return openYear(office, number)
  return atomically(office.db, () => {
    const created = createYear(office, { year: number, sample: true })
    if (!created.ok) return created
    const book = openYear(office, number)
    if (!book.ok) return book
    const noted = keepPoints(office, book.value)
    if (!noted.ok) return noted
    const recorded = keepSampleRecords(office, office.act(), book.value)
    return recorded.ok ? book : recorded
  })
}

function keepPoints(office: Office, book: YearBook): Outcome<null> {
  const actor = office.act()
  for (const point of samplePoints(book)) {
    const kept = savePoint(office, actor, book, point)
    if (!kept.ok) return kept
  }
  return { ok: true, value: null }
}

async function makeFiles(form: Form, part: SamplePart, seed: number): Promise<readonly SampleFile[]> {
  const name = `${form.year}年度自评表_${form.unitName}`
  const received = shiftDay(form.deadline, part.received)
  const write = (as: SamplePart): Promise<Uint8Array> =>
    writeForm(form, fillSample(form, as, createRandom(seed)))
  if (part.corrected === null) return [{ name: `${name}.xlsx`, bytes: await write(part), received }]
  const first: SamplePart = { ...part, level: lowered(part.level), manner: 'clean' }
  return [
    { name: `${name}.xlsx`, bytes: await write(first), received },
    { name: `${name}（更正）.xlsx`, bytes: await write(part), received: shiftDay(received, part.corrected) },
  ]
}

function lowered(level: Level): Level {
  return level > 78 ? 78 : 55
}

function sampleAdjustments(book: YearBook): readonly StoredAdjustment[] {
  const { year } = book.year
  const line = (
    unit: string,
    kind: StoredAdjustment['kind'],
    reason: string,
    more: Partial<StoredAdjustment> = {},
  ): StoredAdjustment => ({
    unit: unitId(unit),
    kind,
    reason: `${reason}（示例）`,
    level: '',
    document: `示例文号〔${year}〕1号`,
    day: day(`${year}-11-05`),
    points: null,
    origin: SAMPLE_ORIGIN,
    ...more,
  })
  return [
    line('D03', 'bonus', '科普工作受到表彰', { level: '省部级' }),
    line('D03', 'bonus', '同一事项市级通报', { level: '市厅级' }),
    line('D06', 'bonus', '科普活动先进集体', { level: '国家级', document: `示例文号〔${year}〕2号` }),
    line('C01', 'bonus', '科普示范县称号', { level: '国家级', document: `示例文号〔${year}〕3号` }),
    line('D13', 'deduction', '未按要求参加工作会议', {
      points: pointsOf('0.5'),
      document: `示例文号〔${year}〕4号`,
    }),
    line('D14', 'false-material', '佐证材料与实际不符', { document: `示例文号〔${year}〕5号` }),
  ]
}
