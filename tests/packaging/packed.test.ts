import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { getRawHeader, listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { beforeAll, describe, expect, test } from 'vitest'
import { sha256Of } from '#db/stored-files.ts'
import { packageFontFile } from '#electron/documents/font-files.ts'
import { FONT_ROLE_NAMES, type FontRole } from '#electron/documents/font-roles.ts'
import { ROOT } from '#tests/architecture/planted-tree.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { hasWindowsProgram, writeStubElectron } from './stub-electron.ts'

const BUILDER = join(ROOT, 'node_modules/electron-builder/cli.js')

/** What the build leaves, as tiny files; the rest of a working folder, none of which may be packed. */
const BUILT = [
  'out/main/main.js',
  'out/main/reader-process.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
]
const NOT_FOR_USERS = [
  '.env',
  'out/main/main.js.map',
  'electron/main.ts',
  'db/open.ts',
  'tests/some.test.ts',
  'docs/architecture.md',
  'dist/old.txt',
  'data/kaoping.db',
  'package-lock.json',
]

function makeProject(folder: string, platform: 'linux' | 'win32'): void {
  for (const name of [...BUILT, ...NOT_FOR_USERS]) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), '\n')
  }
  cpSync(join(ROOT, 'build'), join(folder, 'build'), { recursive: true })
  for (const name of ['package.json', 'electron-builder.yml', 'LICENSE']) {
    copyFileSync(join(ROOT, name), join(folder, name))
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction')
  writeStubElectron(join(folder, 'stub'), platform)
}

function pack(folder: string, platform: 'linux' | 'win32', archs: readonly string[]): void {
  makeProject(folder, platform)
  const targets = [platform === 'linux' ? '--linux' : '--win', ...archs.map((arch) => `--${arch}`)]
  const run = spawnSync(
    process.execPath,
    [BUILDER, '--dir', ...targets, '--projectDir', folder, '-c.electronDist=stub', '--publish', 'never'],
    { cwd: folder, encoding: 'utf8', timeout: 120_000 },
  )
  if (run.status !== 0) throw new Error(`electron-builder: ${run.stdout}\n${run.stderr}`)
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .toSorted()
}

const MEGABYTE = 1024 * 1024

const linux = keptFolder('packed-linux')
const windows = keptFolder('packed-windows')

beforeAll(() => {
  pack(linux, 'linux', ['x64', 'arm64'])
  if (hasWindowsProgram) pack(windows, 'win32', ['x64'])
}, 240_000)

describe.each([
  ['linux', 'x64', join(linux, 'dist/linux-unpacked')],
  ['linux', 'arm64', join(linux, 'dist/linux-arm64-unpacked')],
  ['win32', 'x64', join(windows, 'dist/win-unpacked')],
] as const)('packed for %s %s', (platform, arch, packed) => {
  // Without a Windows program at hand there is nothing whose resources could be edited.
  const packable = platform === 'linux' || hasWindowsProgram
  const program = platform === 'win32' ? 'kesu-kaoping.exe' : 'kesu-kaoping'
  const archive = (): string => join(packed, 'resources', 'app.asar')

  test.skipIf(!packable)('the archive holds the build, the addon’s scripts, and nothing else', () => {
    const listed = listPackage(archive(), { isPack: false })
      .map((name) => name.replaceAll('\\', '/').slice(1))
      .filter((name) => /\.\w+$|LICENSE$/.test(name))
    const addon = listed.filter((name) => name.startsWith('node_modules/better-sqlite3/lib/'))
    expect(addon).toContain('node_modules/better-sqlite3/lib/index.js')
    expect(addon.filter((name) => !name.endsWith('.js'))).toEqual([])
    expect(listed.filter((name) => !addon.includes(name)).toSorted()).toEqual(
      [
        ...BUILT,
        'package.json',
        'node_modules/better-sqlite3/LICENSE',
        'node_modules/better-sqlite3/package.json',
        `node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node`,
      ].toSorted(),
    )
  })

  test.skipIf(!packable)(
    'beside it lie the addon of this platform, the fonts with their licences, two languages',
    () => {
      const font = (name: string): string => `resources/node_modules/${name}`
      expect(filesUnder(packed).filter((name) => name !== 'version')).toEqual(
        [
          program,
          platform === 'win32' ? 'kaoping.cmd' : 'kaoping',
          'locales/en-US.pak',
          'locales/zh-CN.pak',
          'resources/LICENSE.txt',
          'resources/app.asar',
          `resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node`,
          font('@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf'),
          font('@expo-google-fonts/noto-sans-sc/LICENSE_FONT'),
          font('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
          font('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'),
          font('@expo-google-fonts/noto-serif-sc/LICENSE_FONT'),
          font('@fontsource/lxgw-wenkai/LICENSE'),
          font('@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff'),
        ].toSorted(),
      )
    },
  )

  test.skipIf(!packable)('every font that the documents name is found from the packed program', () => {
    const roles = Object.keys(FONT_ROLE_NAMES) as FontRole[]
    const missing = roles
      .map((role) => relative(ROOT, packageFontFile(role)))
      .filter((path) => !existsSync(join(packed, 'resources', path)))
    expect(missing).toEqual([])
  })

  test.skipIf(!packable)('the binary can do nothing but run the archive', async () => {
    const wire = await getCurrentFuseWire(join(packed, program))
    const on = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ]
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ]
    expect(on.map((fuse) => wire[fuse])).toEqual(on.map(() => FuseState.ENABLE))
    expect(off.map((fuse) => wire[fuse])).toEqual(off.map(() => FuseState.DISABLE))
  })

  test.skipIf(!packable)(
    'a Windows binary knows the checksum of its archive; Linux has no place for it',
    () => {
      const { headerString } = getRawHeader(archive())
      const checksum = sha256Of(Buffer.from(headerString))
      expect(readFileSync(join(packed, program)).includes(checksum)).toBe(platform === 'win32')
    },
  )

  test.skipIf(!packable)('it is no larger than it need be', () => {
    const size = filesUnder(packed).reduce((sum, name) => sum + statSync(join(packed, name)).size, 0)
    expect(statSync(archive()).size).toBeLessThan(MEGABYTE)
    expect(size).toBeLessThan(64 * MEGABYTE)
  })
})
