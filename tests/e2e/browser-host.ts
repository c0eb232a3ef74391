import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { HTTP, TOKEN_HEADER } from '#shared/contract/http.ts'
import { ensureBuilt, OUT } from './built.ts'

export interface RunningHost {
  /** With the one-time code. */
  readonly url: string
  /** "127.0.0.1:<port>". */
  readonly host: string
  readonly port: number
  readonly code: string
  readonly pid: number
  readonly exited: Promise<number | null>
  readonly stop: () => Promise<void>
}

/** Starts the built browser host on a data folder of its own, as npm start does. */
export async function startBrowserHost(data: string, ...more: readonly string[]): Promise<RunningHost> {
  await ensureBuilt()
  const program = join(OUT, 'main', 'browser.js')
  const child = spawn(process.execPath, [program, '--data', data, ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', resolve)
  })
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`the browser host ended with ${code}`)))
  })
  const { host, port, hash } = new URL(url)
  return {
    url,
    host,
    port: Number(port),
    code: hash.replace('#code=', ''),
    pid: child.pid ?? 0,
    exited,
    stop: async () => {
      child.kill('SIGTERM')
      await exited
    },
  }
}

/** Changes the code for the token, as the page does. */
export async function takeToken({ host, code }: RunningHost): Promise<string> {
  const response = await fetch(`http://${host}${HTTP.session}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  })
  const body: unknown = await response.json()
  if (typeof body === 'object' && body !== null && 'token' in body && typeof body.token === 'string')
    return body.token
  throw new Error(`no token: ${response.status}`)
}

/** One call over HTTP, with the token. */
export async function callHost(
  host: string,
  token: string,
  name: string,
  request: unknown,
): Promise<unknown> {
  const response = await fetch(`http://${host}${HTTP.call}${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [TOKEN_HEADER]: token },
    body: JSON.stringify(request),
  })
  return response.json()
}
