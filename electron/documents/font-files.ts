import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import { familiesOf } from './font-families.ts'

/** The faces that GB/T 9704-2012 asks for, by what they are called in an office. */
export type FontRole = 'body' | 'kai' | 'hei' | 'title' | 'song'

export const FONT_ROLE_NAMES: Readonly<Record<FontRole, string>> = {
  body: '仿宋',
  kai: '楷体',
  hei: '黑体',
  title: '小标宋',
  song: '宋体',
}

/**
 * File names in lower case, best first: Windows' own, then Founder's as users install them and as UOS and Kylin carry them,
 * with the older GB 2312 faces in between.
 */
const SYSTEM_FILES: Readonly<Record<FontRole, readonly string[]>> = {
  body: [
    'simfang.ttf',
    '仿宋_gb2312.ttf',
    'fangsong_gb2312.ttf',
    'fzfsk.ttf',
    'fzfsjw.ttf',
    'fzfangsong-z02.ttf',
  ],
  kai: ['simkai.ttf', '楷体_gb2312.ttf', 'kaiti_gb2312.ttf', 'fzktk.ttf', 'fzktjw.ttf', 'fzkai-z03.ttf'],
  hei: ['simhei.ttf', 'fzhtk.ttf', 'fzhtjw.ttf', 'fzhei-b01.ttf'],
  title: ['fzxbsjw.ttf', 'fzxbsk.ttf', '方正小标宋简体.ttf', '方正小标宋_gbk.ttf', 'fzxiaobiaosong-b05.ttf'],
  // Page numbers only; Windows has its 宋体 in a collection, and the one that comes with the program is as good.
  song: [],
}

/**
 * Family names, whatever the file is called: Windows' and Founder's, 华文 of macOS, and what UOS and Kylin carry. Only whole
 * names and those with a maker's ending: 仿宋 is not 新仿宋.
 */
const FAMILIES: Readonly<Record<FontRole, RegExp | null>> = {
  body: /^(?:仿宋(?:_GB2312)?|FangSong(?:_GB2312)?|STFangsong|华文仿宋|(?:方正|CESI)仿宋.*|(?:FZ|CESI_)FangSong.*)$/,
  kai: /^(?:楷体(?:_GB2312)?|KaiTi(?:_GB2312)?|STKaiti|华文楷体|(?:方正|CESI)楷体.*|(?:FZ|CESI_)Kai.*)$/,
  hei: /^(?:黑体|SimHei|STHeiti|华文黑体|(?:方正|CESI)黑体.*|(?:FZ|CESI_)Hei.*)$/,
  title: /^(?:方正小标宋.*|FZXiaoBiaoSong.*|小标宋.*)$/,
  song: null,
}

/** Free fonts that come with the program (SIL Open Font License). No package has a free 仿宋 or 小标宋: 宋体 stands in. */
const PACKAGE_FILES: Readonly<Record<FontRole, string>> = {
  body: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  kai: '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff',
  hei: '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
  title: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  song: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
}

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
    ]
  }
  return [
    join(home, '.local', 'share', 'fonts'),
    join(home, '.fonts'),
    '/usr/local/share/fonts',
    '/usr/share/fonts',
  ]
}

/** The files that may serve a role, best first; the last one always exists. */
export function fontFilesFor(role: FontRole, folders: readonly string[]): readonly string[] {
  const found = folders.flatMap((folder) => listFiles(folder, MAX_DEPTH))
  const wanted = SYSTEM_FILES[role].flatMap((name) =>
    found.filter((path) => basename(path).toLowerCase() === name),
  )
  const family = FAMILIES[role]
  const called =
    family === null
      ? []
      : found.filter(
          (path) =>
            /\.(?:ttf|otf)$/i.test(path) &&
            !wanted.includes(path) &&
            familiesOf(path).some((name) => family.test(name)),
        )
  return [...wanted, ...called, packageFontFile(role)]
}

export function packageFontFile(role: FontRole): string {
  return createRequire(import.meta.url).resolve(PACKAGE_FILES[role])
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
