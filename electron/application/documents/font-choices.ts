import { appendLog } from '#db/log.ts'
import { storeSetting } from '#db/settings.ts'
import { facesIn, type FontFace } from '#electron/documents/font-faces.ts'
import {
  findFont,
  fontsFor,
  listFontFiles,
  packageFontFile,
  systemFontFolders,
  type ChosenFont,
} from '#electron/documents/font-files.ts'
import { FONT_ROLE_NAMES, OFFICE_FONT_ROLES, type OfficeFontRole } from '#electron/documents/font-roles.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { FONTS, loadFontChoice } from './load-font-choice.ts'

export interface OfferedFont {
  /** PostScript name. */
  readonly font: string
  /** "方正小标宋简体", "思源宋体（程序自带）"; with its own name where several are called so. */
  readonly label: string
  /** It is called what the standard asks for; others are only Chinese. */
  readonly suits: boolean
}

export interface RoleFonts {
  readonly role: OfficeFontRole
  readonly name: string
  /** What is set in it. */
  readonly use: string
  /** Documents are set in it now. */
  readonly used: OfferedFont
  /** null: the program takes the best that is there. */
  readonly chosen: ChosenFont | null
  /** The chosen one isn't on this machine: `used` is in its place. */
  readonly missing: boolean
  /** Those that suit first, best first. */
  readonly fonts: readonly OfferedFont[]
}

const USES: Readonly<Record<OfficeFontRole, string>> = {
  body: '正文、三级标题、表格、落款、版记',
  kai: '二级标题、标题下的标注',
  hei: '一级标题、“附件”二字、表头',
  title: '文件标题、发文机关标志',
  song: '页码',
}

/** For each role the font that is used and those that may be: what the machine has now, in the folders of the system. */
export function listFontChoices(
  { db }: Office,
  folders: readonly string[] = systemFontFolders(),
): readonly RoleFonts[] {
  const files = listFontFiles(folders)
  const choice = loadFontChoice(db)
  return OFFICE_FONT_ROLES.map((role): RoleFonts => {
    const suiting = fontsFor(role, files)
    const packed = suiting.at(-1)
    const others = files.flatMap(facesIn).filter(({ chinese }) => chinese)
    const offered = firstOfEach([...suiting, ...others])
    const label = labelsOf(offered, role)
    const offer = (face: FontFace): OfferedFont => ({
      font: face.name,
      label: label(face),
      suits: suiting.includes(face),
    })
    const chosen = choice[role] ?? null
    const found = chosen === null ? null : findFont(chosen.name, role, files)
    const used = found ?? suiting[0] ?? packed
    if (used === undefined) throw new Error(`no font for ${role}`)
    return {
      role,
      name: FONT_ROLE_NAMES[role],
      use: USES[role],
      used: offer(used),
      chosen,
      missing: chosen !== null && found === null,
      fonts: offered.map(offer),
    }
  })
}

/** Keeps the office's font of a role; null: the best that the machine has. All documents that are made later are set in it. */
export function chooseFont(
  office: Office,
  role: OfficeFontRole,
  font: string | null,
  folders: readonly string[] = systemFontFolders(),
): Outcome<null> {
  const { db } = office
  const title = FONT_ROLE_NAMES[role]
  const face = font === null ? null : findFont(font, role, listFontFiles(folders))
  if (font !== null && face === null) {
    return fail('bad-request', `这台电脑上没有找到字体“${font}”，${title}没有改。请安装后重试，或另选一种。`)
  }
  const family = face?.families[0] ?? font ?? ''
  if (face?.embeddable === false) {
    return fail('bad-request', `“${family}”的厂商不允许把它放进文件，${title}没有改。请另选一种。`)
  }
  return db.transaction((): Outcome<null> => {
    const before = loadFontChoice(db)[role] ?? null
    if ((before?.name ?? null) === font) return { ok: true, value: null }
    const after = font === null ? null : { name: font, family }
    const actor = office.act()
    storeSetting(db, actor, FONTS + role, after ?? {})
    appendLog(db, actor, { action: '选定字体', object: `${title}的字体`, detail: { role, before, after } })
    return { ok: true, value: null }
  })()
}

function firstOfEach(faces: readonly FontFace[]): readonly FontFace[] {
  const seen = new Set<string>()
  return faces.filter(({ name, families, embeddable }) => {
    if (!embeddable || name === '' || families.length === 0 || seen.has(name)) return false
    seen.add(name)
    return true
  })
}

function labelsOf(faces: readonly FontFace[], role: OfficeFontRole): (face: FontFace) => string {
  const counts = new Map<string, number>()
  for (const { families } of faces) {
    const family = families[0] ?? ''
    counts.set(family, (counts.get(family) ?? 0) + 1)
  }
  return ({ file, name, families }) => {
    const family = families[0] ?? name
    if (file === packageFontFile(role)) return `${family}（程序自带）`
    return (counts.get(family) ?? 0) > 1 ? `${family}（${name}）` : family
  }
}
