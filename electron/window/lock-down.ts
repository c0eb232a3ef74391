import { app, session } from 'electron'

/** Copying a table to the clipboard is the one right that a page has. */
const GRANTED = new Set(['clipboard-sanitized-write'])
const OWN = /^(app:\/\/bundle\/|blob:app:\/\/bundle\/|data:|devtools:)/

/** Whatever a page may try: no other address, no other window, no frame of another kind, no rights (reliability.md, section 2). */
export function lockDown(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(GRANTED.has(permission)),
  )
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => GRANTED.has(permission))
  session.defaultSession.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !OWN.test(url) }))
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}
