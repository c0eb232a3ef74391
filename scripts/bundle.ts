import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { ROOT } from './steps.ts'

/** In each folder of the build: what of others is in it. */
export const LICENCES = 'licences.json'

/** A released program has no crash points: their calls are taken out of the sources before they are bundled. */
const WITHOUT_CRASH_POINTS: Plugin = {
  name: 'without-crash-points',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('.ts')
      ? code.replaceAll(/^import \{ crashpoint \} from .*$|^ *crashpoint\('[a-z.-]+'\)$/gm, '')
      : null,
}

/** Bundles entries (name → file) as plain JavaScript for Node; only the SQLite addon and Electron's own module stay outside. */
export async function bundle(outDir: string, input: Readonly<Record<string, string>>): Promise<void> {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    plugins: [WITHOUT_CRASH_POINTS],
    build: {
      ssr: true,
      target: 'node24',
      outDir: join(ROOT, outDir),
      emptyOutDir: true,
      minify: false,
      license: { fileName: LICENCES },
      rollupOptions: {
        input: { ...input },
        // Chunks lie beside their entries: the reader's entry is looked for beside the module that starts it.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
    ssr: { target: 'node', noExternal: true, external: ['better-sqlite3', 'electron'] },
  })
}

/** The main side in out/main: Electron's entry, the browser and batch hosts, and the process that reads workbooks. */
export async function bundleMain(): Promise<void> {
  await bundle('out/main', {
    main: 'electron/main.ts',
    browser: 'electron/hosts/browser.ts',
    batch: 'electron/hosts/batch.ts',
    'reader-process': 'electron/workbooks/reader-process.ts',
  })
}
