import { Alert } from 'antd'
import { useState } from 'react'
import type { ValueOf } from '#shared/contract/calls.ts'
import { useAct } from '../../api/use-act.ts'
import { ParagraphItem } from './paragraph-item.tsx'
import { GoneItem } from './gone-item.tsx'

type Text = ValueOf<'documentText'>

interface ParagraphListProps {
  readonly year: number
  readonly document: string
  readonly text: Text
  readonly onlyOwn: boolean
  /** Shows the page on which this stands. */
  readonly onLook: (text: string) => void
}

/** Every paragraph under its headings; those whose generated text changed under the office's own come with both. */
export function ParagraphList({ year, document, text, onlyOwn, onLook }: ParagraphListProps) {
  const edit = useAct('editParagraph')
  const [open, setOpen] = useState<string | null>(null)
  const stale = text.paragraphs.filter((paragraph) => paragraph.stale)
  const listed = onlyOwn ? text.paragraphs.filter((paragraph) => paragraph.edit !== null) : text.paragraphs
  const keep = (key: string, generated: string, own: string | null): void => {
    edit.mutate(
      { year, document, key, generated, text: own },
      {
        onSuccess: () => {
          setOpen(null)
        },
      },
    )
  }
  return (
    <section className="document-paragraphs" aria-label="段落" tabIndex={0}>
      {edit.failure === null ? null : <Alert type="error" showIcon title={edit.failure} />}
      {stale.length === 0 ? null : (
        <Alert
          type="warning"
          showIcon
          title={`有 ${stale.length} 段改过的文字，生成稿的内容后来变了。现在印的仍是改过的文字，请逐段选择。`}
        />
      )}
      {text.gone.map((gone) => (
        <GoneItem
          key={gone.key}
          text={gone.text}
          busy={edit.isPending}
          onDrop={() => {
            keep(gone.key, gone.generated, null)
          }}
        />
      ))}
      {listed.length === 0 ? <p>还没有改过的段落和标题。</p> : null}
      {listed.map((paragraph, index) => {
        const section = paragraph.section.join('　')
        const before = listed[index - 1]?.section.join('　')
        // Where all stand, a heading is a line of its own above its paragraphs.
        const named = onlyOwn && section !== before && section !== ''
        return (
          <div key={paragraph.key}>
            {!named ? null : <h2 className="document-section">{section}</h2>}
            <ParagraphItem
              paragraph={paragraph}
              editing={open === paragraph.key}
              busy={edit.isPending}
              onLook={onLook}
              onEdit={() => {
                setOpen(paragraph.key)
              }}
              onLeave={() => {
                setOpen(null)
              }}
              onKeep={(own) => {
                keep(paragraph.key, paragraph.generated, own)
              }}
            />
          </div>
        )
      })}
    </section>
  )
}
