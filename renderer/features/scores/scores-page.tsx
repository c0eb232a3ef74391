import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Drawer, Segmented } from 'antd'
import { useState } from 'react'
import type { ValueOf } from '#shared/contract/calls.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { useYear } from '../../components/use-year.ts'
import { ScoreCharts } from './score-charts.tsx'
import { ScoreTable } from './score-table.tsx'
import type { AskedPart } from './score-words.ts'
import { UnitWorking } from './unit-working.tsx'
import './scores-page.css'

export function ScoresPage() {
  const year = useYear()
  const sheet = useAnswer('scoreSheet', { year })
  return (
    <>
      <PageHeader
        title="计分汇总"
        note="点任一得分，查看它是怎么算出来的、出自哪个单元格"
        actions={
          sheet.data === undefined || isNothingIn(sheet.data) ? null : (
            <LinkButton color="primary" variant="solid" to="/$year/reports" params={{ year }}>
              下一步：报告与导出
            </LinkButton>
          )
        }
      />
      <QueryView query={sheet}>
        {(data) =>
          isNothingIn(data) ? (
            <EmptyState text="还没有收到自评表，没有可汇总的得分。请先收表。">
              <LinkButton to="/$year/receive" params={{ year }}>
                去收表
              </LinkButton>
            </EmptyState>
          ) : (
            <Scores sheet={data} />
          )
        }
      </QueryView>
    </>
  )
}

/** Every unit would stand first with nothing. */
function isNothingIn({ groups }: ValueOf<'scoreSheet'>): boolean {
  return groups.every(({ units }) => units.every(({ submission }) => submission === null))
}

interface Asked {
  readonly unit: string
  readonly name: string
  readonly part: AskedPart
}

function Scores({ sheet }: { readonly sheet: ValueOf<'scoreSheet'> }) {
  const { year, groups, pendingItems } = sheet
  const [chosen, setChosen] = useState(groups[0]?.id ?? '')
  const { view } = useSearch({ from: '/$year/scores' })
  const navigate = useNavigate({ from: '/$year/scores' })
  const [asked, setAsked] = useState<Asked | null>(null)
  const group = groups.find(({ id }) => id === chosen) ?? groups[0]
  if (group === undefined) return null
  return (
    <>
      {pendingItems === 0 ? null : (
        <Alert
          className="scores-pending"
          type="warning"
          showIcon
          title={`还有 ${pendingItems} 项待审核，未审结单位的得分是暂计，不排名定等。`}
          action={
            <Link to="/$year/review" params={{ year }}>
              去审核
            </Link>
          }
        />
      )}
      <div className="filter-bar">
        <Segmented
          aria-label="表或图"
          value={view ?? 'table'}
          options={[
            { value: 'table', label: '表' },
            { value: 'charts', label: '图' },
          ]}
          onChange={(next) =>
            void navigate({ search: next === 'charts' ? { view: 'charts' } : {}, replace: true })
          }
        />
        <Segmented
          aria-label="组别"
          value={group.id}
          onChange={setChosen}
          options={groups.map(({ id, name, units }) => ({ value: id, label: `${name} ${units.length}` }))}
        />
        <span className="quiet">
          {`参加排名 ${group.rankedUnits} 家${group.quotaPlaces === null ? '' : `，优秀名额 ${group.quotaPlaces} 个`}`}
        </span>
      </div>
      {view === 'charts' ? (
        <ScoreCharts year={year} group={group.id} />
      ) : (
        <ScoreTable
          group={group}
          onAsk={(unit, name, part) => {
            setAsked({ unit, name, part })
          }}
        />
      )}
      <Drawer
        open={asked !== null}
        onClose={() => {
          setAsked(null)
        }}
        title={`得分反查：${asked?.name ?? ''}`}
        size="min(900px, 78vw)"
        destroyOnHidden
      >
        {asked === null ? null : <UnitWorking year={year} unit={asked.unit} part={asked.part} />}
      </Drawer>
    </>
  )
}
