import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.wasm': 'application/wasm',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
}

/** Stands in the built page wherever a nonce belongs; the build puts it there. */
export const NONCE_MARK = '__CSP_NONCE__'

export interface PageFile {
  readonly type: string
  readonly bytes: Uint8Array
  /** Of the page itself, whose nonce is made anew for each answer, and of the worker that draws PDF. */
  readonly policy: string | null
}

/**
 * The built renderer by request path. Its files are named once at start: what is not on the list does not exist, so no
 * path can lead out of the folder.
 */
export function loadPageFiles(folder: string): (path: string) => PageFile | null {
  const known = new Map<string, string>(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = join(entry.parentPath, entry.name)
        return [`/${file.slice(folder.length + 1).replaceAll('\\', '/')}`, file] as const
      }),
  )
  return (path) => {
    const file = known.get(path === '/' ? '/index.html' : path)
    if (file === undefined) return null
    const type = TYPES[extname(file)] ?? 'application/octet-stream'
    const bytes = readFileSync(file)
    if (file.endsWith('index.html')) return withNonce(bytes, type)
    return { type, bytes, policy: extname(file) === '.mjs' ? WORKER_POLICY : null }
  }
}

function withNonce(bytes: Uint8Array, type: string): PageFile {
  const nonce = randomBytes(16).toString('base64')
  const page = new TextDecoder().decode(bytes).replaceAll(NONCE_MARK, nonce)
  return { type, bytes: new TextEncoder().encode(page), policy: contentPolicy(nonce) }
}

/**
 * A worker has the policy of its own file, not the page's. It takes apart PDF files from outside: it may run the
 * decoders that lie beside it, ask this program alone, and nothing else.
 */
const WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

/** Style tags that antd makes at run time carry the nonce; scripts come from the program's own files alone. */
function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
