import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Packages for workbooks, PDF and Word, and what the program itself sets in type with; its own form writer is small and needs none. */
const HEAVY = [
  ...['exceljs', '@e965/xlsx', 'jszip', 'saxes', 'yauzl', 'pdfmake', 'pdfkit', 'fontkit', 'docx'].map(
    (name) => `node_modules/${name}/`,
  ),
  'electron/documents/',
]
/** The bundler writes the source of each module above it, as "// node_modules/zod/v4/core/core.js". */
const SOURCE_LINE = /^\/\/ ((?:node_modules|electron|shared|db)\/\S+)$/gm

export interface HeavyModules {
  readonly loaded: number
  /** Sources, by the built files that were loaded. */
  readonly found: readonly string[]
}

/** Which modules of that kind stand in the built files that a program loaded. */
export function heavyModules(main: string, urls: readonly string[]): HeavyModules {
  // The net is tried first: what it looks for is somewhere in the built program, and what must be loaded was seen.
  const all = readdirSync(main).flatMap((name) => (name.endsWith('.js') ? sourcesIn(join(main, name)) : []))
  const loaded = [...new Set(urls)].map((url) => fileURLToPath(url))
  const sources = loaded.flatMap(sourcesIn)
  for (const [name, list] of Object.entries({
    'node_modules/exceljs/': all,
    'node_modules/pdfmake/': all,
    'node_modules/zod/': sources,
  })) {
    if (!list.some((source) => source.startsWith(name)))
      throw new Error(`no ${name}: the sources are not told`)
  }
  return {
    loaded: loaded.length,
    found: sources.filter((source) => HEAVY.some((name) => source.startsWith(name))),
  }
}

function sourcesIn(path: string): readonly string[] {
  return [...readFileSync(path, 'utf8').matchAll(SOURCE_LINE)].map(([, source = '']) => source)
}
