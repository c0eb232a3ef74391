import { join } from 'node:path'
import { acceptSuggested } from '#electron/application/accept-suggested.ts'
import { registerLine } from '#electron/application/adjust/register-line.ts'
import { archiveYear } from '#electron/application/archive/archive-year.ts'
import { closeYear } from '#electron/application/archive/close-year.ts'
import { listBackups } from '#electron/application/backup/list-backups.ts'
import { makeBackup } from '#electron/application/backup/make-backup.ts'
import { inspectBackup, noteRestore, restoreBackup } from '#electron/application/backup/restore-backup.ts'
import { createYear } from '#electron/application/create-year.ts'
import { exportForms } from '#electron/application/export-forms.ts'
import { closeOffice, DATABASE_NAME, openOffice, type Office } from '#electron/application/office.ts'
import type { Outcome } from '#electron/application/outcome.ts'
import { writeReports } from '#electron/application/write-reports.ts'
import type { WorkbookReader } from '#electron/workbooks/read/workbook-reader.ts'
import { unitId } from '#shared/plan/unit.ts'
import { bookOf, openPlace, steadyClock, takeIn, YEAR, type Place } from './place.ts'

/** Where an operation is done, and who is told of the data between its steps. */
export interface Work {
  readonly place: Place
  readonly startReader: () => WorkbookReader
  /** Asked before each transaction begins, and at the end. */
  readonly seen: (office: Office) => void
  /** Tells the kinds of work apart where one is done again and again. */
  readonly turn: number
}

type Done = Promise<Outcome<unknown>>

const DONE: Outcome<null> = { ok: true, value: null }

/** What an office does that may be cut off, each from opening the data to closing them. */
export const OPERATIONS = {
  open: (work: Work): Done => within(work, () => Promise.resolve(DONE)),
  import: (work: Work): Done =>
    within(work, async (office) => {
      const paths = ['D03', 'C01', 'C02'].map((id) => join(work.place.incoming, `${id}.xlsx`))
      await takeIn(office, bookOf(office), paths)
      return DONE
    }),
  adjust: (work: Work): Done =>
    within(work, (office) => {
      const line = { kind: 'deduction', level: '', document: '', day: '2018-11-05', points: '0.5' } as const
      const typed = { ...line, unit: unitId('D02'), reason: `第 ${work.turn} 次迟交` }
      return Promise.resolve(registerLine(office, bookOf(office), typed, true))
    }),
  score: (work: Work): Done =>
    within(work, (office) => {
      acceptSuggested(office, bookOf(office))
      return writeReports(office, bookOf(office), { folder: work.place.out, kinds: ['summary'] })
    }),
  export: (work: Work): Done =>
    within(work, (office) =>
      exportForms(office, bookOf(office), {
        folder: work.place.out,
        units: ['市教育局', '市科技局', '团市委'],
        progress: () => {},
      }),
    ),
  backup: (work: Work): Done => within(work, (office) => makeBackup(office, work.place.data)),
  archive: (work: Work): Done =>
    within(work, (office) => archiveYear(office, YEAR, join(work.place.out, '归档.zip'))),
  close: (work: Work): Done =>
    within(work, (office) =>
      closeYear(office, bookOf(office), work.place.out, { progress: () => {}, stopped: () => false }),
    ),
  restore,
  /** On data that an older program wrote. */
  migrate: (work: Work): Done => within(work, () => Promise.resolve(DONE)),
  create: (work: Work): Done => {
    const opened = openOffice(work.place.data, {
      mode: 'open-or-create',
      operator: '经办人',
      now: steadyClock(),
    })
    if (!opened.ok) return Promise.resolve(opened)
    try {
      work.seen(opened.value)
      const known = opened.value.db.prepare('SELECT count(*) FROM year').pluck().get()
      return Promise.resolve(known === 0 ? createYear(opened.value, { year: YEAR, sample: false }) : DONE)
    } finally {
      work.seen(opened.value)
      closeOffice(opened.value)
    }
  },
} as const satisfies Record<string, (work: Work) => Done>

export type Operation = keyof typeof OPERATIONS

export function isOperation(name: string): name is Operation {
  return Object.hasOwn(OPERATIONS, name)
}

async function within(work: Work, act: (office: Office) => Done): Done {
  const opened = openWatched(work)
  if (!opened.ok) return opened
  try {
    return await act(opened.value)
  } finally {
    work.seen(opened.value)
    closeOffice(opened.value)
  }
}

function openWatched({ place, startReader, seen }: Work): Outcome<Office> {
  const opened = openPlace(place, { startReader })
  if (!opened.ok) return opened
  const { value: office } = opened
  const watched: Office = {
    ...office,
    act: () => {
      if (!office.db.inTransaction) seen(office)
      return office.act()
    },
  }
  return { ok: true, value: watched }
}

/** As the window does it: looks at the backup, closes, puts it in place, opens, notes it. */
async function restore(work: Work): Done {
  const { data } = work.place
  const opened = openWatched(work)
  if (!opened.ok) return opened
  const [newest] = listBackups(join(data, '备份'))
  work.seen(opened.value)
  const inspected = newest === undefined ? null : await inspectBackup(newest.path, opened.value.db)
  closeOffice(opened.value)
  if (newest === undefined || inspected === null) throw new Error('no backup to restore')
  if (!inspected.ok) return inspected
  const restored = restoreBackup(newest.path, join(data, DATABASE_NAME), '2019-03-02T02:00:00Z')
  const again = openWatched(work)
  if (!restored.ok) {
    if (again.ok) closeOffice(again.value)
    return restored
  }
  if (!again.ok) return again
  try {
    noteRestore(again.value, inspected.value, null)
    return restored
  } finally {
    work.seen(again.value)
    closeOffice(again.value)
  }
}
