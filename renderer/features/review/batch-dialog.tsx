import { Link } from '@tanstack/react-router'
import { Alert, App, Checkbox } from 'antd'
import { useState } from 'react'
import type { ValueOf } from '#shared/contract/calls.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Dialog } from '../../components/dialog.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { alsoWord, CAUTION_WORDS, type AlsoTaken } from './caution-words.ts'

interface BatchDialogProps {
  readonly year: number
  /** null: all units. */
  readonly unit: string | null
  /** 市科协, 全部单位. */
  readonly whose: string
  readonly onClose: () => void
}

/** 批量采用: says first how many clean items there are and which are left out and why; one step, undone as one. */
export function BatchDialog({ year, unit, whose, onClose }: BatchDialogProps) {
  const { message } = App.useApp()
  const plan = useAnswer('suggestedPlan', { year, unit })
  const accept = useAct('acceptSuggested')
  const [also, setAlso] = useState<readonly AlsoTaken[]>([])
  const count = plan.data === undefined ? 0 : countTaken(plan.data, also)
  const submit = async (): Promise<void> => {
    try {
      const { accepted } = await accept.mutateAsync({ year, unit, also })
      void message.info(`已采用 ${accepted} 项，可按 Ctrl+Z 撤销`)
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title={`采用${whose}的建议分`}
      verb={`采用 ${count} 项`}
      disabled={count === 0}
      busy={accept.isPending}
      width="min(640px, 90vw)"
      onDo={() => void submit()}
      onClose={onClose}
    >
      <QueryView query={plan}>
        {(data) => (
          <>
            <p>{summary(data)}</p>
            <ul className="batch-left-out">
              {data.leftOut.map(({ caution, items }) => (
                <LeftOut
                  key={caution}
                  year={year}
                  one={unit !== null}
                  caution={caution}
                  items={items}
                  taken={also.some((taken) => taken === caution)}
                  onTake={(taken, takes) => {
                    setAlso(takes ? [...also, taken] : also.filter((known) => known !== taken))
                  }}
                  onLeave={onClose}
                />
              ))}
            </ul>
          </>
        )}
      </QueryView>
      {accept.failure === null ? null : <Alert type="error" showIcon title={accept.failure} />}
    </Dialog>
  )
}

type Plan = ValueOf<'suggestedPlan'>

function countTaken({ clean, leftOut }: Plan, also: readonly AlsoTaken[]): number {
  return leftOut
    .filter(({ caution }) => also.some((taken) => taken === caution))
    .reduce((sum, { items }) => sum + items.length, clean)
}

function summary({ clean, leftOut }: Plan): string {
  const left = leftOut.reduce((sum, { items }) => sum + items.length, 0)
  const takes = clean === 0 ? '没有可以直接采用的项目。' : `${clean} 项没有疑点，建议分可以直接采用为核定分。`
  if (left === 0) return `${takes}已审核的项目不变，采用后仍可逐项改核定分。`
  return `${takes}下面 ${left} 项留着逐项审核；看过以后可以勾选，一并采用。`
}

/** So many are named; the rest is counted. */
const NAMED = 6

interface LeftOutProps {
  readonly year: number
  /** All of one unit, which need not be named again. */
  readonly one: boolean
  readonly caution: Plan['leftOut'][number]['caution']
  readonly items: Plan['leftOut'][number]['items']
  readonly taken: boolean
  readonly onTake: (caution: AlsoTaken, takes: boolean) => void
  readonly onLeave: () => void
}

function LeftOut({ year, one, caution, items, taken, onTake, onLeave }: LeftOutProps) {
  const also = alsoWord(caution)
  return (
    <li>
      <div className="batch-caution">
        <span>{`${CAUTION_WORDS[caution]}：${items.length} 项`}</span>
        {also === null ? (
          <span className="quiet">须逐项审核</span>
        ) : (
          <Checkbox
            checked={taken}
            onChange={(event) => {
              onTake(also.caution, event.target.checked)
            }}
            aria-label={`${CAUTION_WORDS[caution]}的 ${items.length} 项，${also.word}`}
          >
            {also.word}
          </Checkbox>
        )}
      </div>
      <div className="batch-items">
        {items.slice(0, NAMED).map(({ unit, unitName, indicator, title }) => (
          <Link
            key={`${unit} ${indicator}`}
            to="/$year/review"
            params={{ year }}
            search={{ unit, item: indicator }}
            title={title}
            onClick={onLeave}
          >
            {one ? indicator : `${unitName} ${indicator}`}
          </Link>
        ))}
        {items.length > NAMED ? <span className="quiet">{`等 ${items.length} 项`}</span> : null}
      </div>
    </li>
  )
}
