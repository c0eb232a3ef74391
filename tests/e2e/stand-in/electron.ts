import { fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { tell, type ToProgram } from './messages.ts'
import { appEvents, state, type InvokeHandler } from './state.ts'
import { BrowserWindow } from './window.ts'

/**
 * Stands in for Electron's own module, so that the very bundles that are packed run without its binary: a page of
 * Chromium is the window. What it cannot show: real isolation of worlds, sandbox, fuses, menus, native dialogs.
 */
export { BrowserWindow }

export const app = Object.assign(appEvents, {
  isPackaged: false,
  whenReady: () => Promise.resolve(),
  requestSingleInstanceLock: () => true,
  disableHardwareAcceleration: () => {},
  getPath: (name: string) => `${process.env['STAND_IN_HOME'] ?? ''}/${name}`,
  quit: () => {
    appEvents.emit('will-quit')
    process.exit(0)
  },
  exit: (code: number) => process.exit(code),
})

export const Menu = { setApplicationMenu: () => {} }

export const protocol = {
  registerSchemesAsPrivileged: () => {},
  handle: (_scheme: string, handler: NonNullable<typeof state.protocol>) => {
    state.protocol = handler
  },
}

export const session = {
  defaultSession: {
    setPermissionRequestHandler: () => {},
    setPermissionCheckHandler: () => {},
    webRequest: {
      onBeforeRequest: (listener: NonNullable<typeof state.beforeRequest>) => {
        state.beforeRequest = listener
      },
    },
  },
}

export const ipcMain = {
  handle: (channel: string, handler: InvokeHandler) => {
    state.handlers.set(channel, handler)
  },
}

export const shell = {
  openPath: (path: string) => {
    tell({ kind: 'opened', path })
    return Promise.resolve('')
  },
}

export const dialog = {
  showOpenDialog: (_window: BrowserWindow, options: { title: string; defaultPath?: string }) => {
    tell({ kind: 'dialog', title: options.title, defaultPath: options.defaultPath ?? null })
    const chosen = state.dialogs.shift() ?? null
    return Promise.resolve({ canceled: chosen === null, filePaths: chosen ?? [] })
  },
  showMessageBoxSync: () => state.boxes.shift() ?? 0,
}

/** As a utility process shows itself to its program: `process.parentPort`. */
const PARENT_PORT = `data:text/javascript,
process.parentPort = {
  on: (event, listener) => process.on('message', (data) => listener({ data })),
  postMessage: (message) => process.send(message),
}`

export const utilityProcess = {
  fork: (
    entry: string,
    args: string[],
    options: { serviceName: string; execArgv: string[]; env: Record<string, string> },
  ) => {
    tell({ kind: 'utility-process', name: options.serviceName })
    const child = fork(entry, args, {
      serialization: 'advanced',
      execArgv: [...options.execArgv, '--import', PARENT_PORT.replaceAll('\n', '')],
      env: options.env,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    return Object.assign(new EventEmitter(), {
      pid: child.pid,
      postMessage: (message: object) => child.send(message),
      kill: () => child.kill(),
      on: (event: string, listener: (value: unknown) => void) => child.on(event, listener),
      once: (event: string, listener: (value: unknown) => void) => child.once(event, listener),
    })
  },
}

process.on('message', (message: ToProgram) => {
  if (message.kind === 'dialog') state.dialogs.push(message.answer)
  else if (message.kind === 'message-box') state.boxes.push(message.answer)
  else state.window?.close()
})
