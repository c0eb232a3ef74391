import { fork } from 'node:child_process'
import type { StartProcess } from './reader-process-link.ts'

/** The reader's child in a host that is Node itself. */
export const forkProcess: StartProcess = (entry, flags, env) => {
  const child = fork(entry, [], {
    serialization: 'advanced',
    execArgv: [...flags],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // Should Electron's binary be forked in development, it is to be plain Node.
    env: { ELECTRON_RUN_AS_NODE: '1', ...env },
  })
  let listener: (message: unknown) => void = () => {}
  child.on('message', (message: unknown) => listener(message))
  return {
    pid: child.pid,
    send: (job) => {
      child.send(job, () => {})
    },
    onAnswer: (next) => {
      listener = next
    },
    gone: new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      child.on('error', () => resolve())
    }),
    kill: () => {
      child.kill('SIGKILL')
    },
    leave: () => {
      child.disconnect()
    },
    hold: () => {
      child.ref()
      child.channel?.ref()
    },
    release: () => {
      child.unref()
      child.channel?.unref()
    },
  }
}
