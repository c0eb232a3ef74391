import type { Push } from '#shared/contract/push.ts'
import type { SavedFiles } from '#shared/contract/saved.ts'

/** What a host does in its own way: dialogs and folders in Electron, uploads and downloads in the browser host. */
export interface HostDoors {
  readonly kind: 'electron' | 'browser'
  /** Where files may be written; null: the officer closed the dialog. */
  readonly openTarget: (suggestedFolder: string) => Promise<Target | null>
  /** null: this host has no dialog for it. The function gives null where the officer closed it. */
  readonly pickReturns:
    | ((what: 'files' | 'folder', of: 'returns' | 'evidence') => Promise<readonly string[] | null>)
    | null
  /** A folder for anything; null: this host has no dialog for it. The function gives null where the officer closed it. */
  readonly pickFolder: ((title: string) => Promise<string | null>) | null
  /** null: this host cannot show a folder. The function gives false where the folder is gone. */
  readonly showFolder: ((path: string) => Promise<boolean>) | null
  /** What a host took in only to hand it on is not needed any more; a file of the person's own is never touched. */
  readonly forget: (path: string) => Promise<void>
  readonly push: (message: Push) => void
}

export interface WrittenFile {
  readonly path: string
  readonly renamed: boolean
}

/** A folder to write into, and what the renderer is told when the files are there. */
export interface Target {
  readonly folder: string
  readonly finish: (files: readonly WrittenFile[], name: string) => Promise<SavedFiles>
  /** Called instead of `finish` where nothing came of it. */
  readonly abandon: () => Promise<void>
}
