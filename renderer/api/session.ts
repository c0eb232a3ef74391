import { CODE_KEY, HTTP } from '#shared/contract/http.ts'

const STORED = 'kaoping-token'

/** The one-time code leaves the address at once, before the router reads the fragment. */
const code = takeCode()
let asked: Promise<string | null> | null = null

function takeCode(): string | null {
  const found = new URLSearchParams(location.hash.slice(1)).get(CODE_KEY)
  if (found !== null) history.replaceState(null, '', location.pathname)
  return found
}

/** The header token of this window; kept over a reload. Null where the window came without a code. */
export function sessionToken(): Promise<string | null> {
  asked ??= code === null ? Promise.resolve(sessionStorage.getItem(STORED)) : exchange(code)
  return asked
}

async function exchange(once: string): Promise<string | null> {
  const response = await fetch(HTTP.session, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ [CODE_KEY]: once }),
    cache: 'no-store',
  })
  const body: unknown = response.ok ? await response.json() : null
  const token =
    typeof body === 'object' && body !== null && 'token' in body && typeof body.token === 'string'
      ? body.token
      : sessionStorage.getItem(STORED)
  if (token !== null) sessionStorage.setItem(STORED, token)
  return token
}
