import { REFUSED_DAMAGED } from '#electron/application/damage.ts'
import { explainDisk } from '#electron/application/explain-disk.ts'
import type { Office } from '#electron/application/office.ts'
import type { Outcome } from '#electron/application/outcome.ts'
import { nameAt, type AtDesk } from '#electron/application/operators/at-desk.ts'
import { faultLine } from '#electron/application/settings/problem-report.ts'
import { keepUndoable } from '#electron/application/undo/turn-entries.ts'
import type { Answer, ErrorCode } from '#shared/contract/answer.ts'
import { CALLS, type CallName, type RequestOf } from '#shared/contract/calls.ts'
import { toCallError } from './call-error.ts'
import { refuseClosedYear } from './closed-year.ts'
import { refuseDamaged } from './damaged-data.ts'
import type { Desk } from './desk.ts'
import { previewRestoreAt, restoreBackupAt } from './handle-restore.ts'
import { HANDLERS } from './handlers.ts'
import { admit } from './permissions.ts'
import { refuseInPlace } from './place-door.ts'

/** Who asks. */
export interface Sender {
  readonly origin: string
  /** The page itself, not a frame in it. */
  readonly mainFrame: boolean
}

export interface Dispatcher {
  /** Never rejects. */
  readonly call: (name: unknown, payload: unknown, sender: Sender) => Promise<Answer<unknown>>
}

export interface DispatcherOptions {
  readonly desk: Desk
  readonly trustedOrigin: string
  /** Told of what can only be a bug. */
  readonly report: (name: string, error: unknown) => void
}

/** More at once than any screen asks; a page that does is not ours. */
const MAX_OPEN = 64

/** The one door for every call of every host: who asks, is there such a call, may they, is the request valid, is the answer. */
export function createDispatcher({ desk, trustedOrigin, report }: DispatcherOptions): Dispatcher {
  let open = 0
  return {
    call: async (name, payload, sender) => {
      if (sender.origin !== trustedOrigin || !sender.mainFrame) {
        return refuse('not-allowed', '只有本程序自己的窗口可以使用这个功能。')
      }
      if (!isCallName(name)) return refuse('unknown-call', '程序中没有这个功能。请重新打开程序后再试。')
      if (open >= MAX_OPEN) return refuse('busy', '程序正忙，请稍候再试。')
      open += 1
      try {
        return await answer(desk, name, payload, report)
      } catch (error) {
        if (isRefusedWrite(desk, error)) return refuse('damaged', REFUSED_DAMAGED)
        report(name, error)
        noteFault(desk, name, error)
        const disk = explainDisk(error)
        if (disk !== null) return { ok: false, error: toCallError(disk) }
        return refuse(
          'failed',
          '抱歉，程序出错，没有做完，已有数据不受影响。请重试；仍不行请把操作步骤告诉技术人员。',
        )
      } finally {
        open -= 1
      }
    },
  }
}

/** Whatever else would write into damaged data, SQLite itself turns away. */
function isRefusedWrite(desk: Desk, error: unknown): boolean {
  const office = desk.office()
  if (!office.ok || office.value.damage === null) return false
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_READONLY')
}

const FAULTS_KEPT = 50

/** For 导出问题报告. */
function noteFault({ faults, runLog }: Desk, where: string, error: unknown): void {
  const now = new Date()
  const fault = { at: now.toISOString(), where, error }
  faults.push(fault)
  runLog.note(now, faultLine(fault))
  if (faults.length > FAULTS_KEPT) faults.shift()
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(CALLS, name)
}

async function answer(
  desk: Desk,
  name: CallName,
  payload: unknown,
  report: DispatcherOptions['report'],
): Promise<Answer<unknown>> {
  const office = desk.office()
  if (!office.ok && !WITHOUT_DATA.has(name)) return { ok: false, error: toCallError(office.error) }
  const elsewhere = refuseInPlace(name, desk)
  if (!elsewhere.ok) return { ok: false, error: toCallError(elsewhere.error) }
  const admitted = office.ok ? admit(name, desk, office.value) : null
  if (admitted?.ok === false) return { ok: false, error: toCallError(admitted.error) }
  const request = parseRequest(name, payload)
  if (request === null) {
    return refuse('bad-request', '所填内容不合要求，没有执行。请检查后重试，或重新打开程序。')
  }
  if (!office.ok || admitted === null) return answerWithoutData(desk, name, request.data)
  const damaged = refuseDamaged(name, office.value)
  if (!damaged.ok) return { ok: false, error: toCallError(damaged.error) }
  const closed = refuseClosedYear(name, request.data, office.value)
  if (!closed.ok) return { ok: false, error: toCallError(closed.error) }
  const written: number[] = []
  const acting = actAs(office.value, admitted.value, (sequence) => written.push(sequence))
  const outcome = await handle(name, desk, acting, request.data)
  if (!outcome.ok) return { ok: false, error: toCallError(outcome.error) }
  const value = CALLS[name].value.safeParse(outcome.value)
  if (value.success) return { ok: true, value: value.data, ...undoableOf(office.value, written) }
  report(name, value.error)
  noteFault(desk, name, value.error)
  return refuse('failed', '抱歉，程序给出的内容有误，没有显示。已有数据不受影响，请把操作步骤告诉技术人员。')
}

/** The office under the name of whoever is at the desk; the entries of this call in the log are noted. */
function actAs(office: Office, at: AtDesk, note: (sequence: number) => void): Office {
  const name = nameAt(at)
  return { ...office, act: () => ({ ...office.act(), ...(name === null ? {} : { operator: name }), note }) }
}

/** What the window may put on its list of steps for Ctrl+Z. */
function undoableOf(office: Office, written: readonly number[]): { readonly undoable?: readonly number[] } {
  // A restore has closed the database that it was called with; it writes nothing that could be undone.
  if (written.length === 0) return {}
  const undoable = keepUndoable(office, written)
  return undoable.length === 0 ? {} : { undoable }
}

const WITHOUT_DATA: ReadonlySet<CallName> = new Set(['appStatus', 'previewRestore', 'restoreBackup'])

/** Without a database the window can still say why, and put a backup in its place. */
async function answerWithoutData(desk: Desk, name: CallName, request: unknown): Promise<Answer<unknown>> {
  if (name === 'appStatus') return { ok: true, value: await desk.status() }
  // Parsed by the schema of this very name.
  const source = request as RequestOf<'restoreBackup'>
  const act = name === 'restoreBackup' ? restoreBackupAt : previewRestoreAt
  const outcome: Outcome<unknown> = await act(desk, null, source)
  return outcome.ok ? { ok: true, value: outcome.value } : { ok: false, error: toCallError(outcome.error) }
}

function parseRequest<Name extends CallName>(name: Name, payload: unknown): { data: RequestOf<Name> } | null {
  try {
    const parsed = CALLS[name].request.safeParse(payload)
    // The schema of this very name made it; TypeScript cannot follow an index that is generic.
    return parsed.success ? { data: parsed.data as RequestOf<Name> } : null
  } catch {
    // An object that throws when it is looked at.
    return null
  }
}

function handle<Name extends CallName>(name: Name, desk: Desk, office: Office, request: RequestOf<Name>) {
  return HANDLERS[name]({ desk, office }, request)
}

function refuse(code: ErrorCode, message: string): Answer<never> {
  return { ok: false, error: { code, message } }
}
