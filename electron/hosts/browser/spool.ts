import { mkdtemp, mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { storeEntry, writeZip } from '#electron/workbooks/write/write-zip.ts'
import type { Target, WrittenFile } from '#electron/ipc/host-doors.ts'
import { createOpaqueIds } from '#electron/ipc/opaque-ids.ts'
import { cleanFileName } from './clean-file-name.ts'

export interface Download {
  readonly name: string
  readonly path: string
}

/** A private folder for what is uploaded and what waits for its download; gone with the program. */
export interface Spool {
  /** Keeps an uploaded file under its own name; gives its path. */
  readonly keep: (name: string, bytes: Uint8Array, modified: Date) => Promise<string>
  readonly openTarget: () => Promise<Target>
  readonly findDownload: (id: string) => Download | null
  readonly remove: () => Promise<void>
}

export async function openSpool(now: () => Date): Promise<Spool> {
  // mkdtemp makes it readable for this user alone.
  const root = await mkdtemp(join(tmpdir(), 'kaoping-'))
  const downloads = createOpaqueIds<Download>()
  let count = 0
  const freshFolder = async (): Promise<string> => {
    count += 1
    const folder = join(root, String(count))
    await mkdir(folder)
    return folder
  }
  return {
    keep: async (name, bytes, modified) => {
      const path = join(await freshFolder(), cleanFileName(name))
      await writeFile(path, bytes, { flag: 'wx', mode: 0o600 })
      await utimes(path, modified, modified)
      return path
    },
    openTarget: async () => {
      const folder = await freshFolder()
      return {
        folder,
        finish: async (files, name) => {
          const [only, ...more] = files
          const path =
            only !== undefined && more.length === 0 ? only.path : await pack(folder, files, name, now())
          const bytes = (await readFile(path)).byteLength
          const id = downloads.give({ name: basename(path), path })
          const names = files.map((file) => ({ name: basename(file.path), renamed: file.renamed }))
          return { kind: 'download', id, name: basename(path), bytes, files: names }
        },
        abandon: () => rm(folder, { recursive: true, force: true }),
      }
    },
    findDownload: (id) => downloads.find(id),
    remove: () => rm(root, { recursive: true, force: true }),
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
  await writeFile(path, writeZip(entries, created))
  return path
}
