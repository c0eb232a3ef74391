import { join, resolve } from 'node:path'
import { app, dialog, Menu, type BrowserWindow } from 'electron'
import { PROGRAM_VERSION } from './application/program-version.ts'
import { userDataFolder } from './hosts/data-folder.ts'
import { loadPageFiles } from './hosts/page-files.ts'
import { openDesk, type Desk } from './ipc/desk.ts'
import { createDispatcher } from './ipc/dispatch.ts'
import { answerWindow } from './window/answer-window.ts'
import { APP_ORIGIN, registerAppScheme, serveApp } from './window/app-protocol.ts'
import { batchCommandLine, runBatchMode } from './window/batch-mode.ts'
import { lockDown } from './window/lock-down.ts'
import { openWindow } from './window/open-window.ts'
import { startUtilityProcess } from './window/utility-process.ts'
import { windowDoors } from './window/window-doors.ts'
import { createWorkbookReader } from './workbooks/read/workbook-reader.ts'

/** Electron's entry: puts the parts together and opens the window; with --batch it runs a command instead. */
let window: BrowserWindow | null = null

const commandLine = batchCommandLine(process.argv)
if (commandLine !== null) {
  await runBatchMode(commandLine)
} else if (app.requestSingleInstanceLock()) {
  // A second start shows the first: one database has one owner.
  registerAppScheme()
  app.on('second-instance', () => {
    window?.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  await app.whenReady()
  await start()
} else {
  app.quit()
}

async function start(): Promise<void> {
  Menu.setApplicationMenu(null)
  lockDown()
  serveApp(loadPageFiles(join(import.meta.dirname, '../renderer')))
  const desk: Desk = openDesk({
    dataFolder: dataFolder(),
    version: PROGRAM_VERSION,
    office: {
      operator: '经办人',
      now: () => new Date(),
      startReader: () => createWorkbookReader({ start: startUtilityProcess }),
    },
    host: windowDoors(
      () => window,
      () => desk,
    ),
  })
  const report = (where: string, error: unknown): void => {
    process.stderr.write(`${where}: ${String(error)}\n`)
  }
  answerWindow(createDispatcher({ desk, trustedOrigin: APP_ORIGIN, report }), desk)
  app.on('will-quit', () => desk.close())
  window = await openWindow(import.meta.dirname)
  window.on('close', (event) => {
    if (desk.job !== null && !confirmClose(desk)) event.preventDefault()
  })
  window.on('closed', () => {
    window = null
  })
}

/** --data is for development alone: the packed program ignores its command line. */
function dataFolder(): string {
  const named = app.isPackaged ? -1 : process.argv.indexOf('--data')
  const folder = named === -1 ? undefined : process.argv[named + 1]
  return folder === undefined ? userDataFolder(process.platform, process.env) : resolve(folder)
}

function confirmClose({ job }: Desk): boolean {
  const choice = dialog.showMessageBoxSync({
    type: 'question',
    message: '还有工作没有做完。现在关闭，已经做完的都会保留，其余的下次再做。',
    buttons: ['继续工作', '关闭'],
    defaultId: 0,
    cancelId: 0,
  })
  if (choice === 1 && job !== null) job.stopped = true
  return choice === 1
}
