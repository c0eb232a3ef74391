import { protocol } from 'electron'
import type { PageFile } from '../hosts/page-files.ts'

/** The origin of the window, and the only one whose calls are answered. */
export const APP_ORIGIN = 'app://bundle'

/** Must stand before the app is ready: a standard scheme has an origin, so that 'self' in the policy means us. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the built pages, and nothing else, at app://bundle/. */
export function serveApp(page: (path: string) => PageFile | null): void {
  protocol.handle('app', (request) => {
    const { host, pathname } = new URL(request.url)
    const file = host === 'bundle' && request.method === 'GET' ? page(pathname) : null
    if (file === null) return new Response(null, { status: 404 })
    const headers = new Headers({
      'content-type': file.type,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
    if (file.policy !== null) headers.set('content-security-policy', file.policy)
    return new Response(new Uint8Array(file.bytes), { headers })
  })
}
