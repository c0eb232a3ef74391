import type { MarkOrder, MarkOutcome } from '../mark/mark-copy.ts'
import { unpackCopy } from '../mark/packed-copy.ts'
import { unpackOutcome } from './packed-outcome.ts'
import type { ReadOptions } from './read-workbook-bytes.ts'
import type { ReaderJob, ReaderProcess, StartProcess } from './reader-process-link.ts'
import type { ReadOutcome, RefusalCode } from './refusal.ts'
import { watchMemory } from './watch-memory.ts'

export interface ReaderSettings {
  readonly entry: string
  /** How this host starts a process. */
  readonly start: StartProcess
  readonly timeoutMs: number
  readonly memoryMb: number
}

/** One child process; takes one file at a time. */
export interface ReaderChild {
  readonly alive: boolean
  read(bytes: Uint8Array, options: ReadOptions): Promise<ReadOutcome>
  mark(bytes: Uint8Array, order: MarkOrder): Promise<MarkOutcome>
  stop(): Promise<void>
}

const ADVICE = '请用 Excel 或 WPS 表格打开，删去与自评无关的内容，另存为 .xlsx 后重新报送。'

const DEATHS: Readonly<Record<'too-slow' | 'too-much-memory' | 'reader-died', string>> = {
  'too-slow': `读取用时过长，已停止。${ADVICE}`,
  'too-much-memory': `读取所需内存过大，已停止。${ADVICE}`,
  'reader-died': `读取中途意外停止，文件内容可能有问题。${ADVICE}`,
}

type Death = keyof typeof DEATHS & RefusalCode

export function startReaderChild({ entry, start, timeoutMs, memoryMb }: ReaderSettings): ReaderChild {
  const child = start(entry, childFlags(memoryMb), childEnvironment())
  let alive = true
  // Of the piece of work at hand. A race against `gone` for each file would keep every answer until the child ends.
  let lost = (): void => {}
  const gone = child.gone.then(() => {
    alive = false
    lost()
    return null
  })
  child.release()
  const ask = async (job: ReaderJob): Promise<Answered> => {
    child.hold()
    const whenLost = (then: () => void): void => {
      if (alive) lost = then
      else then()
    }
    const answered = await askOnce(child, whenLost, job, { timeoutMs, memoryMb })
    if (alive) child.release()
    return answered
  }
  return {
    get alive() {
      return alive
    },
    read: async (bytes, options) => {
      const answered = await ask({ bytes, options })
      if (answered.ok) return unpackOutcome(answered.text)
      return { ok: false, refusal: { code: answered.cause, message: DEATHS[answered.cause] } }
    },
    mark: async (bytes, order) => {
      const answered = await ask({ bytes, mark: order })
      return answered.ok ? unpackCopy(answered.text) : { ok: false, obstacle: 'unreadable' }
    },
    stop: async () => {
      if (!alive) return
      child.hold()
      child.leave()
      await gone
    },
  }
}

/** Nothing of the program's own surroundings; Windows cannot start a process without its folder. */
function childEnvironment(): Record<string, string> {
  const { SystemRoot } = process.env
  return SystemRoot === undefined ? {} : { SystemRoot }
}

function childFlags(memoryMb: number): string[] {
  return [
    `--max-old-space-size=${Math.floor(memoryMb * 0.75)}`,
    // Measured over 2,400 returns: 76 MB instead of 102 with 4 MB, and 180 without; at the same speed.
    '--max-semi-space-size=1',
    '--disable-proto=delete',
  ]
}

type Answered = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly cause: Death }

/** Asks for one piece of work and waits for the answer, the child's end, the time-out or too much memory. */
async function askOnce(
  child: ReaderProcess,
  whenLost: (then: () => void) => void,
  job: ReaderJob,
  limits: { readonly timeoutMs: number; readonly memoryMb: number },
): Promise<Answered> {
  let cause: Death = 'reader-died'
  const kill = (why: Death): void => {
    cause = why
    child.kill()
  }
  const timer = setTimeout(() => kill('too-slow'), limits.timeoutMs)
  const stopWatching = watchMemory(child.pid, limits.memoryMb, () => kill('too-much-memory'))
  const text = await new Promise<string | null>((resolve) => {
    whenLost(() => resolve(null))
    child.onAnswer((message) => resolve(typeof message === 'string' ? message : ''))
    child.send(job)
  })
  clearTimeout(timer)
  stopWatching()
  return text === null ? { ok: false, cause } : { ok: true, text }
}
