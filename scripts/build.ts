import { join } from 'node:path'
import { build } from 'vite'
import { requireNode } from './node-version.ts'
import { ROOT } from './steps.ts'

requireNode()

/** The main side as plain JavaScript in out/main: the batch host, and the process that reads workbooks. */
await build({
  root: ROOT,
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node22',
    outDir: join(ROOT, 'out', 'main'),
    emptyOutDir: true,
    minify: false,
    rollupOptions: {
      input: {
        batch: join(ROOT, 'electron/hosts/batch.ts'),
        'reader-process': join(ROOT, 'electron/workbooks/reader-process.ts'),
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  ssr: { target: 'node', noExternal: true, external: ['better-sqlite3'] },
})
