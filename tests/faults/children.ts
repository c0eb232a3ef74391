import { rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { ROOT } from '#tests/architecture/planted-tree.ts'

/** A defect that is put into the program to see a test fail: in a file, this text instead of that. */
export interface Plant {
  readonly file: string
  readonly instead: string
  readonly of: string
}

/** Programs of these tests as plain JavaScript in a folder: they start five times as fast as their sources. */
export async function bundleChildren(
  folder: string,
  names: readonly string[],
  { crashing = false, plant = null }: { readonly crashing?: boolean; readonly plant?: Plant | null } = {},
): Promise<void> {
  const outDir = join(folder, crashing ? 'crashing' : 'children')
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    plugins: plant === null ? [] : [planted(plant)],
    build: {
      ssr: true,
      target: 'node24',
      outDir,
      emptyOutDir: false,
      minify: false,
      rollupOptions: {
        input: {
          ...Object.fromEntries(names.map((name) => [name, join(import.meta.dirname, `${name}.ts`)])),
          'reader-process': join(ROOT, 'electron/workbooks/reader-process.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
    ssr: {
      target: 'node',
      noExternal: true,
      external: ['better-sqlite3'],
      resolve: { conditions: [...(crashing ? ['crashing'] : []), 'module', 'node'] },
    },
  })
  const modules = join(folder, 'node_modules')
  rmSync(modules, { force: true })
  symlinkSync(join(ROOT, 'node_modules'), modules)
}

export function childPath(folder: string, name: string, crashing = false): string {
  return join(folder, crashing ? 'crashing' : 'children', `${name}.js`)
}

function planted({ file, instead, of }: Plant): Plugin {
  return {
    name: 'planted',
    enforce: 'pre',
    transform: (code, id) => {
      if (!id.endsWith(file)) return null
      if (!code.includes(of)) throw new Error(`${file} has no ${of}`)
      return code.replace(of, instead)
    },
  }
}
