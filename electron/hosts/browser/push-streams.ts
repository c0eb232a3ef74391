import type { ServerResponse } from 'node:http'
import type { Push } from '#shared/contract/push.ts'
import type { PagesPresent } from './pages-present.ts'

const ALIVE_MS = 15_000

/** Lines of JSON to every page that listens: EventSource and WebSocket could not send the token header. */
export interface PushStreams {
  readonly open: (response: ServerResponse) => void
  readonly push: (message: Push) => void
  readonly end: () => void
}

export function createPushStreams(pages: PagesPresent): PushStreams {
  const open = new Set<ServerResponse>()
  const send = (message: object): void => {
    const line = `${JSON.stringify(message)}\n`
    for (const response of open) response.write(line)
  }
  // A page that is gone without a word is found out by writing to it.
  const timer = setInterval(() => send({ kind: 'alive' }), ALIVE_MS)
  timer.unref()
  return {
    open: (response) => {
      open.add(response)
      pages.come()
      response.once('close', () => {
        open.delete(response)
        pages.go()
      })
      response.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8' })
      response.write('{"kind":"alive"}\n')
    },
    push: send,
    end: () => {
      clearInterval(timer)
      for (const response of open) response.end()
    },
  }
}
