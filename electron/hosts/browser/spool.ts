import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { storeEntry, writeZip } from '#electron/workbooks/write/write-zip.ts'
import type { Target, WrittenFile } from '#electron/ipc/host-doors.ts'
import { createOpaqueIds } from '#electron/ipc/opaque-ids.ts'
import { makeTemporaryFolder, removeTemporaryFolder } from '#electron/application/temporary-folder.ts'
import { cleanFileName } from '#electron/application/clean-file-name.ts'

export interface Download {
  readonly name: string
  readonly path: string
}

/** A private folder for what is uploaded and what waits for its download; gone with the program. */
export interface Spool {
  /** Where an uploaded file of this name may be written; nothing stands there yet. */
  readonly placeFor: (name: string) => Promise<string>
  /** An uploaded file is not needed any more; what is not in the spool is not touched. */
  readonly forget: (path: string) => Promise<void>
  readonly openTarget: () => Promise<Target>
  readonly findDownload: (id: string) => Download | null
  readonly remove: () => Promise<void>
}

export async function openSpool(now: () => Date): Promise<Spool> {
  const root = makeTemporaryFolder()
  const downloads = createOpaqueIds<Download>()
  let count = 0
  const freshFolder = async (): Promise<string> => {
    count += 1
    const folder = join(root, String(count))
    await mkdir(folder)
    return folder
  }
  return {
    placeFor: async (name) => join(await freshFolder(), cleanFileName(name)),
    forget: async (path) => {
      const folder = dirname(path)
      if (dirname(folder) === root) await rm(folder, { recursive: true, force: true })
    },
    openTarget: async () => {
      const folder = await freshFolder()
      return {
        folder,
        finish: async (files, name) => {
          const [only, ...more] = files
          const path =
            only !== undefined && more.length === 0 ? only.path : await pack(folder, files, name, now())
          const bytes = (await stat(path)).size
          const id = downloads.give({ name: basename(path), path })
          const names = files.map((file) => ({ name: basename(file.path), renamed: file.renamed }))
          return { kind: 'download', id, name: basename(path), bytes, files: names }
        },
        abandon: () => rm(folder, { recursive: true, force: true }),
      }
    },
    findDownload: (id) => downloads.find(id),
    remove: async () => removeTemporaryFolder(root),
  }
}

/** The files are packed already; the archive only holds them together. */
async function pack(
  folder: string,
  files: readonly WrittenFile[],
  name: string,
  created: Date,
): Promise<string> {
  const entries = []
  for (const { path } of files) {
    const entry = new TextEncoder().encode(relative(folder, path).replaceAll('\\', '/'))
    entries.push(storeEntry(entry, await readFile(path)))
  }
  const path = join(folder, `${name}.zip`)
  await writeFile(path, writeZip(entries, created, 'unix'))
  return path
}
