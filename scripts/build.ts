import { join } from 'node:path'
import { build } from 'vite'
import { ROOT } from './steps.ts'

/** The main side as plain JavaScript in out/main: the batch host, and the process that reads workbooks. */
await build({
  root: ROOT,
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node24',
    outDir: join(ROOT, 'out', 'main'),
    emptyOutDir: true,
    minify: false,
    rollupOptions: {
      input: {
        batch: join(ROOT, 'electron/hosts/batch.ts'),
        'reader-process': join(ROOT, 'electron/workbooks/reader-process.ts'),
      },
      // Chunks lie beside their entries: the reader's entry is looked for beside the module that starts it.
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: { target: 'node', noExternal: true, external: ['better-sqlite3'] },
})
