import type { ReadingLine } from '../../components/reading/reading-lines.ts'
import { momentText } from '../../components/texts.ts'
import { RewriteForm } from './rewrite-form.tsx'
import { SendBackForm } from './send-back-form.tsx'

type Kind = 'adopt' | 'rewrite' | 'send-back' | 'undecided'

interface LineActionsProps {
  readonly submission: number
  readonly line: ReadingLine
  readonly editing: 'rewrite' | 'send-back' | null
  readonly canRewrite: boolean
  readonly busy: boolean
  readonly failure: string | null
  readonly onEdit: (kind: 'rewrite' | 'send-back') => void
  readonly onCancel: () => void
  readonly onSave: (kind: Kind, text: string | null, reason: string) => void
}

/** What was decided of a line, by whom and why, and what can be decided. */
export function LineActions(props: LineActionsProps) {
  const { submission, line, editing, canRewrite, busy, failure, onEdit, onCancel, onSave } = props
  const { decision, doubt, what } = line
  const waits = doubt?.state === 'open'
  const button = (word: string, act: () => void) => (
    <button type="button" className="link-button" disabled={busy} onClick={act}>
      {word}
      <span className="visually-hidden">：{what}</span>
    </button>
  )
  return (
    <>
      {decision === null ? null : (
        <span className="line-decision">
          {`${decision.operator}，${momentText(decision.at)}${decision.reason === '' ? '' : `：${decision.reason}`}`}
        </span>
      )}
      {failure === null || editing !== null ? null : (
        <span role="alert" className="check-failure">
          {failure}
        </span>
      )}
      {editing === null ? (
        <span className="line-actions">
          {waits && !doubt.refused
            ? button('采用', () => {
                onSave('adopt', null, '')
              })
            : null}
          {canRewrite
            ? button('改写', () => {
                onEdit('rewrite')
              })
            : null}
          {waits || decision === null
            ? button('退回单位', () => {
                onEdit('send-back')
              })
            : null}
          {decision === null
            ? null
            : button('撤销', () => {
                onSave('undecided', null, '')
              })}
        </span>
      ) : null}
      {editing === 'rewrite' && line.indicator !== null ? (
        <RewriteForm
          submission={submission}
          line={{ ...line, indicator: line.indicator }}
          busy={busy}
          failure={failure}
          onSave={(text, reason) => {
            onSave('rewrite', text, reason)
          }}
          onCancel={onCancel}
        />
      ) : null}
      {editing === 'send-back' ? (
        <SendBackForm
          what={what}
          proposal={decision?.kind === 'send-back' ? decision.reason : (doubt?.proposal ?? '')}
          busy={busy}
          failure={failure}
          onSave={(reason) => {
            onSave('send-back', null, reason)
          }}
          onCancel={onCancel}
        />
      ) : null}
    </>
  )
}
