import { annexLabel, type ReportBlock, type ReportModel, type ReportTable } from './report-model.ts'

/** A text of a document and where a person finds it: "“一、总体结果”下第2段", "表“市直部门”的“市教育局”行". */
export interface PlacedText {
  readonly place: string
  readonly text: string
}

/** Everything that a document prints, in its order. */
export function placedTexts(model: ReportModel): readonly PlacedText[] {
  const { letterhead, imprint, signature } = model
  const at = (place: string, ...texts: readonly string[]): readonly PlacedText[] =>
    texts.map((text) => ({ place, text }))
  return [
    ...(letterhead === undefined ? [] : at('版头', letterhead.mark, letterhead.number)),
    ...at('标题', ...model.titleLines),
    ...at('标题下的标注', ...model.marks),
    ...(model.cover === null ? [] : at('封面', ...model.cover.lines)),
    ...(model.addressee === null ? [] : at('主送机关', model.addressee)),
    ...blockTexts(model.blocks, ''),
    ...(signature === null ? [] : at('落款', signature.name, signature.date)),
    ...model.annexes.flatMap((annex, index) => {
      const label = annexLabel(model.annexes, index)
      return [...at(`${label}的标题`, annex.title, ...annex.titleLines), ...blockTexts(annex.blocks, label)]
    }),
    ...(imprint === undefined ? [] : at('版记', imprint.copyTo, imprint.printer, imprint.printed)),
  ].filter(({ text }) => text !== '')
}

function blockTexts(blocks: readonly ReportBlock[], annex: string): readonly PlacedText[] {
  const texts: PlacedText[] = []
  let heading = ''
  let paragraphs = 0
  const within = (place: string): string => [annex, place].filter((part) => part !== '').join('，')
  const under = (what: string): string => within(heading === '' ? what : `“${heading}”下${what}`)
  for (const block of blocks) {
    switch (block.kind) {
      case 'heading':
        heading = block.text
        paragraphs = 0
        texts.push({ place: within('标题'), text: block.text })
        break
      case 'paragraph':
        paragraphs += 1
        texts.push({ place: under(`第${paragraphs}段`), text: block.text })
        break
      case 'note':
        texts.push({ place: under('表注'), text: block.text })
        break
      case 'table':
        texts.push(
          ...tableTexts(
            block.table,
            block.table.caption === '' ? under('表') : within(`表“${block.table.caption}”`),
          ),
        )
        break
      case 'bars':
        texts.push({ place: under('图'), text: block.bars.caption })
        texts.push(
          ...block.bars.bars
            .flatMap(({ label, text }) => [label, text])
            .map((text) => ({ place: under('图'), text })),
        )
        break
      case 'page-break':
        break
    }
  }
  return texts
}

function tableTexts({ caption, columns, rows }: ReportTable, place: string): readonly PlacedText[] {
  return [
    ...[caption, ...columns.map(({ header }) => header)].map((text) => ({ place: `${place}的表头`, text })),
    ...rows.flatMap((row) => {
      const name = row.find((cell) => /\p{Script=Han}/u.test(cell)) ?? row[0] ?? ''
      return row.map((text, index) => ({
        place: `${place}“${name}”一行“${columns[index]?.header ?? ''}”一栏`,
        text,
      }))
    }),
  ]
}
