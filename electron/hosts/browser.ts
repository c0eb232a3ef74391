import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { PROGRAM_VERSION } from '#electron/application/program-version.ts'
import { runBrowserHost } from './browser/run-browser-host.ts'
import { userDataFolder } from './data-folder.ts'

/** The browser host: prints its address as one line and serves until the last page has been gone for a while. */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    /** Milliseconds; for tests. */
    'wait-first': { type: 'string' },
    'wait-after': { type: 'string' },
  },
})

const host = await runBrowserHost({
  dataFolder: values.data ?? userDataFolder(process.platform, process.env),
  // From sources and from the bundle alike, the built page lies in out/renderer.
  pageFolder: import.meta.filename.endsWith('.ts')
    ? join(import.meta.dirname, '../../out/renderer')
    : join(import.meta.dirname, '../renderer'),
  version: PROGRAM_VERSION,
  wait: { first: Number(values['wait-first'] ?? 300_000), after: Number(values['wait-after'] ?? 20_000) },
  report: (where, error) => process.stderr.write(`${where}: ${String(error)}\n`),
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => host.end())
process.stdout.write(`${host.url}\n`)
await host.ended
process.exit(0)
