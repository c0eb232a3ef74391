import { mkdirSync } from 'node:fs'
import { CODE_KEY } from '#shared/contract/http.ts'
import { loadPageFiles } from '../page-files.ts'
import type { Work } from './open-work.ts'
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
  mkdirSync(options.dataFolder, { recursive: true, mode: 0o700 })
  const now = (): Date => new Date()
  const spool = await openSpool(now)
  const secrets = createSecrets(() => performance.now())
  const { promise: left, resolve: leave } = Promise.withResolvers<void>()
  let opened: Work | null = null
  const pages = watchPages(options.wait, () => opened !== null && opened.desk.job !== null, leave)
  const streams = createPushStreams(pages)
  let origin = ''
  const open = async (): Promise<Work> => {
    const { openWork } = await import('./open-work.ts')
    opened ??= openWork({
      dataFolder: options.dataFolder,
      version: options.version,
      trustedOrigin: origin,
      report: options.report,
      office: { operator: '经办人', now },
      host: {
        kind: 'browser',
        openTarget: () => spool.openTarget(),
        pickReturns: null,
        pickFolder: null,
        showFolder: null,
        forget: (path) => spool.forget(path),
        push: streams.push,
      },
    })
    return opened
  }
  const server = await serve(
    { page: loadPageFiles(options.pageFolder), report: (error) => options.report('http', error) },
    (host) => {
      origin = `http://${host}`
      return { gate: { host, isToken: secrets.isToken }, secrets, work: open, streams, spool }
    },
  )
  // While the browser starts, the rest of the program does too. What fails here fails again for the first call, which says so.
  setImmediate(() => void open().catch((error: unknown) => options.report('open', error)))
  const shutDown = async (): Promise<void> => {
    await left
    pages.stop()
    streams.end()
    server.close()
    server.closeAllConnections()
    opened?.desk.close()
    await spool.remove()
  }
  const ended = shutDown()
  return { url: `${origin}/#${CODE_KEY}=${secrets.code}`, ended, end: leave }
}
