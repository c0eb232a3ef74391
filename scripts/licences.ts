import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Licence } from '#shared/contract/licence.ts'
import { LICENCES } from './bundle.ts'
import { ROOT } from './steps.ts'

/** Not in the bundles: they lie beside them. */
const BESIDE = [
  'better-sqlite3',
  'electron',
  '@expo-google-fonts/noto-sans-sc',
  '@expo-google-fonts/noto-serif-sc',
  '@fontsource/lxgw-wenkai',
]

/** Everything of others that the program is made of, as one list beside the pages, by name. */
export function gatherLicences(): void {
  const main = join(ROOT, 'out', 'main', LICENCES)
  const pages = join(ROOT, 'out', 'renderer', LICENCES)
  const all = [...readBundled(main), ...readBundled(pages), ...BESIDE.map(readPackage)]
  const byName = new Map(all.map((licence) => [`${licence.name} ${licence.version}`, licence]))
  const sorted = [...byName.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
  writeFileSync(pages, JSON.stringify(sorted))
  rmSync(main)
}

function readBundled(path: string): readonly Licence[] {
  const list = JSON.parse(readFileSync(path, 'utf8')) as readonly {
    readonly name: string
    readonly version: string
    readonly identifier?: string
    readonly text?: string
  }[]
  return list.map(({ name, version, identifier, text }) => ({
    name,
    version,
    licence: identifier ?? '',
    text: text ?? '',
  }))
}

function readPackage(name: string): Licence {
  const folder = join(ROOT, 'node_modules', name)
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly version: string
    readonly license?: string
  }
  const file = existsSync(folder)
    ? readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
    : undefined
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8')
  return { name, version, licence: license ?? '', text }
}
