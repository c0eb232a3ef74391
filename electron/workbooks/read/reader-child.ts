import { fork, type ChildProcess } from 'node:child_process'
import { unpackOutcome } from './packed-outcome.ts'
import type { ReadOptions } from './read-workbook-bytes.ts'
import type { ReadOutcome, RefusalCode } from './refusal.ts'
import { watchMemory } from './watch-memory.ts'

/** What the child is asked for. */
export interface ReaderJob {
  readonly bytes: Uint8Array
  readonly options: ReadOptions
}

export interface ReaderSettings {
  readonly entry: string
  readonly timeoutMs: number
  readonly memoryMb: number
}

/** One child process; takes one file at a time. */
export interface ReaderChild {
  readonly alive: boolean
  read(bytes: Uint8Array, options: ReadOptions): Promise<ReadOutcome>
  stop(): Promise<void>
}

const ADVICE = '请用 Excel 或 WPS 表格打开，删去与自评无关的内容，另存为 .xlsx 后重新报送。'

const DEATHS: Readonly<Record<'too-slow' | 'too-much-memory' | 'reader-died', string>> = {
  'too-slow': `读取用时过长，已停止。${ADVICE}`,
  'too-much-memory': `读取所需内存过大，已停止。${ADVICE}`,
  'reader-died': `读取中途意外停止，文件内容可能有问题。${ADVICE}`,
}

type Death = keyof typeof DEATHS & RefusalCode

export function startReaderChild({ entry, timeoutMs, memoryMb }: ReaderSettings): ReaderChild {
  const child = fork(entry, [], {
    serialization: 'advanced',
    execArgv: childFlags(memoryMb),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: childEnvironment(),
  })
  let alive = true
  const gone = new Promise<void>((resolve) => {
    const end = (): void => {
      alive = false
      resolve()
    }
    child.once('exit', end)
    child.on('error', end)
  })
  idle(child)
  return {
    get alive() {
      return alive
    },
    read: async (bytes, options) => {
      busy(child)
      const outcome = await readOne(child, gone, { bytes, options }, { timeoutMs, memoryMb })
      if (alive) idle(child)
      return outcome
    },
    stop: async () => {
      if (!alive) return
      busy(child)
      child.disconnect()
      await gone
    },
  }
}

/** Nothing of the program's own surroundings; Windows cannot start a process without its folder. */
function childEnvironment(): Record<string, string> {
  const { SystemRoot } = process.env
  return { ELECTRON_RUN_AS_NODE: '1', ...(SystemRoot === undefined ? {} : { SystemRoot }) }
}

function childFlags(memoryMb: number): string[] {
  return [
    `--max-old-space-size=${Math.floor(memoryMb * 0.75)}`,
    // Measured over 1,200 returns: 103 MB instead of 180 at the same speed.
    '--max-semi-space-size=4',
    '--disable-proto=delete',
  ]
}

/** Asks for one file and waits for the answer, the child's end, the time-out or too much memory. */
async function readOne(
  child: ChildProcess,
  gone: Promise<void>,
  job: ReaderJob,
  limits: { readonly timeoutMs: number; readonly memoryMb: number },
): Promise<ReadOutcome> {
  let cause: Death = 'reader-died'
  const kill = (why: Death): void => {
    cause = why
    child.kill('SIGKILL')
  }
  const timer = setTimeout(() => kill('too-slow'), limits.timeoutMs)
  const stopWatching = watchMemory(child.pid, limits.memoryMb, () => kill('too-much-memory'))
  const answer = new Promise<string>((resolve) => {
    child.once('message', (message) => resolve(typeof message === 'string' ? message : ''))
  })
  child.send(job, () => {})
  const text = await Promise.race([answer, gone.then(() => null)])
  clearTimeout(timer)
  stopWatching()
  child.removeAllListeners('message')
  return text === null ? { ok: false, refusal: { code: cause, message: DEATHS[cause] } } : unpackOutcome(text)
}

/** A warm child that waits must not keep the program running. */
function idle(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
}

function busy(child: ChildProcess): void {
  child.ref()
  child.channel?.ref()
}
