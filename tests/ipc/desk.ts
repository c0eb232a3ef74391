import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openDesk, type Desk } from '#electron/ipc/desk.ts'
import { createDispatcher } from '#electron/ipc/dispatch.ts'
import type { AnswerOf, CallName, RequestOf } from '#shared/contract/calls.ts'
import type { Push } from '#shared/contract/push.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

export const ORIGIN = 'app://bundle'

/** Takes along all that a screen may: as it was before anything was left out. */
export const WITH_CAUTIONS = ['no-score', 'not-applicable', 'no-data', 'out-of-band', 'doubt'] as const

/** The calls on a real database in a folder of their own; files go to a folder as if chosen in a dialog. */
export interface TestDesk {
  readonly desk: Desk
  readonly folder: string
  readonly out: string
  readonly pushes: readonly Push[]
  readonly faults: readonly unknown[]
  readonly ask: <Name extends CallName>(name: Name, request: RequestOf<Name>) => Promise<AnswerOf<Name>>
  /** As {@link ask}; throws where it is refused. */
  readonly get: <Name extends CallName>(
    name: Name,
    request: RequestOf<Name>,
  ) => Promise<Extract<AnswerOf<Name>, { ok: true }>['value']>
  /** The clock stands; this moves it. */
  readonly setClock: (now: string) => void
  readonly raw: (name: unknown, payload: unknown, origin?: string, mainFrame?: boolean) => Promise<unknown>
}

export interface TestDeskOptions {
  /** The officer closes the folder dialog. */
  readonly closesDialog?: boolean
  readonly now?: string
  /** The officer picks this folder; absent: closes the dialog. */
  readonly picksFolder?: string
  readonly onPush?: (push: Push, desk: Desk) => void
}

export function openTestDesk(options: TestDeskOptions = {}): TestDesk {
  const at = makeTestDesk(scratchFolder(), options)
  onTestFinished(() => at.desk.close())
  return at
}

/** As {@link openTestDesk}, in a folder that is given; whoever made it closes it. */
export function makeTestDesk(folder: string, options: TestDeskOptions = {}): TestDesk {
  const out = join(folder, '桌面')
  mkdirSync(out)
  const pushes: Push[] = []
  const faults: unknown[] = []
  let now = options.now ?? '2019-01-20T02:00:00Z'
  const desk = openDesk({
    dataFolder: join(folder, 'data'),
    version: '0.1.0',
    office: { operator: '经办人', now: () => new Date(now) },
    host: {
      kind: 'electron',
      openTarget: (suggested) => {
        if (options.closesDialog === true) return Promise.resolve(null)
        const chosen = join(out, suggested)
        return Promise.resolve({
          folder: chosen,
          finish: (files) =>
            Promise.resolve({
              kind: 'folder' as const,
              place: desk.places.give(chosen),
              path: chosen,
              files: files.map(({ path, renamed }) => ({ name: basename(path), renamed })),
            }),
          abandon: () => Promise.resolve(),
        })
      },
      pickReturns: null,
      forget: () => Promise.resolve(),
      pickFolder: () => Promise.resolve(options.picksFolder ?? null),
      showFolder: (path) => Promise.resolve(path.startsWith(out)),
      push: (push) => {
        pushes.push(push)
        options.onPush?.(push, desk)
      },
    },
  })
  const { call } = createDispatcher({
    desk,
    trustedOrigin: ORIGIN,
    report: (name, error) => faults.push(name, error),
  })
  const ask: TestDesk['ask'] = async (name, request) =>
    // The dispatcher has checked the answer against the contract.
    (await call(name, structuredClone(request), { origin: ORIGIN, mainFrame: true })) as AnswerOf<typeof name>
  return {
    desk,
    folder,
    out,
    pushes,
    faults,
    ask,
    get: async (name, request) => {
      const answer = await ask(name, request)
      if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`)
      return answer.value
    },
    setClock: (next) => {
      now = next
    },
    raw: (name, payload, origin = ORIGIN, mainFrame = true) => call(name, payload, { origin, mainFrame }),
  }
}
