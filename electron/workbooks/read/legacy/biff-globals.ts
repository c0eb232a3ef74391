import type { Sheet } from '#shared/returns/workbook.ts'
import { BUILT_IN_FORMATS } from '../built-in-formats.ts'
import { indexedColour, WHITE, type Colour } from '../colour.ts'
import { MAX_SHEETS, MAX_STYLES } from '../limits.ts'
import { toFormat, type NumberFormat } from '../read-styles.ts'
import { damaged, overLimits, Refused } from '../refusal.ts'
import { BiffContents } from './biff-contents.ts'
import { numberIn, RECORD, textIn, type BiffRecord, type BiffVersion } from './biff-records.ts'
import { CHINESE_CODE_PAGE, UNICODE_CODE_PAGE } from './code-page.ts'
import { textsSetApart } from './texts-set-apart.ts'

export interface BiffSheetEntry {
  readonly name: string
  readonly state: Sheet['state']
  /** 0 is a worksheet or a dialog; 1 a macro sheet, 2 a chart, 6 a macro module. */
  readonly kind: number
}

interface BiffFont {
  readonly struck: boolean
  /** Above or below the line. */
  readonly offLine: boolean
  readonly ink: Colour
}

interface BiffStyle {
  readonly font: number
  readonly format: number
  readonly ground: Colour
}

const STATES = ['visible', 'hidden', 'veryHidden'] as const
const OWN_BOOK = 0x0401
const ADD_IN = 0x3a01
/** fStrikeOut of a font's flags ([MS-XLS] 2.4.122). */
const STRUCK = 0x0008

/** What a workbook says once for all its sheets. */
export class BiffGlobalsScan {
  /** Texts that cells name by number. */
  readonly strings: BiffContents
  /** By where each sheet's substream begins, in the workbook's order. */
  readonly sheets = new Map<number, BiffSheetEntry>()
  externalLinks = false
  date1904 = false
  macros = false
  codePage: number
  readonly #version: BiffVersion
  readonly #codes = new Map<number, string>()
  readonly #styles: BiffStyle[] = []
  readonly #fonts: BiffFont[] = []
  readonly #textBodies: Buffer[] = []
  #setApart: ReadonlySet<number> | null = null
  #sheetCount = 0
  #continues = false

  constructor(version: BiffVersion, stream: Buffer) {
    this.#version = version
    this.codePage = version === 8 ? UNICODE_CODE_PAGE : CHINESE_CODE_PAGE
    this.strings = new BiffContents(stream)
  }

  take({ id, at, body }: BiffRecord): void {
    if (id === RECORD.continue) {
      if (!this.#continues) return
      this.strings.keep(at, body)
      this.#textBodies.push(body)
      return
    }
    this.#continues = id === RECORD.sharedStrings
    switch (id) {
      case RECORD.filePass:
        throw new Refused(
          'encrypted',
          '旧版表格设有打开密码，或因保护工作簿而加密，无法读取。请用 Excel 或 WPS 表格打开，取消密码和保护后另存为 .xlsx 重新报送。',
        )
      case RECORD.codePage:
        if (this.#version === 5) this.codePage = numberIn(body, 0, 2)
        return
      case RECORD.date1904:
        this.date1904 = numberIn(body, 0, 2) === 1
        return
      case RECORD.format:
        this.#codes.set(numberIn(body, 0, 2), textIn(body, 2, 2, this.#version, this.codePage))
        break
      case RECORD.extendedFormat:
        this.#styles.push({
          font: numberIn(body, 0, 2),
          format: numberIn(body, 2, 2),
          ground: this.#version === 8 ? groundOf(body) : null,
        })
        break
      case RECORD.font:
        this.#fonts.push({
          struck: (numberIn(body, 2, 2) & STRUCK) !== 0,
          offLine: numberIn(body, 8, 2) !== 0,
          ink: indexedColour(numberIn(body, 4, 2)),
        })
        break
      case RECORD.boundSheet:
        this.#addSheet(body)
        break
      case RECORD.sharedStrings:
        this.strings.keep(at, body)
        this.#textBodies.push(body)
        return
      case RECORD.supBook:
        this.externalLinks ||= body.length < 4 || ![OWN_BOOK, ADD_IN].includes(body.readUInt16LE(2))
        return
      case RECORD.externSheet:
        // Before Excel 97 a link is a text that begins with 1.
        this.externalLinks ||= this.#version === 5 && body[1] === 1
        return
      case RECORD.connection:
        this.externalLinks = true
        return
      case RECORD.vbaProject:
        this.macros = true
    }
    if (Math.max(this.#styles.length, this.#codes.size, this.#fonts.length) > MAX_STYLES)
      throw overLimits('单元格样式过多')
  }

  /** The number format of each cell style, in the order by which cells name them. */
  formats(): readonly NumberFormat[] {
    return this.#styles.map(({ font, format, ground }) => {
      const { struck = false, ink = null } = this.#fontOf(font) ?? {}
      return toFormat(this.#codes.get(format) ?? BUILT_IN_FORMATS.get(format), { struck, ink, ground })
    })
  }

  /** Numbers of the texts of which a part is struck out, raised or lowered. */
  setApart(): ReadonlySet<number> {
    this.#setApart ??= textsSetApart(this.#textBodies, (number) => {
      const font = this.#fontOf(number)
      return font !== undefined && (font.struck || font.offLine)
    })
    return this.#setApart
  }

  /** There is no font 4: whatever names one behind it means the one before. */
  #fontOf(number: number): BiffFont | undefined {
    return this.#fonts[number > 4 ? number - 1 : number]
  }

  #addSheet(body: Buffer): void {
    this.#sheetCount += 1
    if (this.#sheetCount > MAX_SHEETS) throw overLimits(`工作表超过 ${MAX_SHEETS} 张`)
    const kind = numberIn(body, 5, 1)
    const position = numberIn(body, 0, 4)
    if (this.sheets.has(position)) throw damaged('两张工作表指向同一处内容')
    this.sheets.set(position, {
      name: textIn(body, 6, 1, this.#version, this.codePage),
      state: STATES[numberIn(body, 4, 1) & 3] ?? 'visible',
      kind,
    })
    if (kind === 1 || kind === 6) this.macros = true
  }
}

/** What a style's cells are written on: the pattern and the first colour of its fill ([MS-XLS] 2.4.353). Cut short: nobody knows. */
function groundOf(body: Buffer): Colour {
  if (body.length < 20) return null
  const pattern = body.readUInt32LE(14) >>> 26
  if (pattern === 0) return WHITE
  return pattern === 1 ? indexedColour(body.readUInt16LE(18) & 0x7f) : null
}
