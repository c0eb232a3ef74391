import { Button } from 'antd'
import { useState } from 'react'
import type { UnitEntry } from '#shared/contract/units.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { momentText } from '../../components/texts.ts'
import { Effects } from '../../components/effects.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { Writes } from '../../components/writes.tsx'

type Change = UnitEntry['history'][number]

/** What became of the unit; each that stands can be taken back, and stays on record then. */
export function UnitHistory({ unit }: { readonly unit: UnitEntry }) {
  const [undoing, setUndoing] = useState<Change | null>(null)
  if (unit.history.length === 0) {
    return <p className="quiet">没有登记过变更。更名、并入、停止评价登记后，在这里逐条列出，可以撤销。</p>
  }
  return (
    <>
      <ul className="unit-history">
        {unit.history.map((change) => (
          <li key={change.change}>
            <div>
              <span className={change.undone === null ? '' : 'undone'}>{change.text}</span>
              <span className="quiet unit-history-by">{byText(change)}</span>
            </div>
            {change.undone === null ? (
              <Writes>
                <Button
                  onClick={() => {
                    setUndoing(change)
                  }}
                  aria-label={`撤销：${change.text}`}
                >
                  撤销
                </Button>
              </Writes>
            ) : null}
          </li>
        ))}
      </ul>
      {undoing === null ? null : (
        <UndoDialog
          change={undoing}
          onClose={() => {
            setUndoing(null)
          }}
        />
      )}
    </>
  )
}

function byText({ document, reason, operator, at, undone }: Change): string {
  const parts = [document, reason, `${operator} ${momentText(at)} 登记`].filter((part) => part !== '')
  const back =
    undone === null
      ? []
      : [
          `${undone.operator} ${momentText(undone.at)} 撤销${undone.reason === '' ? '' : `：${undone.reason}`}`,
        ]
  return [...parts, ...back].join('；')
}

function UndoDialog({ change, onClose }: { readonly change: Change; readonly onClose: () => void }) {
  const told = useAnswer('undoUnitChange', { change: change.change, reason: '', confirmed: false })
  const act = useAct('undoUnitChange')
  return (
    <ReasonDialog
      title={`撤销变更：${change.text}`}
      verb="撤销变更"
      label="撤销的原因"
      placeholder="没有可不填"
      optional
      waiting={told.data === undefined}
      act={act}
      done="已撤销，变更记录保留"
      onDo={(reason) => act.mutateAsync({ change: change.change, reason, confirmed: true })}
      onClose={onClose}
      effects={<Effects query={told} word="撤销后" missing={null} />}
    >
      {null}
    </ReasonDialog>
  )
}
