import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { PageFile } from '../page-files.ts'
import { answerDoor, turnAway, type Doors } from './doors.ts'
import { judgeOrigin } from './judge-request.ts'

const MAX_SOCKETS = 20
/** An archive of 4 GB from a slow stick. All other bodies have their own, short time (read-body.ts). */
const LONGEST_UPLOAD_MS = 20 * 60_000

const PROTECTION: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
}

export interface Site {
  readonly page: (path: string) => PageFile | null
  readonly report: (error: unknown) => void
}

/** Starts the server on a free port of 127.0.0.1. `openDoors` is called once the address is known. */
export async function serve(site: Site, openDoors: (host: string) => Doors): Promise<Server> {
  let doors: Doors | null = null
  const server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: 10_000,
      requestTimeout: LONGEST_UPLOAD_MS,
      connectionsCheckingInterval: 2_000,
      keepAliveTimeout: 30_000,
      requireHostHeader: false,
    },
    (request, response) => {
      if (doors === null) return response.destroy()
      answer(site, doors, request, response).catch((error: unknown) => {
        site.report(error)
        if (response.headersSent) response.destroy()
        else turnAway(request, response, 500)
      })
    },
  )
  server.maxConnections = MAX_SOCKETS
  // No WebSocket, no proxying; and whoever speaks no HTTP gets none.
  server.on('upgrade', (_request, socket) => socket.destroy())
  server.on('connect', (_request, socket) => socket.destroy())
  server.on('checkContinue', (request, response) => turnAway(request, response, 417))
  server.on('clientError', (_error, socket) => socket.destroy())
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  doors = openDoors(`127.0.0.1:${address.port}`)
  return server
}

async function answer(
  { page }: Site,
  doors: Doors,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.sendDate = false
  for (const [name, value] of Object.entries(PROTECTION)) response.setHeader(name, value)
  const judged = judgeOrigin(request, doors.gate)
  if (!judged.ok) return turnAway(request, response, judged.status)
  if (await answerDoor(doors, judged.path, request, response)) return
  // A page is asked for without a body, which nobody would wait for.
  if (bringsBody(request)) return turnAway(request, response, 404)
  const file = request.method === 'GET' || request.method === 'HEAD' ? page(judged.path) : null
  if (file === null) return turnAway(request, response, 404)
  if (file.policy !== null) response.setHeader('content-security-policy', file.policy)
  response.writeHead(200, { 'content-type': file.type, 'content-length': file.bytes.byteLength })
  response.end(request.method === 'HEAD' ? undefined : file.bytes)
}

function bringsBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0
}
