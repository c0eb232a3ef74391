import { useState, type ReactNode } from 'react'
import type { ReturnReadingView } from '#shared/contract/submissions.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { QueryView } from '../../components/query-view.tsx'
import { ReadingPanes } from '../../components/reading/reading-panes.tsx'
import type { ReadingLine } from '../../components/reading/reading-lines.ts'
import { useReading } from '../../components/reading/use-reading.ts'
import { useStepKeys } from '../../components/reading/use-step-keys.ts'
import { useClosedYear } from '../../components/writes.tsx'
import { AdoptRule } from './adopt-rule.tsx'
import { LineActions } from './line-actions.tsx'
import { useDecide } from './use-decide.ts'

interface CheckViewProps {
  readonly year: number
  readonly submission: number
  /** Cell to begin with, from an address: "H12" or "自评表!H12". */
  readonly start: string | null
}

/** One submission: the original sheet beside what was read of it, and what the office decides of each cell. */
export function CheckView({ year, submission, start }: CheckViewProps) {
  const answer = useAnswer('readSubmission', { submission })
  return (
    <QueryView query={answer}>
      {({ reading }) => <Reading year={year} submission={submission} reading={reading} start={start} />}
    </QueryView>
  )
}

/** What is being written for a line and is not saved. */
interface Editing {
  readonly key: string
  readonly kind: 'rewrite' | 'send-back'
}

interface ReadingProps extends CheckViewProps {
  readonly reading: ReturnReadingView
}

function Reading({ year, submission, reading, start }: ReadingProps) {
  const state = useReading(reading, start)
  const [editing, setEditing] = useState<Editing | null>(null)
  const decide = useDecide(submission)
  const closed = useClosedYear()
  const { lines, current, choose } = state
  const line = lines.find(({ key }) => key === current) ?? null
  /** The next line that waits, as N would find it; the decided one stays where none does. */
  const goOn = (from: ReadingLine): void => {
    const at = lines.findIndex(({ key }) => key === from.key)
    const around = [...lines.slice(at + 1), ...lines.slice(0, at)]
    choose(around.find(({ doubt }) => doubt?.state === 'open') ?? from)
  }
  const save = async (
    on: ReadingLine,
    kind: 'adopt' | 'rewrite' | 'send-back' | 'undecided',
    text: string | null,
    reason: string,
  ): Promise<void> => {
    choose(on)
    if (!(await decide.save(on, kind, text, reason))) return
    setEditing(null)
    if (kind !== 'undecided') goOn(on)
  }
  const edit = (on: ReadingLine, kind: Editing['kind']): void => {
    if (kind === 'rewrite' && !canRewrite(on)) return
    decide.forget()
    choose(on)
    setEditing({ key: on.key, kind })
  }
  // One object a render, so that the keys act on what is shown now.
  const keys = {
    y: (on: ReadingLine) => {
      if (on.doubt?.state === 'open') void save(on, 'adopt', null, '')
    },
    e: (on: ReadingLine) => {
      edit(on, 'rewrite')
    },
    r: (on: ReadingLine) => {
      edit(on, 'send-back')
    },
  }
  const decides = !closed && state.tab !== 'changed'
  useStepKeys(state, decides ? keys : undefined)
  const actions = (on: ReadingLine): ReactNode => (
    <LineActions
      submission={submission}
      line={on}
      editing={editing?.key === on.key ? editing.kind : null}
      canRewrite={canRewrite(on)}
      busy={decide.busy}
      failure={decide.failure?.key === on.key ? decide.failure.message : null}
      onEdit={(kind) => {
        edit(on, kind)
      }}
      onCancel={() => {
        setEditing(null)
      }}
      onSave={(kind, text, reason) => void save(on, kind, text, reason)}
    />
  )
  return (
    <ReadingPanes
      reading={reading}
      source={{ kind: 'submission', submission }}
      state={state}
      bar={
        closed ? null : (
          <AdoptRule
            year={year}
            submission={submission}
            doubt={line?.doubt ?? null}
            doubts={reading.doubts}
          />
        )
      }
      {...(decides ? { actions } : {})}
    />
  )
}

function canRewrite({ own, indicator }: ReadingLine): boolean {
  return own && indicator !== null
}
