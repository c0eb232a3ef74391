import { basename, join } from 'node:path'
import { noteRestore, restoreBackup } from '#electron/application/backup/restore-backup.ts'
import { clockWarning } from '#electron/application/clock.ts'
import type { PreviewedDocument } from '#electron/application/documents/preview.ts'
import {
  closeOffice,
  DATABASE_NAME,
  openOffice,
  type Office,
  type OpenOfficeOptions,
} from '#electron/application/office.ts'
import { fail, type Outcome } from '#electron/application/outcome.ts'
import { forgetImport } from '#electron/application/staging/broken-import.ts'
import type { Staging } from '#electron/application/staging/staging.ts'
import type { Fault } from '#electron/application/settings/problem-report.ts'
import { openRunLog, type RunLog } from '#electron/application/settings/run-log.ts'
import { removeTemporaryFolder } from '#electron/application/temporary-folder.ts'
import type { AppStatus } from '#shared/contract/app.ts'
import type { JobName } from '#shared/contract/push.ts'
import type { ImportResult, PickedFile } from '#shared/contract/returns.ts'
import { OWN_PLACE, placeOfData, type OpenedPlace } from '#electron/application/exchange/opened-place.ts'
import { toCallError } from './call-error.ts'
import { describeOpening, goodBackups, interruptedImport, yearsOf } from './desk-status.ts'
import type { HostDoors } from './host-doors.ts'
import { createOpaqueIds, type OpaqueIds } from './opaque-ids.ts'

/** So many documents are kept as they were shown, for printing and saving. */
const MOST_PREVIEWS = 50

export interface DeskOptions {
  readonly host: HostDoors
  readonly dataFolder: string
  readonly version: string
  readonly office: Omit<OpenOfficeOptions, 'mode'>
}

/** One window's or browser's work: the open database and what it has picked, saved and begun. */
export interface Desk {
  readonly host: HostDoors
  /** Of the data that are open: this PC's own, or a copy. */
  readonly dataFolder: string
  /** Of this PC's own data, whatever is open. */
  readonly ownFolder: string
  readonly place: OpenedPlace
  /** Closes the data that are open, and opens others. */
  readonly switchTo: (place: OpenedPlace) => Outcome<Office>
  readonly version: string
  /** Opens the database where it is not open yet: what was in the way may be gone. */
  readonly office: () => Outcome<Office>
  readonly status: () => Promise<AppStatus>
  /** `sentAs`: as it was called where it came from; left out: as its path says. */
  readonly pick: (path: string, folder: boolean, sentAs?: string) => PickedFile
  readonly picks: OpaqueIds<string>
  /** Names of picked files, by path, where they came under another one. */
  readonly sentAs: Map<string, string>
  readonly places: OpaqueIds<string>
  /** Documents as they were shown last. */
  readonly previews: OpaqueIds<PreviewedDocument>
  /** By year: files that are checked and wait to be confirmed, and the last import of this run. */
  readonly stagings: Map<number, Staging>
  readonly imports: Map<number, ImportResult>
  /** The one job at work; null: none. */
  job: Job | null
  /** What went wrong in this run, the latest last. */
  readonly faults: Fault[]
  /** Lines for whoever mends the program, over all its runs. */
  readonly runLog: RunLog
  /** Who signed in; null: nobody has. */
  chosen: number | null
  /**
   * Puts a backup in the data's place and opens it; what was checked and picked before is let go. `by`: who did it; null:
   * the data could not be opened, so nobody could sign in.
   */
  readonly restore: (path: string, backup: RestoredBackup, by: string | null) => Outcome<null>
  readonly close: () => void
}

/** As the log tells of it. */
export interface RestoredBackup {
  readonly name: string
  readonly lost: number | 'other' | null
}

export interface Job {
  readonly name: JobName
  stopped: boolean
}

export function openDesk({ host, dataFolder, version, office: options }: DeskOptions): Desk {
  let opened: Outcome<Office> | null = null
  let place: OpenedPlace = OWN_PLACE
  const runLog = openRunLog(dataFolder)
  const office = (): Outcome<Office> => {
    if (opened === null || !opened.ok) {
      const before = opened?.error.code
      opened = openOffice(desk.dataFolder, {
        ...options,
        mode: place.kind === 'own' ? 'open-or-create' : 'open',
      })
      if (opened.ok) place = placeOfData(opened.value, place, dataFolder)
      // Data that another window holds are asked for again and again.
      if (opened.ok || opened.error.code !== before) {
        runLog.note(new Date(), describeOpening(version, host.kind, opened))
      }
    }
    return opened
  }
  const picks = createOpaqueIds<string>()
  const desk: Desk = {
    host,
    get dataFolder() {
      return place.kind === 'own' ? dataFolder : place.folder
    },
    ownFolder: dataFolder,
    get place() {
      return place
    },
    switchTo: (next) => {
      // Who is at home already stays signed in, with what was picked and checked.
      if (next.kind === 'own' && place.kind === 'own') return office()
      if (desk.job !== null) return fail('busy', '还有工作没有做完，请等它做完，或先取消。')
      desk.close()
      letGo(desk)
      place = next
      const now = office()
      if (now.ok || next.kind === 'own') return now
      desk.close()
      place = OWN_PLACE
      return now
    },
    office,
    status: async () => {
      const now = office()
      return {
        host: host.kind,
        version,
        dataFolder: desk.dataFolder,
        problem: now.ok ? null : toCallError(now.error),
        clock: now.ok ? clockWarning(now.value) : null,
        interrupted: now.ok ? interruptedImport(now.value, desk.job !== null) : null,
        damage: now.ok ? now.value.damage : null,
        backups: await goodBackups(desk.dataFolder, now),
        years: now.ok ? yearsOf(now.value) : [],
      }
    },
    pick: (path, folder, sentAs = basename(path)) => {
      if (sentAs !== basename(path)) desk.sentAs.set(path, sentAs)
      return { id: picks.give(path), name: basename(path), folder }
    },
    picks,
    sentAs: new Map<string, string>(),
    places: createOpaqueIds<string>(),
    previews: createOpaqueIds<PreviewedDocument>(MOST_PREVIEWS),
    stagings: new Map<number, Staging>(),
    imports: new Map<number, ImportResult>(),
    job: null,
    faults: [],
    runLog,
    version,
    chosen: null,
    restore: (path, backup, by) => {
      if (desk.job !== null) return fail('busy', '还有工作没有做完，没有恢复。请等它做完，或先取消。')
      if (opened?.ok === false && opened.error.code === 'in-use') return opened
      desk.close()
      const at = options.now().toISOString()
      const restored = restoreBackup(path, join(desk.dataFolder, DATABASE_NAME), at)
      letGo(desk)
      const again = office()
      if (!restored.ok) return restored
      if (!again.ok) return again
      noteRestore(again.value, backup, by)
      return restored
    },
    close: () => {
      if (opened?.ok === true) {
        // Told of in this run; what is closed at work is told of in the next.
        if (desk.job === null) forgetImport(opened.value)
        closeOffice(opened.value)
      }
      opened = null
      // The temporary copy of an archive goes when it is left.
      if (place.kind !== 'archive') return
      removeTemporaryFolder(place.folder)
      place = OWN_PLACE
    },
  }
  return desk
}

/** What was checked and who signed in belongs to the data that were open. */
function letGo(desk: Desk): void {
  desk.stagings.clear()
  desk.imports.clear()
  desk.chosen = null
}
