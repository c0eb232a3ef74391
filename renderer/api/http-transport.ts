import type { Answer } from '#shared/contract/answer.ts'
import type { AnswerOf, CallName, RequestOf } from '#shared/contract/calls.ts'
import { HTTP, TOKEN_HEADER } from '#shared/contract/http.ts'
import type { Push } from '#shared/contract/push.ts'
import type { PickedFile } from '#shared/contract/returns.ts'
import { sessionToken } from './session.ts'
import type { HandOverPurpose, Transport } from './transport.ts'

const STOPPED = '与本机程序的联系已断开，刚才这一步没有完成，已保存的数据不受影响。请重新启动程序。'
const LISTEN_AGAIN_MS = 1_000

/** Calls to the browser host on this machine. */
export const httpTransport: Transport = { call, handOver, listen, download }

function stopped(): Extract<Answer<never>, { ok: false }> {
  return { ok: false, error: { code: 'failed', message: STOPPED } }
}

async function post(path: string, body: BodyInit, type = 'application/json'): Promise<Response | null> {
  try {
    const token = await sessionToken()
    return await fetch(path, {
      method: 'POST',
      headers: { 'content-type': type, [TOKEN_HEADER]: token ?? '' },
      body,
      cache: 'no-store',
    })
  } catch {
    return null
  }
}

async function call<Name extends CallName>(name: Name, request: RequestOf<Name>): Promise<AnswerOf<Name>> {
  const response = await post(HTTP.call + name, JSON.stringify(request))
  return readAnswer<AnswerOf<Name>>(response)
}

/** Main held the value inside to its schema before it was sent. */
async function readAnswer<A extends Answer<unknown>>(
  response: Response | null,
): Promise<A | ReturnType<typeof stopped>> {
  if (response?.status === 401) {
    return {
      ok: false,
      error: {
        code: 'not-allowed',
        message: '这个窗口没有打开数据的许可。请关闭它，从程序启动时打开的窗口进入。',
      },
    }
  }
  try {
    const body: unknown = await response?.json()
    return isAnswer(body) ? (body as A) : stopped()
  } catch {
    return stopped()
  }
}

function isAnswer(body: unknown): body is Answer<unknown> {
  return typeof body === 'object' && body !== null && 'ok' in body && (body.ok === true || 'error' in body)
}

async function handOver(
  files: readonly File[],
  sent: (count: number) => void,
  purpose: HandOverPurpose,
): ReturnType<Transport['handOver']> {
  const picks: PickedFile[] = []
  for (const [index, file] of files.entries()) {
    const query = new URLSearchParams({ name: file.name, modified: String(file.lastModified), for: purpose })
    const response = await post(`${HTTP.upload}?${query.toString()}`, file, 'application/octet-stream')
    const answer = await readAnswer<Answer<{ readonly picks: readonly PickedFile[] }>>(response)
    if (!answer.ok) return answer
    picks.push(...answer.value.picks)
    sent(index + 1)
  }
  return { ok: true, value: { picks } }
}

async function download(id: string): Promise<Answer<Blob>> {
  const response = await post(HTTP.download + id, '{}')
  return response?.ok === true ? { ok: true, value: await response.blob() } : stopped()
}

/** A stream of lines, opened again whenever it ends. */
function listen(listener: (push: Push) => void): void {
  void (async () => {
    for (;;) {
      const response = await post(HTTP.push, '{}')
      if (response?.ok === true && response.body !== null) await readLines(response.body, listener)
      await new Promise((resolve) => {
        setTimeout(resolve, LISTEN_AGAIN_MS)
      })
    }
  })()
}

async function readLines(body: ReadableStream<Uint8Array>, listener: (push: Push) => void): Promise<void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        const message: unknown = line === '' ? null : JSON.parse(line)
        if (isPush(message)) listener(message)
      }
    }
  } catch {
    // The host ended or the stream broke: the caller listens again.
  }
}

function isPush(message: unknown): message is Push {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'progress'
}
