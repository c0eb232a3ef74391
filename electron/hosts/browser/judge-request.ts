import type { IncomingMessage } from 'node:http'
import { TOKEN_HEADER } from '#shared/contract/http.ts'

/** What the address line and headers of a request must say. */
export interface Gate {
  /** "127.0.0.1:<port>". */
  readonly host: string
  readonly isToken: (text: string) => boolean
}

/** A request that may go on, or the status with which it is turned away. */
export type Judgement =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly status: number }

const refuse = (status: number): Judgement => ({ ok: false, status })

/** For every request: it names this very host once, and it comes from our own page or from the address bar. */
export function judgeOrigin({ headersDistinct, url = '' }: IncomingMessage, { host }: Gate): Judgement {
  const one = (name: string): string | null => {
    const values = headersDistinct[name]
    return values === undefined ? '' : values.length === 1 ? (values[0] ?? '') : null
  }
  if (one('host') !== host) return refuse(421)
  const origin = one('origin')
  if (origin !== '' && origin !== `http://${host}`) return refuse(403)
  const site = one('sec-fetch-site')
  if (site !== '' && site !== 'same-origin' && site !== 'none') return refuse(403)
  // An absolute address or one with a second slash may name another host.
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(url)) return refuse(404)
  return { ok: true, path: url.split('?')[0] ?? '/' }
}

/** For the doors of /api: a POST from our page with the right kind of body, and the token where it is asked for. */
export function judgeCall(
  { method, headersDistinct }: IncomingMessage,
  gate: Gate,
  need: { readonly type: string; readonly token: boolean },
): Judgement {
  if (method !== 'POST') return refuse(405)
  if (headersDistinct['sec-fetch-site']?.[0] === 'none') return refuse(403)
  const types = headersDistinct['content-type'] ?? []
  if (types.length !== 1 || types[0]?.toLowerCase().replace(/;\s*charset=utf-8$/, '') !== need.type)
    return refuse(415)
  const tokens = headersDistinct[TOKEN_HEADER] ?? []
  if (need.token && (tokens.length !== 1 || !gate.isToken(tokens[0] ?? ''))) return refuse(401)
  return { ok: true, path: '' }
}
