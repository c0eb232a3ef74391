import { cpSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { NONCE_MARK } from '#electron/hosts/page-files.ts'
import { LICENCES } from './bundle.ts'
import { ROOT } from './steps.ts'

/** The bridge as one CommonJS file: a sandboxed preload can require nothing but electron. */
export async function bundlePreload(): Promise<void> {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node24',
      outDir: join(ROOT, 'out', 'preload'),
      emptyOutDir: true,
      minify: false,
      rollupOptions: {
        input: { preload: join(ROOT, 'electron', 'preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
    ssr: { target: 'node', noExternal: true, external: ['electron'] },
  })
}

/** The pages, minified. The nonce's mark stands where each answer of a host puts a fresh one. */
export async function bundleRenderer(): Promise<void> {
  // A test runner's own setting would bring React's slow development half into the pages.
  process.env['NODE_ENV'] = 'production'
  await build({
    root: join(ROOT, 'renderer'),
    configFile: false,
    logLevel: 'warn',
    base: './',
    html: { cspNonce: NONCE_MARK },
    plugins: [react()],
    build: {
      target: 'chrome140',
      outDir: join(ROOT, 'out', 'renderer'),
      emptyOutDir: true,
      minify: 'oxc',
      // A file of its own for each picture: the policy allows data: for images, but fonts and scripts must be files.
      assetsInlineLimit: 0,
      license: { fileName: LICENCES },
      chunkSizeWarningLimit: 2_000,
    },
  })
  copyPdfParts()
}

/** What pdf.js asks for at run time: character maps (Chinese vanishes without), the standard fonts, colour profiles, decoders. */
function copyPdfParts(): void {
  const from = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  for (const folder of ['cmaps', 'standard_fonts', 'iccs', 'wasm']) {
    cpSync(join(from, folder), join(ROOT, 'out', 'renderer', 'pdf', folder), {
      recursive: true,
      // The interpreter for scripts in PDF files: they are never run.
      filter: (path) => !basename(path).startsWith('quickjs'),
    })
  }
}
