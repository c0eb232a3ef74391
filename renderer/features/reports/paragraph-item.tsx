import { Button, Input } from 'antd'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { ValueOf } from '#shared/contract/calls.ts'
import { StatusTag } from '../../components/status-tag.tsx'
import { momentText } from '../../components/texts.ts'
import { Writes } from '../../components/writes.tsx'

interface ParagraphItemProps {
  readonly paragraph: ValueOf<'documentText'>['paragraphs'][number]
  readonly editing: boolean
  readonly busy: boolean
  readonly onLook: (text: string) => void
  readonly onEdit: () => void
  readonly onLeave: () => void
  /** null: 恢复生成稿. */
  readonly onKeep: (text: string | null) => void
}

/** One paragraph, heading or title: as it is printed, with what can be done to it. */
export function ParagraphItem(props: ParagraphItemProps) {
  const { paragraph, editing, busy, onLook, onEdit, onLeave, onKeep } = props
  const { kind, lead, generated, edit, stale } = paragraph
  const printed = edit?.text ?? generated
  const opener = useRef<HTMLButtonElement>(null)
  const wasEditing = useRef(false)
  useEffect(() => {
    // Back to where it was opened from, as a dialog does.
    if (wasEditing.current && !editing) opener.current?.focus()
    wasEditing.current = editing
  }, [editing])
  const name = `${lead}${printed}`.slice(0, 16)
  if (editing) {
    return (
      <Editor
        kind={kind}
        lead={lead}
        text={printed}
        busy={busy}
        name={name}
        onLeave={onLeave}
        onKeep={onKeep}
      />
    )
  }
  return (
    <div
      className={[
        kind === 'paragraph' ? 'paragraph' : 'paragraph paragraph-heading',
        edit === null ? '' : 'paragraph-own',
      ].join(' ')}
    >
      <Words kind={kind} level={paragraph.section.length}>
        {lead}
        {printed === '' ? '（不印这一段）' : printed}
      </Words>
      {edit === null ? null : (
        <p className="paragraph-note">
          <StatusTag light={stale ? 'partial' : 'good'}>{stale ? '生成稿已变' : '已改'}</StatusTag>
          {`${edit.operator}，${momentText(edit.at)}`}
        </p>
      )}
      {edit !== null && stale ? (
        <dl className="paragraph-both">
          <dt>改的时候生成稿是</dt>
          <dd>{edit.was}</dd>
          <dt>现在生成稿是</dt>
          <dd>{generated}</dd>
        </dl>
      ) : null}
      <div className="paragraph-actions">
        <Writes>
          <Button ref={opener} aria-label={`修改“${name}”`} disabled={busy} onClick={onEdit}>
            修改
          </Button>
        </Writes>
        {kind === 'title' ? null : (
          <Button
            aria-label={`看版面“${name}”`}
            disabled={printed === ''}
            onClick={() => {
              onLook(`${lead}${printed}`)
            }}
          >
            看版面
          </Button>
        )}
        <Writes>
          {edit === null && kind !== 'paragraph' ? null : edit === null ? (
            <Button
              aria-label={`不印这一段“${name}”`}
              disabled={busy}
              onClick={() => {
                onKeep('')
              }}
            >
              不印这一段
            </Button>
          ) : stale ? (
            <>
              <Button
                disabled={busy}
                onClick={() => {
                  onKeep(edit.text)
                }}
              >
                保留我的
              </Button>
              <Button
                disabled={busy}
                onClick={() => {
                  onKeep(null)
                }}
              >
                用新的
              </Button>
            </>
          ) : (
            <Button
              aria-label={`恢复生成稿“${name}”`}
              disabled={busy}
              onClick={() => {
                onKeep(null)
              }}
            >
              恢复生成稿
            </Button>
          )}
        </Writes>
      </div>
    </div>
  )
}

interface WordsProps {
  readonly kind: ParagraphItemProps['paragraph']['kind']
  /** How many headings stand above it. */
  readonly level: number
  readonly children: ReactNode
}

function Words({ kind, level, children }: WordsProps) {
  if (kind === 'paragraph') return <p className="paragraph-text">{children}</p>
  const Heading = level === 0 ? 'h2' : 'h3'
  return <Heading className="paragraph-text">{children}</Heading>
}

const BREAKS = { title: '；一行印一行', heading: '', paragraph: '；换行另起一段' } as const

interface EditorProps {
  readonly kind: ParagraphItemProps['paragraph']['kind']
  readonly lead: string
  readonly text: string
  readonly busy: boolean
  readonly name: string
  readonly onLeave: () => void
  readonly onKeep: (text: string) => void
}

function Editor({ kind, lead, text, busy, name, onLeave, onKeep }: EditorProps) {
  const [draft, setDraft] = useState(text)
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      onLeave()
    } else if (event.key === 'Enter' && event.ctrlKey) {
      event.preventDefault()
      if (!busy) onKeep(draft)
    }
  }
  return (
    <div className="paragraph paragraph-editing">
      {lead === '' ? null : <p className="paragraph-lead">{lead}</p>}
      <Input.TextArea
        autoFocus
        aria-label={`文字“${name}”`}
        rows={
          kind === 'heading'
            ? 1
            : Math.min(14, Math.max(3, Math.ceil(draft.length / 30) + draft.split('\n').length))
        }
        maxLength={5000}
        value={draft}
        onChange={(event) => {
          setDraft(event.target.value)
        }}
        onKeyDown={press}
      />
      <p className="paragraph-hint">{`Ctrl+回车保存，Esc 放弃${BREAKS[kind]}。`}</p>
      <div className="paragraph-actions">
        <Button
          type="primary"
          disabled={draft === text}
          loading={busy}
          onClick={() => {
            onKeep(draft)
          }}
        >
          保存
        </Button>
        <Button onClick={onLeave}>放弃</Button>
      </div>
    </div>
  )
}
