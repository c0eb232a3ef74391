import { Button } from 'antd'
import { useState } from 'react'
import type { UnitRow } from '#shared/contract/overview.ts'
import { LinkButton } from '../../components/link-button.tsx'
import { Writes } from '../../components/writes.tsx'
import { BatchDialog } from './batch-dialog.tsx'
import { CheckUnit } from './check-unit.tsx'

interface BatchActionsProps {
  readonly year: number
  readonly unit: UnitRow
  /** Pending items of all units. */
  readonly pending: number
}

/** 批量采用, of the unit in sight or of all. */
export function BatchActions({ year, unit, pending }: BatchActionsProps) {
  const [asked, setAsked] = useState<'unit' | 'all' | null>(null)
  return (
    <>
      <Writes>{unit.openChecks === 0 ? null : <CheckUnit year={year} unit={unit} />}</Writes>
      {pending === 0 ? null : (
        <Writes of="anyone">
          <Button
            disabled={unit.pendingItems === 0}
            onClick={() => {
              setAsked('unit')
            }}
          >
            采用本单位建议分
          </Button>
          <Button
            type="primary"
            onClick={() => {
              setAsked('all')
            }}
          >
            批量采用建议分
          </Button>
        </Writes>
      )}
      {pending > 0 ? null : (
        <LinkButton color="primary" variant="solid" to="/$year/scores" params={{ year }}>
          下一步：计分汇总
        </LinkButton>
      )}
      {asked === null ? null : (
        <BatchDialog
          year={year}
          unit={asked === 'unit' ? unit.unit : null}
          whose={asked === 'unit' ? unit.name : '全部单位'}
          onClose={() => {
            setAsked(null)
          }}
        />
      )}
    </>
  )
}
