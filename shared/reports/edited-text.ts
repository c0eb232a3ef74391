import type { ReportBlock, ReportModel } from './report-model.ts'

/** The office's own text of one paragraph, as it stands now. */
export interface ParagraphEdit {
  /** Of the paragraph. */
  readonly key: string
  /** What the program said there when the office wrote its own. */
  readonly generated: string
  /** Without the paragraph's lead; a line each its own paragraph; '' leaves it out. */
  readonly text: string
}

/** One paragraph that can be edited: what the program says, what the office says in its place. */
export interface EditableParagraph {
  readonly key: string
  /** The headings that it stands under, the annex first where it is in one. */
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
  const paragraphs = [
    ...listIn(model.blocks, [], byKey),
    ...model.annexes.flatMap(({ title, blocks }) => listIn(blocks, [title], byKey)),
  ]
  const made = new Set(paragraphs.map(({ key }) => key))
  return { paragraphs, gone: edits.filter(({ key }) => !made.has(key)) }
}

function listIn(
  blocks: readonly ReportBlock[],
  above: readonly string[],
  edits: ReadonlyMap<string, ParagraphEdit>,
): readonly EditableParagraph[] {
  const paragraphs: EditableParagraph[] = []
  let headings: readonly { readonly level: number; readonly text: string }[] = []
  for (const block of blocks) {
    if (block.kind === 'heading') {
      headings = [...headings.filter(({ level }) => level < block.level), block]
    } else if (block.kind === 'paragraph' && block.key !== null) {
      const generated = block.text.slice(block.lead.length)
      const edit = edits.get(block.key) ?? null
      paragraphs.push({
        key: block.key,
        section: [...above, ...headings.map(({ text }) => text)],
        lead: block.lead,
        generated,
        edit,
        stale: edit !== null && edit.generated !== generated,
      })
    }
  }
  return paragraphs
}

/**
 * The document with the office's own texts in the place of the generated ones, in its annexes too. Whatever is made of the
 * model afterwards, PDF or Word, has them. Texts of paragraphs that are not there are passed over.
 */
export function applyEdits(model: ReportModel, edits: readonly ParagraphEdit[]): ReportModel {
  if (edits.length === 0) return model
  const byKey = new Map(edits.map(({ key, text }) => [key, text]))
  return {
    ...model,
    blocks: editBlocks(model.blocks, byKey),
    annexes: model.annexes.map((annex) => ({ ...annex, blocks: editBlocks(annex.blocks, byKey) })),
  }
}

const NUMBER = /^\d+(?=\. )/

function editBlocks(
  blocks: readonly ReportBlock[],
  edits: ReadonlyMap<string, string>,
): readonly ReportBlock[] {
  const edited: ReportBlock[] = []
  // Of the list at work: a point that is left out leaves no gap.
  let left = 0
  for (const block of blocks) {
    if (block.kind !== 'paragraph') {
      edited.push(block)
      if (block.kind === 'heading') left = 0
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
