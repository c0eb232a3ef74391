import { basename, join, relative } from 'node:path'
import { mkdir } from 'node:fs/promises'
import { app, dialog, shell, type BrowserWindow } from 'electron'
import type { Desk } from '../ipc/desk.ts'
import type { HostDoors, Target } from '../ipc/host-doors.ts'
import { PUSH } from './channels.ts'

/** Dialogs, folders and pushes of the window; `window` null: it is not open yet. */
export function windowDoors(window: () => BrowserWindow | null, desk: () => Desk): HostDoors {
  const open = (): BrowserWindow => {
    const now = window()
    if (now === null) throw new Error('a dialog without a window')
    return now
  }
  return {
    kind: 'electron',
    openTarget: async (suggested) => {
      const chosen = await dialog.showOpenDialog(open(), {
        title: '选择存放的文件夹',
        buttonLabel: '存放在这里',
        defaultPath: await suggestedFolder(suggested),
        properties: ['openDirectory', 'createDirectory'],
      })
      const [folder] = chosen.filePaths
      return chosen.canceled || folder === undefined ? null : folderTarget(folder, desk())
    },
    pickReturns: async (what, of) => {
      const name = of === 'returns' ? '自评表' : '佐证材料'
      const chosen = await dialog.showOpenDialog(open(), {
        title: what === 'files' ? `选择${name}` : `选择${name}所在的文件夹`,
        buttonLabel: '选择',
        properties: what === 'files' ? ['openFile', 'multiSelections'] : ['openDirectory'],
        filters:
          what === 'files' && of === 'returns'
            ? [{ name: '自评表', extensions: ['xlsx', 'xls', 'et', 'xlsm', 'zip'] }]
            : [],
      })
      return chosen.canceled ? null : chosen.filePaths
    },
    pickFolder: async (title) => {
      const chosen = await dialog.showOpenDialog(open(), {
        title,
        buttonLabel: '选择这个文件夹',
        properties: ['openDirectory', 'createDirectory'],
      })
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
    },
    showFolder: async (path) => (await shell.openPath(path)) === '',
    // Dropped and chosen files are the person's own: they stay where they are.
    forget: () => Promise.resolve(),
    push: (message) => window()?.webContents.send(PUSH, message),
  }
}

/** The office's habit: a folder on the desktop, named for the year. It is there to be chosen, empty or not. */
async function suggestedFolder(name: string): Promise<string> {
  const desktop = app.getPath('desktop')
  const folder = join(desktop, name)
  return await mkdir(folder, { recursive: true }).then(
    () => folder,
    () => desktop,
  )
}

function folderTarget(folder: string, desk: Desk): Target {
  return {
    folder,
    finish: (files) =>
      Promise.resolve({
        kind: 'folder',
        place: desk.places.give(folder),
        path: folder,
        files: files.map(({ path, renamed }) => ({
          name: relative(folder, path).replaceAll('\\', '/') || basename(path),
          renamed,
        })),
      }),
    abandon: () => Promise.resolve(),
  }
}
