import type { Answer } from '#shared/contract/answer.ts'
import type { CallName, RequestOf, ValueOf } from '#shared/contract/calls.ts'
import type { PickedFile } from '#shared/contract/returns.ts'
import type { SavedFiles } from '#shared/contract/saved.ts'
import { bridgeTransport } from './bridge-transport.ts'
import { CallFailure } from './failure.ts'
import { httpTransport } from './http-transport.ts'
import { queryClient } from './query-client.ts'
import { noteStep } from './steps.ts'
import type { HandOverPurpose, Transport } from './transport.ts'

/** The one place that asks in which host the page is. */
const transport: Transport = window.bridge === undefined ? httpTransport : bridgeTransport(window.bridge)

/** What a call gave, and the entries of the log that it wrote and that can be undone. */
export interface Reply<Value> {
  readonly value: Value
  readonly undoable: readonly number[]
}

/** Asks main; rejects with a CallFailure whose message is for the person. */
export async function ask<Name extends CallName>(
  name: Name,
  request: RequestOf<Name>,
): Promise<Reply<ValueOf<Name>>> {
  const answer: Answer<ValueOf<Name>> = await transport.call(name, request)
  if (answer.ok) return { value: answer.value, undoable: answer.undoable ?? [] }
  // Someone left the desk in another window: the door is asked for again.
  if (answer.error.code === 'nobody-at-desk') {
    void queryClient.invalidateQueries({ queryKey: ['whoIsAtDesk'] })
  }
  throw new CallFailure(answer.error)
}

/** As {@link ask}; what can be undone goes on the list of steps. */
export async function call<Name extends CallName>(
  name: Name,
  request: RequestOf<Name>,
): Promise<ValueOf<Name>> {
  const { value, undoable } = await ask(name, request)
  if (undoable.length > 0) noteStep(undoable)
  return value
}

/** Makes dropped or chosen files known to main; `sent` tells how many are there. */
export async function handOver(
  files: readonly File[],
  sent: (count: number) => void,
  purpose: HandOverPurpose = 'returns',
): Promise<readonly PickedFile[]> {
  return valueOf(await transport.handOver(files, sent, purpose)).picks
}

export const listenToMain = transport.listen

/** Gives the person what was written: files in a folder are there already, a download is saved by the browser. */
export async function deliver(saved: SavedFiles): Promise<void> {
  if (saved.kind === 'folder') return
  const blob = valueOf(await transport.download(saved.id))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = saved.name
  link.click()
  setTimeout(() => {
    URL.revokeObjectURL(link.href)
  }, 60_000)
}

function valueOf<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value
  throw new CallFailure(answer.error)
}
