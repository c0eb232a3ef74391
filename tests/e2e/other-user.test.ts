import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keptFolder } from '#tests/support/scratch.ts'
import { callHost, startBrowserHost, takeToken } from './browser-host.ts'

const NOBODY = 65_534

/** What another account of this computer finds out about the program, told by itself. */
const LOOK = `
const fs = require('node:fs')
const [pid, data, spool] = process.argv.slice(1)
const attempt = (what) => { try { return String(what()) } catch (error) { return error.code } }
console.log(JSON.stringify({
  uid: process.getuid(),
  commandLine: attempt(() => fs.readFileSync('/proc/' + pid + '/cmdline', 'utf8')),
  environment: attempt(() => fs.readFileSync('/proc/' + pid + '/environ', 'utf8')),
  data: attempt(() => fs.readdirSync(data)),
  database: attempt(() => fs.readFileSync(data + '/kaoping.db').length),
  spool: attempt(() => fs.readdirSync(spool)),
}))
`

// Only root can become somebody else.
test.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)(
  'another account of this computer sees neither code nor token, neither data nor what was handed over',
  async () => {
    // A folder that the program makes itself, in one that anybody may enter.
    const home = keptFolder('other-user')
    chmodSync(home, 0o755)
    const data = join(home, 'kesu-kaoping')
    const host = await startBrowserHost(data)
    try {
      const token = await takeToken(host)
      await callHost(host.host, token, 'createYear', { year: 2018 })
      const spool = readdirSync(tmpdir()).find((name) => name.startsWith(`kesu-${host.pid}-`))
      const node = join(home, 'node')
      copyFileSync(process.execPath, node)
      chmodSync(node, 0o755)
      const look = spawnSync(node, ['-e', LOOK, '--', String(host.pid), data, join(tmpdir(), spool ?? '')], {
        uid: NOBODY,
        gid: NOBODY,
        cwd: '/',
        encoding: 'utf8',
        env: {},
      })
      const seen = JSON.parse(look.stdout) as Readonly<Record<string, string | number>>
      expect(seen).toMatchObject({
        uid: NOBODY,
        environment: 'EACCES',
        data: 'EACCES',
        database: 'EACCES',
        spool: 'EACCES',
      })
      expect(seen['commandLine']).not.toContain(host.code)
      expect(seen['commandLine']).not.toContain(token)
      expect(statSync(data).mode & 0o777).toBe(0o700)
    } finally {
      await host.stop()
    }
  },
  60_000,
)
