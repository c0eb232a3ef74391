import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TOKEN_HEADER } from '#shared/contract/http.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { callHost, startBrowserHost, takeToken, type RunningHost } from './browser-host.ts'
import { requestText, sendRaw } from './raw-request.ts'

const folder = keptFolder('hostile')
let host: RunningHost
let token = ''
beforeAll(async () => {
  host = await startBrowserHost(folder)
  token = await takeToken(host)
}, 120_000)
afterAll(() => host.stop())

/** What a request of our own page carries; each hostile one has something else. */
interface Shape {
  readonly first?: string
  readonly host?: readonly string[]
  readonly type?: string | null
  readonly token?: readonly string[] | null
  readonly more?: readonly string[]
  readonly body?: string
}

function shaped({ first, host: hosts, type, token: tokens, more, body = '{}' }: Shape): string {
  return requestText(
    first ?? 'POST /api/call/appStatus HTTP/1.1',
    [
      ...(hosts ?? [host.host]).map((name) => `Host: ${name}`),
      ...(type === null ? [] : [`Content-Type: ${type ?? 'application/json'}`]),
      ...(tokens === null ? [] : (tokens ?? [token]).map((text) => `${TOKEN_HEADER}: ${text}`)),
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      ...(more ?? []),
    ],
    body,
  )
}

const port = (): number => host.port
const other = (text: string): string => text.replace(/^./, (first) => (first === '0' ? '1' : '0'))

const HOSTILE: readonly (readonly [string, () => Shape])[] = [
  ['another host name', () => ({ host: ['evil.com'] })],
  ['another host name with our port', () => ({ host: [`evil.com:${port()}`] })],
  ['localhost for 127.0.0.1', () => ({ host: [`localhost:${port()}`] })],
  ['localhost.evil', () => ({ host: [`localhost.evil.com:${port()}`] })],
  ['our address as one number', () => ({ host: [`2130706433:${port()}`] })],
  ['our address in hexadecimal', () => ({ host: [`0x7f.0.0.1:${port()}`] })],
  ['IPv6 loopback', () => ({ host: [`[::1]:${port()}`] })],
  ['our address without the port', () => ({ host: ['127.0.0.1'] })],
  ['another port', () => ({ host: [`127.0.0.1:${port() + 1}`] })],
  ['a trailing dot', () => ({ host: [`127.0.0.1.:${port()}`] })],
  ['no host', () => ({ host: [] })],
  ['an empty host', () => ({ host: [''] })],
  ['two hosts, ours first', () => ({ host: [host.host, 'evil.com'] })],
  ['two hosts, ours last', () => ({ host: ['evil.com', host.host] })],
  ['our host twice', () => ({ host: [host.host, host.host] })],
  ['a user in the host', () => ({ host: [`evil@127.0.0.1:${port()}`] })],
  ['an absolute address', () => ({ first: 'POST http://evil.com/api/call/appStatus HTTP/1.1' })],
  ['an absolute address of ours', () => ({ first: `POST http://${host.host}/api/call/appStatus HTTP/1.1` })],
  ['an address with two slashes', () => ({ first: 'POST //api/call/appStatus HTTP/1.1' })],
  ['a backslash', () => ({ first: 'POST /\\api/call/appStatus HTTP/1.1' })],
  ['dots that lead up to the door', () => ({ first: 'POST /assets/../api/call/appStatus HTTP/1.1' })],
  ['HTTP/1.0 without host', () => ({ first: 'POST /api/call/appStatus HTTP/1.0', host: [] })],
  ['a foreign origin', () => ({ more: ['Origin: https://evil.com'] })],
  ['the origin null', () => ({ more: ['Origin: null'] })],
  ['our origin by https', () => ({ more: [`Origin: https://${host.host}`] })],
  ['another port of this machine', () => ({ more: ['Origin: http://127.0.0.1:8080'] })],
  ['two origins', () => ({ more: [`Origin: http://${host.host}`, 'Origin: https://evil.com'] })],
  ['a file as origin', () => ({ more: ['Origin: file://'] })],
  ['a cross-site fetch', () => ({ more: ['Sec-Fetch-Site: cross-site'] })],
  ['a same-site fetch', () => ({ more: ['Sec-Fetch-Site: same-site'] })],
  ['a fetch from the address bar', () => ({ more: ['Sec-Fetch-Site: none'] })],
  ['GET', () => ({ first: 'GET /api/call/appStatus HTTP/1.1' })],
  ['PUT', () => ({ first: 'PUT /api/call/appStatus HTTP/1.1' })],
  ['DELETE', () => ({ first: 'DELETE /api/call/appStatus HTTP/1.1' })],
  ['TRACE', () => ({ first: 'TRACE /api/call/appStatus HTTP/1.1' })],
  [
    'a preflight',
    () => ({
      first: 'OPTIONS /api/call/appStatus HTTP/1.1',
      more: ['Origin: https://evil.com', 'Access-Control-Request-Method: POST'],
    }),
  ],
  ['CONNECT', () => ({ first: `CONNECT ${host.host} HTTP/1.1` })],
  [
    'a WebSocket',
    () => ({
      first: 'GET /api/push HTTP/1.1',
      more: [
        'Upgrade: websocket',
        'Connection: Upgrade',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      ],
    }),
  ],
  ['a form', () => ({ type: 'application/x-www-form-urlencoded', body: 'a=1' })],
  ['plain text that is JSON', () => ({ type: 'text/plain' })],
  ['a multipart form', () => ({ type: 'multipart/form-data; boundary=x' })],
  ['no content type', () => ({ type: null })],
  ['two content types', () => ({ more: ['Content-Type: text/plain'] })],
  ['JSON with a list of types', () => ({ type: 'application/json, text/plain' })],
  ['no token', () => ({ token: null })],
  ['an empty token', () => ({ token: [''] })],
  ['a wrong token', () => ({ token: ['0'.repeat(64)] })],
  ['a token with its first letter changed', () => ({ token: [other(token)] })],
  ['a token cut short', () => ({ token: [token.slice(0, -1)] })],
  ['a token with more behind it', () => ({ token: [`${token}0`] })],
  ['two tokens, one right', () => ({ token: [token, 'x'] })],
  ['the token as a cookie', () => ({ token: null, more: [`Cookie: ${TOKEN_HEADER}=${token}`] })],
  [
    'the token in the address',
    () => ({ token: null, first: `POST /api/call/appStatus?token=${token} HTTP/1.1` }),
  ],
  ['the token as a password', () => ({ token: null, more: [`Authorization: Bearer ${token}`] })],
  ['no JSON', () => ({ body: 'x' })],
  ['broken UTF-8 and no JSON', () => ({ body: '\u00ff{' })],
  [
    'the code a second time',
    () => ({
      first: 'POST /api/session HTTP/1.1',
      body: JSON.stringify({ code: host.code }),
    }),
  ],
  [
    'a guessed code',
    () => ({ first: 'POST /api/session HTTP/1.1', body: JSON.stringify({ code: '0'.repeat(64) }) }),
  ],
  [
    'the code as a list',
    () => ({ first: 'POST /api/session HTTP/1.1', body: JSON.stringify({ code: [host.code] }) }),
  ],
  [
    'an upload without a name',
    () => ({ first: 'POST /api/upload HTTP/1.1', type: 'application/octet-stream' }),
  ],
  [
    'an upload as a form',
    () => ({ first: 'POST /api/upload?name=a.xlsx HTTP/1.1', type: 'multipart/form-data; boundary=x' }),
  ],
  ['a download that was never given', () => ({ first: `POST /api/download/${'0'.repeat(32)} HTTP/1.1` })],
  ['a download by path', () => ({ first: 'POST /api/download/../../etc/passwd HTTP/1.1' })],
  ['a body that says it has 10 GB', () => ({ more: ['Expect: 100-continue'] })],
  ['an unknown door', () => ({ first: 'POST /api/shutdown HTTP/1.1' })],
  ['the list of doors', () => ({ first: 'POST /api/ HTTP/1.1' })],
  ['a file above the pages', () => ({ first: 'GET /../package.json HTTP/1.1' })],
  ['the same, encoded', () => ({ first: 'GET /%2e%2e/package.json HTTP/1.1' })],
  ['a file of the machine', () => ({ first: 'GET /etc/passwd HTTP/1.1' })],
  ['the page from another site', () => ({ first: 'GET / HTTP/1.1', more: ['Sec-Fetch-Site: cross-site'] })],
  ['a header without end', () => ({ more: [`X-Long: ${'a'.repeat(40_000)}`] })],
  ['two lengths', () => ({ more: ['Content-Length: 3'] })],
  ['length and chunks', () => ({ more: ['Transfer-Encoding: chunked'] })],
]

test(`of ${HOSTILE.length} hostile requests none is answered, and none learns whose door it is`, async () => {
  const accepted: string[] = []
  const telling: string[] = []
  for (const [name, shape] of HOSTILE) {
    const answer = await sendRaw(port(), shaped(shape()))
    if (answer.status !== null && answer.status < 400) accepted.push(`${name}: ${answer.status}`)
    if (answer.body.replaceAll(/^0$|\s/gm, '') !== '') telling.push(`${name}: ${answer.body.slice(0, 80)}`)
    if (/kaoping|kesu|node|express|access-control|set-cookie|^date:/im.test(answer.head))
      telling.push(`${name}: ${answer.head}`)
  }
  expect(HOSTILE.length).toBeGreaterThanOrEqual(60)
  expect(accepted).toEqual([])
  expect(telling).toEqual([])
})

test('the very request of our page is answered, so that the refusals above are refusals of what is hostile', async () => {
  const answer = await sendRaw(
    port(),
    shaped({ more: [`Origin: http://${host.host}`, 'Sec-Fetch-Site: same-origin'] }),
  )
  expect(answer.status).toBe(200)
  expect(answer.body).toContain('"host":"browser"')
})

test('the status says why: host 421, origin 403, method 405, kind of body 415, token 401, path 404', async () => {
  const status = async (shape: Shape): Promise<number | null> => (await sendRaw(port(), shaped(shape))).status
  expect([
    await status({ host: ['evil.com'] }),
    await status({ more: ['Origin: null'] }),
    await status({ first: 'PUT /api/call/appStatus HTTP/1.1' }),
    await status({ type: 'text/plain' }),
    await status({ token: ['x'] }),
    await status({ first: 'POST /nothing HTTP/1.1' }),
  ]).toEqual([421, 403, 405, 415, 401, 404])
})

test('a body over its limit is not taken: stated, or sent without an end', async () => {
  const head = (length: string): string =>
    requestText('POST /api/call/appStatus HTTP/1.1', [
      `Host: ${host.host}`,
      'Content-Type: application/json',
      `${TOKEN_HEADER}: ${token}`,
      length,
    ])
  expect((await sendRaw(port(), head('Content-Length: 10737418240'))).status).toBe(413)
  const chunk = `${(65_536).toString(16)}\r\n${' '.repeat(65_536)}\r\n`
  expect((await sendRaw(port(), head('Transfer-Encoding: chunked') + chunk.repeat(20))).status).toBe(413)
})

test('idle sockets do not keep others out for long, and there are never more than twenty', async () => {
  const idle = Array.from({ length: 40 }, () => connect({ port: port(), host: '127.0.0.1' }))
  const closed = Promise.all(
    idle.map(
      (socket) =>
        new Promise((resolve) => {
          socket.once('close', resolve)
          socket.once('error', resolve)
          socket.write('POST /api/call/appStatus HTTP/1.1\r\nHost: 127')
        }),
    ),
  )
  await Promise.race([closed, wait(25_000)])
  expect(idle.filter((socket) => !socket.destroyed)).toEqual([])
  expect(await callHost(host.host, token, 'appStatus', {})).toMatchObject({ ok: true })
}, 40_000)

test('nobody listens on another address of this machine', async () => {
  const addresses = Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address)
  const reached = await Promise.all(
    [...addresses, '127.0.0.2', '::1'].map(
      (address) =>
        new Promise<boolean>((resolve) => {
          const socket = connect({ port: port(), host: address, timeout: 2_000 }, () => resolve(true))
          socket.once('error', () => resolve(false))
          socket.once('timeout', () => resolve(false))
        }),
    ),
  )
  expect(reached).not.toContain(true)
})

test('ten wrong codes close the door for the right one; a late one comes too late', async () => {
  const second = await startBrowserHost(keptFolder('codes'))
  try {
    const exchange = (code: string) =>
      fetch(`http://${second.host}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code }),
      }).then(({ status }) => status)
    for (let tries = 0; tries < 10; tries += 1) expect(await exchange(String(tries))).toBe(401)
    expect(await exchange(second.code)).toBe(401)
  } finally {
    await second.stop()
  }
})
