import { mkdirSync } from 'node:fs'
import { openDesk } from '#electron/ipc/desk.ts'
import { createDispatcher } from '#electron/ipc/dispatch.ts'
import type { Push } from '#shared/contract/push.ts'
import { CODE_KEY } from '#shared/contract/http.ts'
import { loadPageFiles } from '../page-files.ts'
import { watchPages } from './pages-present.ts'
import { createPushStreams } from './push-streams.ts'
import { createSecrets } from './secrets.ts'
import { serve } from './serve.ts'
import { openSpool } from './spool.ts'

export interface BrowserHostOptions {
  readonly dataFolder: string
  readonly pageFolder: string
  readonly version: string
  /** How long the program waits for its first page, and for another after the last one is gone; ms. */
  readonly wait: { readonly first: number; readonly after: number }
  /** Told of what can only be a bug. */
  readonly report: (where: string, error: unknown) => void
}

export interface BrowserHost {
  /** With the one-time code in its fragment. */
  readonly url: string
  /** Ends when the last page has been gone for a while, or when asked to. */
  readonly ended: Promise<void>
  readonly end: () => void
}

/** The application in the machine's own browser: one server on the loopback, one database, one spool. */
export async function runBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  mkdirSync(options.dataFolder, { recursive: true })
  const now = (): Date => new Date()
  const spool = await openSpool(now)
  const secrets = createSecrets(() => performance.now())
  let push = (_message: Push): void => {}
  const desk = openDesk({
    dataFolder: options.dataFolder,
    version: options.version,
    office: { operator: '经办人', now },
    host: {
      kind: 'browser',
      openTarget: () => spool.openTarget(),
      pickReturns: null,
      showFolder: null,
      push: (message) => push(message),
    },
  })
  const { promise: left, resolve: leave } = Promise.withResolvers<void>()
  const pages = watchPages(options.wait, () => desk.job !== null, leave)
  const streams = createPushStreams(pages)
  push = streams.push
  let origin = ''
  const server = await serve(
    { page: loadPageFiles(options.pageFolder), report: (error) => options.report('http', error) },
    (host) => {
      origin = `http://${host}`
      const dispatcher = createDispatcher({ desk, trustedOrigin: origin, report: options.report })
      return { gate: { host, isToken: secrets.isToken }, secrets, desk, dispatcher, streams, spool }
    },
  )
  const shutDown = async (): Promise<void> => {
    await left
    pages.stop()
    streams.end()
    server.close()
    server.closeAllConnections()
    desk.close()
    await spool.remove()
  }
  const ended = shutDown()
  return { url: `${origin}/#${CODE_KEY}=${secrets.code}`, ended, end: leave }
}
