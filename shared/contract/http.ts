/**
 * The browser host's doors, all below its own origin. Every request but `session` carries the header TOKEN_HEADER.
 * session:  POST {"code": …} (from the URL fragment "#code=…") → {"token": …}; the code works once.
 * call:     POST /api/call/<name>, JSON request → JSON answer.
 * push:     POST /api/push, {} → a stream of lines, each a JSON push or {"kind":"alive"}.
 * upload:   POST /api/upload?name=…&modified=<ms>[&for=evidence|package], body application/octet-stream: the file → answer of PickedFiles.
 * download: POST /api/download/<id>, {} → the file's bytes (application/octet-stream).
 */
export const HTTP = {
  session: '/api/session',
  call: '/api/call/',
  push: '/api/push',
  upload: '/api/upload',
  download: '/api/download/',
} as const

export const TOKEN_HEADER = 'x-kaoping-token'
/** Name of the one-time code in the URL fragment. */
export const CODE_KEY = 'code'
