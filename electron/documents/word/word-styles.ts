import { AlignmentType, LineRuleType, type IBaseParagraphStyleOptions, type IStylesOptions } from 'docx'
import type { OfficeFontRole } from '../font-roles.ts'
import { PORTRAIT_WIDTH, TABLE_PITCH, TABLE_SIZE } from '../grid.ts'
import {
  BODY_HALF_POINTS,
  escapeAttribute,
  TITLE_HALF_POINTS,
  wordFont,
  type WordFonts,
} from './word-fonts.ts'
import { twips } from './twips.ts'
import { CHARACTER_TWIPS_LESS, LINE_TWIPS } from './word-page.ts'

export const STYLE = {
  title: 'PaperTitle',
  text: 'IndentedText',
  flush: 'FlushText',
  mark: 'TitleMark',
  caption: 'TableCaption',
  note: 'TableNote',
  cell: 'TableText',
  cellHeader: 'TableHeader',
  annexLabel: 'AnnexLabel',
  annexTitle: 'AnnexTitle',
  contentsTitle: 'ContentsTitle',
} as const

type StyleId = (typeof STYLE)[keyof typeof STYLE]

/** As Word's list of styles shows them. */
const STYLE_NAMES: Readonly<Record<StyleId, string>> = {
  PaperTitle: '公文标题',
  IndentedText: '公文正文',
  FlushText: '公文正文（顶格）',
  TitleMark: '标题下标注',
  TableCaption: '表题',
  TableNote: '表注',
  TableText: '表格文字',
  TableHeader: '表头',
  AnnexLabel: '附件标识',
  AnnexTitle: '附件标题',
  ContentsTitle: '目录标题',
}

const EXACT = { line: LINE_TWIPS, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const
/** In hundredths of a character: two characters. */
const TWO_CHARACTERS = 200
const PLAIN = { bold: false, italics: false, color: '000000' } as const

/** 一、黑体 （一）楷体 1. 仿宋, all 三号, indented by two characters; Word's navigation shows the three levels. */
function headingStyle(fonts: WordFonts, role: OfficeFontRole): IBaseParagraphStyleOptions {
  return {
    basedOn: 'Normal',
    next: STYLE.text,
    quickFormat: true,
    run: { ...PLAIN, font: wordFont(role, fonts), size: BODY_HALF_POINTS },
    paragraph: {
      spacing: EXACT,
      indent: { firstLine: BODY_HALF_POINTS * 20, firstLineChars: TWO_CHARACTERS },
      keepNext: true,
      keepLines: true,
    },
  }
}

function ownStyle(
  fonts: WordFonts,
  id: StyleId,
  role: OfficeFontRole,
  halfPoints: number,
  paragraph: IBaseParagraphStyleOptions['paragraph'],
): NonNullable<IStylesOptions['paragraphStyles']>[number] {
  return {
    id,
    name: STYLE_NAMES[id],
    basedOn: 'Normal',
    quickFormat: true,
    run: {
      font: wordFont(role, fonts),
      size: halfPoints,
      ...(halfPoints === BODY_HALF_POINTS ? {} : { characterSpacing: 0 }),
    },
    paragraph: { ...paragraph },
  }
}

interface RawStyle {
  readonly paragraph: string
  readonly run: string
  readonly basedOn?: string
}

/** A style with what the library has no word for: off the page's grid of lines, or with a tab of its own. */
function rawStyle(id: string, name: string, { paragraph, run, basedOn = 'Normal' }: RawStyle): string {
  return `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${basedOn}"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`
}

/** Small print in and around tables, on a pitch of its own. */
function smallStyle(
  fonts: WordFonts,
  id: StyleId,
  role: OfficeFontRole,
  { line, align, keep }: { readonly line: number; readonly align: 'left' | 'center'; readonly keep: boolean },
): string {
  const { ascii = '', hint = '' } = wordFont(role, fonts)
  const name = escapeAttribute(ascii)
  return rawStyle(id, STYLE_NAMES[id], {
    paragraph: `${keep ? '<w:keepNext/>' : ''}<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="${line}" w:lineRule="exact"/><w:jc w:val="${align}"/>`,
    run: `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}" w:hint="${hint}"/><w:spacing w:val="0"/><w:sz w:val="${TABLE_SIZE * 2}"/><w:szCs w:val="${TABLE_SIZE * 2}"/>`,
  })
}

/** Word's own Title, off the grid: its lines are wider apart, and LibreOffice would give each of them two of the grid's. */
function titleStyle(id: StyleId, own: string): string {
  return rawStyle(id, STYLE_NAMES[id], {
    basedOn: 'Title',
    paragraph: `<w:snapToGrid w:val="0"/>${own}`,
    run: '',
  })
}

function contentsStyle(level: 1 | 2): string {
  const indent = level === 1 ? 0 : BODY_HALF_POINTS * 20
  return rawStyle(`TOC${level}`, `toc ${level}`, {
    paragraph: `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${twips(PORTRAIT_WIDTH)}"/></w:tabs><w:spacing w:before="0" w:after="0" w:line="${LINE_TWIPS}" w:lineRule="exact"/><w:ind w:left="${indent}"/><w:jc w:val="left"/>`,
    run: '',
  })
}

const CENTRED = { alignment: AlignmentType.CENTER, spacing: EXACT } as const
export function documentStyles(fonts: WordFonts): IStylesOptions {
  return {
    default: {
      document: {
        run: {
          font: wordFont('body', fonts),
          size: BODY_HALF_POINTS,
          characterSpacing: CHARACTER_TWIPS_LESS,
          // Not Chinese for what is Latin: numbers would break anywhere.
          language: { value: 'en-US', eastAsia: 'zh-CN' },
        },
        paragraph: { spacing: EXACT },
      },
      title: {
        basedOn: 'Normal',
        next: STYLE.text,
        quickFormat: true,
        run: { ...PLAIN, font: wordFont('title', fonts), size: TITLE_HALF_POINTS, characterSpacing: 0 },
        paragraph: {
          alignment: AlignmentType.CENTER,
          spacing: { ...EXACT, line: LINE_TWIPS + 120 },
          keepNext: true,
        },
      },
      heading1: headingStyle(fonts, 'hei'),
      heading2: headingStyle(fonts, 'kai'),
      heading3: headingStyle(fonts, 'body'),
    },
    paragraphStyles: [
      ownStyle(fonts, STYLE.text, 'body', BODY_HALF_POINTS, {
        alignment: AlignmentType.BOTH,
        spacing: EXACT,
        indent: { firstLine: BODY_HALF_POINTS * 20, firstLineChars: TWO_CHARACTERS },
      }),
      ownStyle(fonts, STYLE.flush, 'body', BODY_HALF_POINTS, {
        alignment: AlignmentType.LEFT,
        spacing: EXACT,
      }),
      ownStyle(fonts, STYLE.mark, 'kai', BODY_HALF_POINTS, { ...CENTRED, keepNext: true }),
      ownStyle(fonts, STYLE.contentsTitle, 'title', TITLE_HALF_POINTS, CENTRED),
      ownStyle(fonts, STYLE.annexLabel, 'hei', BODY_HALF_POINTS, {
        alignment: AlignmentType.LEFT,
        spacing: EXACT,
      }),
    ],
  }
}

/** The styles that the library has no words for, as a part of its own kind. */
export function ownStyles(fonts: WordFonts): string {
  const styles = [
    smallStyle(fonts, STYLE.caption, 'hei', {
      line: Math.round(LINE_TWIPS * 0.75),
      align: 'center',
      keep: true,
    }),
    smallStyle(fonts, STYLE.note, 'body', { line: TABLE_LINE, align: 'left', keep: false }),
    smallStyle(fonts, STYLE.cell, 'body', { line: TABLE_LINE, align: 'left', keep: false }),
    smallStyle(fonts, STYLE.cellHeader, 'hei', { line: TABLE_LINE, align: 'center', keep: true }),
    titleStyle(STYLE.title, ''),
    titleStyle(STYLE.annexTitle, '<w:outlineLvl w:val="0"/>'),
    contentsStyle(1),
    contentsStyle(2),
  ]
  return `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${styles.join('')}</w:styles>`
}

const TABLE_LINE = twips(TABLE_PITCH)
