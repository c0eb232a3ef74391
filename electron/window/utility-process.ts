import { utilityProcess } from 'electron'
import type { StartProcess } from '../workbooks/read/reader-process-link.ts'

/** The reader's child in Electron: running as Node is fused off there, so that fork would not do. */
export const startUtilityProcess: StartProcess = (entry, flags, env) => {
  const child = utilityProcess.fork(entry, [], {
    serviceName: '读取自评表',
    execArgv: [...flags],
    env: { ...env },
    stdio: 'ignore',
  })
  let listener: (message: unknown) => void = () => {}
  child.on('message', (message: unknown) => listener(message))
  return {
    get pid() {
      return child.pid
    },
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- another process, no window
    send: (job) => child.postMessage(job),
    onAnswer: (next) => {
      listener = next
    },
    gone: new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
    }),
    kill: () => endNow(child.pid, () => child.kill()),
    leave: () => {
      child.kill()
    },
    // It ends with the app; nothing keeps running for it.
    hold: () => {},
    release: () => {},
  }
}

/** `kill()` asks; a busy loop in a native call would not hear it. */
function endNow(pid: number | undefined, ask: () => boolean): void {
  if (pid === undefined) ask()
  else process.kill(pid, 'SIGKILL')
}
