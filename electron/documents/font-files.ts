import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import { facesIn, type FontFace } from './font-faces.ts'
import { ROLE_FAMILIES, ROLE_FILES, type FontRole } from './font-roles.ts'

interface Packed {
  readonly path: string
  /** PostScript name. */
  readonly name: string
  readonly family: string
}

const SERIF: Packed = {
  path: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  name: 'NotoSerifSC-Regular',
  family: '思源宋体',
}
const WENKAI: Packed = {
  path: '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff',
  name: 'LXGWWenKai-Regular',
  family: '霞鹜文楷',
}

/** Free fonts that come with the program (SIL Open Font License). No package has a free 仿宋 or 小标宋: 宋体 stands in. */
const PACKED: Readonly<Record<FontRole, Packed>> = {
  body: SERIF,
  kai: WENKAI,
  hei: {
    path: '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
    name: 'NotoSansSC-Medium',
    family: '思源黑体',
  },
  title: {
    path: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
    name: 'NotoSerifSC-Bold',
    family: '思源宋体 粗',
  },
  song: SERIF,
  rare: WENKAI,
  rarest: WENKAI,
}

/** The font that the office wants for a role: by its PostScript name; the family is what a person knows it by. */
export interface ChosenFont {
  readonly name: string
  readonly family: string
}

export type FontChoice = Readonly<Partial<Record<FontRole, ChosenFont>>>

const MAX_DEPTH = 4

/** Where Windows, macOS, UOS, Kylin and other Linux desktops keep fonts. */
export function systemFontFolders(): readonly string[] {
  const home = homedir()
  if (process.platform === 'win32') {
    const local = process.env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local')
    return [
      join(process.env['WINDIR'] ?? 'C:\\Windows', 'Fonts'),
      join(local, 'Microsoft', 'Windows', 'Fonts'),
    ]
  }
  if (process.platform === 'darwin') {
    return [
      join(home, 'Library', 'Fonts'),
      '/Library/Fonts',
      '/System/Library/Fonts',
      '/System/Library/AssetsV2/com_apple_MobileAsset_Font7',
      '/System/Library/AssetsV2/com_apple_MobileAsset_Font8',
    ]
  }
  return [
    join(home, '.local', 'share', 'fonts'),
    join(home, '.fonts'),
    '/usr/local/share/fonts',
    '/usr/share/fonts',
  ]
}

/** All font files below the folders. */
export function listFontFiles(folders: readonly string[]): readonly string[] {
  return folders
    .flatMap((folder) => listFiles(folder, MAX_DEPTH))
    .filter((path) => /\.(?:ttf|otf|ttc|otc)$/i.test(path))
}

/** The fonts that suit a role by what they are called, best first; the one that comes with the program is the last and always there. */
export function fontsFor(role: FontRole, files: readonly string[]): readonly FontFace[] {
  const named = ROLE_FILES[role].flatMap((name) =>
    files
      .filter((path) => basename(path).toLowerCase() === name)
      .flatMap((path) => facesIn(path).slice(0, 1)),
  )
  const family = ROLE_FAMILIES[role]
  const called =
    family === null
      ? []
      : files
          .flatMap(facesIn)
          .filter((face) => !named.includes(face) && face.families.some((name) => family.test(name)))
  return [...[...named, ...called].filter(({ embeddable }) => embeddable), packedFace(role)]
}

/** The font of that name; null where the machine has none, and the program doesn't bring it for this role either. */
export function findFont(name: string, role: FontRole, files: readonly string[]): FontFace | null {
  const packed = packedFace(role)
  if (packed.name === name) return packed
  return files.flatMap(facesIn).find((face) => face.name === name) ?? null
}

function packedFace(role: FontRole): FontFace {
  const { name, family } = PACKED[role]
  return { file: packageFontFile(role), name, families: [family], chinese: true, embeddable: true }
}

export function packageFontFile(role: FontRole): string {
  return createRequire(import.meta.url).resolve(PACKED[role].path)
}

function listFiles(folder: string, depth: number): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name)
      if (!entry.isDirectory()) return [path]
      return depth > 1 ? listFiles(path, depth - 1) : []
    })
  } catch {
    // A folder that is not there, or closed to this user, has no fonts for us.
    return []
  }
}
