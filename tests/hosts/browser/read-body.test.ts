import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { readBody, type Body } from '#electron/hosts/browser/read-body.ts'

/** What becomes of a body that is sent in two pieces, the second after a while or never. */
async function bodyOf(second: string | null): Promise<Body> {
  const { promise, resolve } = Promise.withResolvers<Body>()
  const server = createServer((request) => resolve(readBody(request, 100, 300)))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n12')
  if (second !== null) setTimeout(() => socket.write(second), 20)
  return promise
}

test('a body is read whole; one that does not come to its end is let go in time', async () => {
  expect(await bodyOf('34')).toEqual({ ok: true, bytes: Buffer.from('1234') })
  expect(await bodyOf(null)).toEqual({ ok: false, status: 400 })
})
