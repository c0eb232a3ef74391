import { extname } from 'node:path'

/** What an evidence file is, as far as its name and its first bytes tell. */
export interface FileKind {
  /** 图片, PDF, Word 文档 … as the office calls it. */
  readonly word: string
  /** How the program itself can show it; null: 只能另存后查看. */
  readonly preview: 'image' | 'pdf' | null
  /** Of what is shown; '' where nothing is. */
  readonly type: string
  /** Why to be careful with it; null: nothing stands out. */
  readonly warning: string | null
}

/** So much of a file is looked at: a disc image names itself at 32,769. */
export const HEAD_BYTES = 33_000

interface Signature {
  readonly type: string
  readonly preview: 'image' | 'pdf'
  readonly endings: ReadonlySet<string>
  readonly starts: (head: Buffer) => boolean
}

const IMAGES = new Set(['.png', '.jpg', '.jpeg', '.jfif', '.gif', '.webp', '.bmp'])
const at = (head: Buffer, offset: number, text: string): boolean =>
  head.toString('latin1', offset, offset + text.length) === text

/** Chat programs give pictures the ending of another kind of picture: any of them will do. */
const SHOWN: readonly Signature[] = [
  {
    type: 'image/png',
    preview: 'image',
    endings: IMAGES,
    starts: (head) => at(head, 0, '\u0089PNG\r\n\u001a\n'),
  },
  {
    type: 'image/jpeg',
    preview: 'image',
    endings: IMAGES,
    starts: (head) => at(head, 0, '\u00ff\u00d8\u00ff'),
  },
  {
    type: 'image/gif',
    preview: 'image',
    endings: IMAGES,
    starts: (head) => at(head, 0, 'GIF87a') || at(head, 0, 'GIF89a'),
  },
  {
    type: 'image/webp',
    preview: 'image',
    endings: IMAGES,
    starts: (head) => at(head, 0, 'RIFF') && at(head, 8, 'WEBP'),
  },
  {
    type: 'image/bmp',
    preview: 'image',
    endings: IMAGES,
    // "BM" alone begins many a text: the fields that are always 0 as well.
    starts: (head) => at(head, 0, 'BM') && head.length > 14 && head.readUInt32LE(6) === 0,
  },
  {
    type: 'application/pdf',
    preview: 'pdf',
    endings: new Set(['.pdf']),
    starts: (head) => at(head, 0, '%PDF-'),
  },
]

const RUNS = '可能是程序，请勿打开'
const SCRIPTED = '网页文件，可能带脚本'
const DISC = '光盘或磁盘映像，可能带程序'
const MACROS = '可能带宏'

const ENDINGS_TO_WARN: readonly (readonly [warning: string, endings: string])[] = [
  [
    RUNS,
    'exe com scr pif msi msp bat cmd ps1 psm1 vbs vbe js jse mjs wsf wsh wsc hta lnk url scf reg jar dll cpl msc ocx sys inf chm hlp gadget application appref-ms apk deb rpm run bin sh bash py pyw desktop appimage app dmg pkg ws msh scpt',
  ],
  [SCRIPTED, 'html htm xhtml shtml mht mhtml svg svgz xml xsl xslt'],
  [DISC, 'iso img vhd vhdx udf'],
  [MACROS, 'docm dotm xlsm xltm xlam xlsb pptm potm ppsm ppam'],
]

const WARNINGS: ReadonlyMap<string, string> = new Map(
  ENDINGS_TO_WARN.flatMap(([warning, endings]) =>
    endings.split(' ').map((ending) => [`.${ending}`, warning] as const),
  ),
)

const WORDS: ReadonlyMap<string, string> = new Map(
  (
    [
      ['Word 文档', 'doc docx wps rtf odt docm'],
      ['表格', 'xls xlsx et csv ods xlsm'],
      ['演示文稿', 'ppt pptx dps odp pptm'],
      ['压缩包', 'zip rar 7z gz tar'],
      ['视频', 'mp4 avi mov wmv mkv flv mpg mpeg'],
      ['录音', 'mp3 wav m4a wma aac'],
      ['文本', 'txt md'],
      ['OFD 版式文件', 'ofd'],
      ['图片', 'tif tiff heic'],
    ] as const
  ).flatMap(([word, endings]) => endings.split(' ').map((ending) => [`.${ending}`, word] as const)),
)

/** Tells a file by its bytes and its name together; only what both say is a picture or a PDF is ever shown. */
export function detectFileKind(name: string, head: Uint8Array): FileKind {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  // Windows leaves out dots and spaces at the end of a name: so does whoever is to be deceived.
  const ending = extname(name.replace(/[. ]+$/, '')).toLowerCase()
  const shown = SHOWN.find(({ starts }) => starts(bytes))
  if (shown?.endings.has(ending) === true) {
    const { preview, type } = shown
    return { word: preview === 'image' ? '图片' : 'PDF', preview, type, warning: null }
  }
  const warning = warningOf(bytes) ?? WARNINGS.get(ending) ?? mismatch(bytes, shown, ending)
  return { word: WORDS.get(ending) ?? '其他文件', preview: null, type: '', warning }
}

/** By what the bytes are, whatever the name says. */
function warningOf(head: Buffer): string | null {
  if (at(head, 0, 'MZ') || at(head, 0, '\u007fELF') || at(head, 0, '#!')) return RUNS
  if (at(head, 0, 'L\u0000\u0000\u0000\u0001\u0014\u0002\u0000')) return RUNS
  if (at(head, 0, '\u00ca\u00fe\u00ba\u00be') || at(head, 0, '\u00cf\u00fa\u00ed\u00fe')) return RUNS
  if (at(head, 32_769, 'CD001')) return DISC
  const text = head
    .toString('utf8', 0, 1024)
    .replace(/^\uFEFF/, '')
    .trimStart()
    .toLowerCase()
  return /^<(!doctype|html|head|body|script|svg|\?xml|iframe|!--)/.test(text) ? SCRIPTED : null
}

function mismatch(head: Buffer, shown: Signature | undefined, ending: string): string | null {
  if (head.length === 0) return null
  const saysShown = IMAGES.has(ending) || ending === '.pdf'
  return saysShown || shown !== undefined ? '内容与扩展名不符' : null
}
