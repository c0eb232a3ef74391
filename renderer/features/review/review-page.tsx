import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer } from '../../api/use-answer.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { useYear } from '../../components/use-year.ts'
import { useClosedYear } from '../../components/writes.tsx'
import type { UnitRow } from '#shared/contract/overview.ts'
import { BatchActions } from './batch-actions.tsx'
import { UnitItems } from './unit-items.tsx'
import { ProgressList } from './progress-list.tsx'
import { useUnitKeys } from './use-unit-keys.ts'
import './review-page.css'

const KEYS = 'Q 登记疑点，N 下一处疑点，R 退回，Alt+↓ 下一家'
const CLOSED_KEYS = '↑↓ 逐项查看，N 下一处疑点，Alt+↓ 下一家'

export function ReviewPage() {
  const year = useYear()
  const units = useAnswer('listUnits', { year })
  return (
    <QueryView query={units} title="审核">
      {(data) => <Review year={year} units={data.units} />}
    </QueryView>
  )
}

function Review({ year, units }: { readonly year: number; readonly units: readonly UnitRow[] }) {
  const { unit, item, by } = useSearch({ from: '/$year/review' })
  const navigate = useNavigate({ from: '/$year/review' })
  // Chosen once: a unit stays in sight when its last item is decided.
  const [first] = useState(() => units.find(({ pendingItems }) => pendingItems > 0)?.unit)
  const shown = units.find((row) => row.unit === (unit ?? first)) ?? units[0]
  const pending = units.reduce((sum, { pendingItems }) => sum + pendingItems, 0)
  // Who sent nothing has nothing to review.
  const handedIn = units.filter(({ submission }) => submission !== null)
  const closed = useClosedYear()
  const total = handedIn.reduce((sum, { items }) => sum + items, 0)
  const none = handedIn.length === 0
  const choose = (next: string): void => {
    void navigate({ search: { unit: next, ...(by === undefined ? {} : { by }) } })
  }
  useUnitKeys(units, shown?.unit ?? null, choose)
  return (
    <>
      <PageHeader
        title="审核"
        note={
          none ? undefined : `已审核 ${total - pending}/${total} 项。${closed ? CLOSED_KEYS : keysFor(shown)}`
        }
        actions={
          shown === undefined || none ? null : <BatchActions year={year} unit={shown} pending={pending} />
        }
      />
      {none || shown === undefined ? (
        <EmptyState text="还没有收到自评表，没有可审核的项目。请先收表。">
          <LinkButton color="primary" variant="solid" to="/$year/receive" params={{ year }}>
            去收表
          </LinkButton>
        </EmptyState>
      ) : (
        <div className="review">
          <ProgressList
            year={year}
            units={units}
            current={shown.unit}
            by={by ?? 'unit'}
            onBy={(next) => {
              void navigate({ search: { unit: shown.unit, ...(next === 'unit' ? {} : { by: next }) } })
            }}
            onChoose={choose}
          />
          <UnitItems key={shown.unit} year={year} unit={shown.unit} start={item ?? null} />
        </div>
      )}
    </>
  )
}

/** A unit whose items are all reviewed may still wait for the second person. */
function keysFor(unit: UnitRow | undefined): string {
  const checks = unit !== undefined && unit.pendingItems === 0 && unit.openChecks > 0
  return `${checks ? 'Y 复核同意' : '回车采用'}并到下一项，${KEYS}`
}
