import { annexLabel, type ReportAnnex, type ReportBlock, type ReportModel } from './report-model.ts'

/** The office's own text of one paragraph, as it stands now. */
export interface ParagraphEdit {
  /** Of the paragraph. */
  readonly key: string
  /** What the program said there when the office wrote its own. */
  readonly generated: string
  /** Without the paragraph's lead; a line each its own paragraph; '' leaves it out. */
  readonly text: string
}

/** One paragraph or heading that can be edited, or the title: what the program says, what the office says in its place. */
export interface EditableParagraph {
  readonly key: string
  readonly kind: 'title' | 'heading' | 'paragraph'
  /** The headings that it stands under, as they are printed; the annex first where it is in one. */
  readonly section: readonly string[]
  readonly lead: string
  readonly generated: string
  readonly edit: ParagraphEdit | null
  /** The program would say something else now than when the office wrote its own text. */
  readonly stale: boolean
}

export interface EditableText {
  readonly paragraphs: readonly EditableParagraph[]
  /** Texts of paragraphs that the program doesn't make any more: they are not printed. */
  readonly gone: readonly ParagraphEdit[]
}

/** Every paragraph of a generated document that has a key, in its order, with what the office made of it. */
export function listEditable(model: ReportModel, edits: readonly ParagraphEdit[]): EditableText {
  const byKey = new Map(edits.map((edit) => [edit.key, edit]))
  const keyOf = headingKeys()
  const title = { key: TITLE_KEY, kind: 'title', section: [], lead: '' } as const
  const paragraphs = [
    toEditable({ ...title, generated: model.titleLines.join('\n') }, byKey),
    ...listIn(model.blocks, [], byKey, keyOf),
    ...model.annexes.flatMap((annex, index) => {
      const lead = `${annexLabel(model.annexes, index)}　`
      const made = { key: annexKey(annex), kind: 'title', section: [], lead } as const
      const heads = toEditable({ ...made, generated: annex.titleLines.join('\n') }, byKey)
      const above = (heads.edit?.text ?? heads.generated).replaceAll('\n', '')
      return [heads, ...listIn(annex.blocks, [above], byKey, keyOf)]
    }),
  ]
  const made = new Set(paragraphs.map(({ key }) => key))
  return { paragraphs, gone: edits.filter(({ key }) => !made.has(key)) }
}

function listIn(
  blocks: readonly ReportBlock[],
  above: readonly string[],
  edits: ReadonlyMap<string, ParagraphEdit>,
  keyOf: HeadingKeys,
): readonly EditableParagraph[] {
  const paragraphs: EditableParagraph[] = []
  let headings: readonly { readonly level: number; readonly text: string }[] = []
  for (const block of blocks) {
    if (block.kind === 'heading') {
      const { lead, rest } = splitHeading(block.text)
      const outer = headings.filter(({ level }) => level < block.level)
      const section = [...above, ...outer.map(({ text }) => text)]
      const made = { key: keyOf(rest), kind: 'heading', section, lead, generated: rest } as const
      const editable = toEditable(made, edits)
      paragraphs.push(editable)
      headings = [...outer, { level: block.level, text: lead + (editable.edit?.text ?? rest) }]
    } else if (block.kind === 'paragraph' && block.key !== null) {
      const { key, lead, text } = block
      const section = [...above, ...headings.map((known) => known.text)]
      const made = { key, kind: 'paragraph', section, lead, generated: text.slice(lead.length) } as const
      paragraphs.push(toEditable(made, edits))
    }
  }
  return paragraphs
}

function toEditable(
  made: Omit<EditableParagraph, 'edit' | 'stale'>,
  edits: ReadonlyMap<string, ParagraphEdit>,
): EditableParagraph {
  const edit = edits.get(made.key) ?? null
  return { ...made, edit, stale: edit !== null && edit.generated !== made.generated }
}

const TITLE_KEY = '文稿标题'

/** An annex keeps its title when others come before it. */
function annexKey({ title }: ReportAnnex): string {
  return `附件标题:${title}`
}

/** Gives a heading's key; of headings that read the same the later ones are counted. */
type HeadingKeys = (rest: string) => string

function headingKeys(): HeadingKeys {
  const seen = new Map<string, number>()
  return (rest) => {
    const before = seen.get(rest) ?? 0
    seen.set(rest, before + 1)
    return before === 0 ? `标题:${rest}` : `标题:${rest}:${before + 1}`
  }
}

/** "（一）" is the program's own: a heading keeps its text when it comes to stand elsewhere. */
function splitHeading(text: string): { readonly lead: string; readonly rest: string } {
  const lead =
    /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\. ?|（\d+）)?/.exec(text)?.[0] ?? ''
  return { lead, rest: text.slice(lead.length) }
}

/**
 * The document with the office's own texts in the place of the generated ones, in its annexes too. Whatever is made of the
 * model afterwards, PDF or Word, has them. Texts of paragraphs that are not there are passed over.
 */
export function applyEdits(model: ReportModel, edits: readonly ParagraphEdit[]): ReportModel {
  if (edits.length === 0) return model
  const byKey = new Map(edits.map(({ key, text }) => [key, text]))
  const keyOf = headingKeys()
  return {
    ...model,
    ...titleOf(model, byKey.get(TITLE_KEY)),
    blocks: editBlocks(model.blocks, byKey, keyOf),
    annexes: model.annexes.map((annex) => ({
      ...annex,
      ...annexTitleOf(annex, byKey.get(annexKey(annex))),
      blocks: editBlocks(annex.blocks, byKey, keyOf),
    })),
  }
}

function titleOf(
  { title, titleLines, subject }: ReportModel,
  own: string | undefined,
): Pick<ReportModel, 'title' | 'titleLines' | 'subject'> {
  if (own === undefined || own === '') return { title, titleLines, subject }
  const lines = own.split('\n')
  return { title: lines.join(''), titleLines: lines, subject: subject === title ? lines.join('') : subject }
}

function annexTitleOf(
  { title, titleLines }: ReportAnnex,
  own: string | undefined,
): Pick<ReportAnnex, 'title' | 'titleLines'> {
  if (own === undefined || own === '') return { title, titleLines }
  const lines = own.split('\n')
  return { title: lines.join(''), titleLines: lines }
}

const NUMBER = /^\d+(?=\. )/

function editBlocks(
  blocks: readonly ReportBlock[],
  edits: ReadonlyMap<string, string>,
  keyOf: HeadingKeys,
): readonly ReportBlock[] {
  const edited: ReportBlock[] = []
  // Of the list at work: a point that is left out leaves no gap.
  let left = 0
  for (const block of blocks) {
    if (block.kind === 'heading') {
      const { lead, rest } = splitHeading(block.text)
      const own = edits.get(keyOf(rest)) ?? ''
      edited.push(own === '' ? block : { ...block, text: lead + own })
      left = 0
      continue
    }
    if (block.kind !== 'paragraph') {
      edited.push(block)
      continue
    }
    const { key, text } = block
    const number = NUMBER.exec(block.lead)?.[0]
    if (number === '1') left = 0
    const own = key === null ? undefined : edits.get(key)
    if (own === '') {
      if (number !== undefined) left += 1
      continue
    }
    const lead = number === undefined ? block.lead : block.lead.replace(NUMBER, String(Number(number) - left))
    const [first = '', ...others] = (own ?? text.slice(block.lead.length)).split('\n')
    edited.push(
      { ...block, lead, text: lead + first },
      ...others.map((line): ReportBlock => ({ kind: 'paragraph', text: line, key: null, lead: '' })),
    )
  }
  return edited
}
