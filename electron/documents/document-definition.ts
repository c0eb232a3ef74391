import type { PdfDefinition, PdfNode } from './pdf-node.ts'
import { annexLabel, type ReportAnnex, type ReportModel } from '#shared/reports/report-model.ts'
import { setBlocks, type SetHeading } from './block-nodes.ts'
import { contentsNodes, coverNodes, titleNodes } from './front-nodes.ts'
import type { FontSet } from './font-set.ts'
import {
  BODY_SIZE,
  LANDSCAPE_HEIGHT,
  LANDSCAPE_WIDTH,
  marginOf,
  millimetres,
  PITCH,
  PORTRAIT_HEIGHT,
  PORTRAIT_WIDTH,
} from './grid.ts'
import { atFoot, pagesBefore, probesOf, type ImprintPlace, type Probes } from './imprint-place.ts'
import { imprintNodes, letterheadNodes } from './letterhead-nodes.ts'
import { LINE_NOT_ALONE, setMainText, type Parting } from './main-text.ts'
import { footNode, pageNumberNode } from './page-number.ts'
import { setOnBaseline, textTop, type Setting } from './setting.ts'

const PORTRAIT = { width: PORTRAIT_WIDTH, height: PORTRAIT_HEIGHT } as const
const LANDSCAPE = { width: LANDSCAPE_WIDTH, height: LANDSCAPE_HEIGHT } as const

export interface SetDocument {
  readonly definition: PdfDefinition
  /** What the contents list, as it stands in the definition: laid out, each knows its page. */
  readonly listed: readonly SetHeading[]
  /** Where 版记 is to stand and its place isn't known yet; null otherwise. */
  readonly probes: Probes | null
  /** Of a text that ends in a long table; null otherwise. */
  readonly parting: Parting | null
}

/** What an earlier layout of the document has shown. */
export interface Known {
  readonly place?: ImprintPlace
  /** 落款 would stand alone behind the last table: its last rows go over with it. */
  readonly parted?: boolean
}

/** What a document bears beside its text. */
export interface Imprint {
  /** Stands in its properties. */
  readonly created: Date
  /** In small print at the foot of the last page. */
  readonly foot?: string
}

/**
 * The whole document as pdfmake takes it. One with 版记 is laid out twice, as where that goes shows when the text's end is
 * known; so is one whose last table ends with its page.
 */
export function documentDefinition(
  model: ReportModel,
  fonts: FontSet,
  { created, foot = '' }: Imprint,
  { place, parted = false }: Known = {},
): SetDocument {
  const setting: Setting = { fonts, ...(model.landscape === true ? LANDSCAPE : PORTRAIT) }
  // The first line's characters, not its line box, begin 37 mm below the edge.
  const shift = textTop(fonts)
  const annexes = model.annexes.map((annex, index) => setAnnex(model, annex, index, fonts))
  const { nodes: text, headings, parting } = setMainText(model, setting, parted)
  const listed = [...headings, ...annexes.map(({ entry }) => entry)].filter(isListed)
  const front: PdfNode[] =
    model.cover === null
      ? [
          ...(model.letterhead === undefined ? [] : letterheadNodes(setting, model.letterhead)),
          ...titleNodes(setting, model.titleLines, model.marks),
        ]
      : [...coverNodes(setting, model, model.cover.lines), ...contentsNodes(setting, listed)]
  const [firstText, ...otherText] = text
  const body =
    model.cover === null || firstText === undefined
      ? text
      : [{ stack: [firstText], pageBreak: 'before' as const }, ...otherText]
  const imprint = model.imprint === undefined ? null : imprintNodes({ fonts, ...PORTRAIT }, model.imprint)
  const probes = imprint === null || place !== undefined ? null : probesOf(imprint)
  const last = place === undefined ? (probes?.nodes ?? []) : pagesBefore(place)
  const definition: PdfDefinition = {
    pageSize: 'A4',
    pageOrientation: model.landscape === true ? 'landscape' : 'portrait',
    pageMargins: pageMargins(model.landscape === true, shift),
    content: [
      ...front,
      ...body,
      ...annexes.map(({ nodes }, index) => onNewPage(nodes, model.annexes[index]?.landscape === true, shift)),
      ...(place === undefined ? last : last.map((node) => onNewPage([node], false, shift))),
    ],
    defaultStyle: { font: 'body', fontSize: BODY_SIZE },
    footer: (page, pages, { orientation }) => {
      const turned = orientation === 'landscape'
      const bare = (model.cover !== null && page === 1) || (place !== undefined && page > place.numbered)
      return {
        stack: [
          ...(imprint !== null && place !== undefined && place.page === page
            ? [atFoot(imprint.node, place, shift)]
            : []),
          // Those of sheets that lie on their side are drawn apart.
          ...(bare || turned ? [] : [pageNumberNode(fonts, page, shift)]),
          ...(page === pages && foot !== ''
            ? [footNode(fonts, foot, turned, turned ? shift + FOOT_BELOW : FOOT_GAP)]
            : []),
        ],
      }
    },
    info: {
      title: model.title,
      author: model.author,
      subject: model.subject,
      creator: '科素考评',
      producer: '科素考评',
      creationDate: created,
      modDate: created,
    },
    language: 'zh-CN',
    displayTitle: true,
    version: '1.7',
  }
  return { definition, listed, probes, parting }
}

/** Below the page number, and below the text block of a sheet that has none there. */
const FOOT_GAP = 4
const FOOT_BELOW = millimetres(7)

/** The first line's characters, not its line box, begin where the text block does. */
function pageMargins(landscape: boolean, shift: number): [number, number, number, number] {
  const { left, top, right, bottom } = marginOf(landscape)
  return [left, top - shift, right, bottom + shift - 0.01]
}

/** A sheet of its own, lying as it should. */
function onNewPage(nodes: readonly PdfNode[], landscape: boolean, shift: number): PdfNode {
  return {
    section: { stack: [...nodes] },
    pageOrientation: landscape ? 'landscape' : 'portrait',
    pageMargins: pageMargins(landscape, shift),
  }
}

function isListed({ level }: SetHeading): boolean {
  return level < 3
}

/** A new page: 附件 in 黑体 flush left on the first line, its title on the third (GB/T 9704-2012, 7.3.9). */
function setAnnex(
  model: ReportModel,
  annex: ReportAnnex,
  index: number,
  fonts: FontSet,
): { nodes: PdfNode[]; entry: SetHeading } {
  const setting: Setting = { fonts, ...(annex.landscape ? LANDSCAPE : PORTRAIT) }
  const label = annexLabel(model.annexes, index)
  const node = setOnBaseline(
    fonts,
    label,
    { role: 'hei', size: BODY_SIZE, pitch: PITCH, alignment: 'left' },
    annex.landscape ? 0 : PITCH,
  )
  const { nodes } = setBlocks(setting, annex.blocks, LINE_NOT_ALONE)
  return {
    nodes: [node, ...titleNodes(setting, annex.titleLines, []), ...nodes],
    entry: { level: 1, text: `${label}　${annex.title}`, node },
  }
}
