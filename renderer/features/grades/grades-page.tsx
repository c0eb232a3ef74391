import { Alert, Button, Segmented } from 'antd'
import { useState } from 'react'
import type { GradePage, GradeRow } from '#shared/contract/grades.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { GapList } from '../../components/gap-list.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { momentText } from '../../components/texts.ts'
import { useYear } from '../../components/use-year.ts'
import { YearSteps } from '../../components/year-steps.tsx'
import { useShut, Writes } from '../../components/writes.tsx'
import { DecideDialog } from './decide-dialog.tsx'
import { FixDialog } from './fix-dialog.tsx'
import { GradeTable } from './grade-table.tsx'
import { QuotaBar } from './quota-bar.tsx'
import './grades-page.css'

export function GradesPage() {
  const year = useYear()
  const page = useAnswer('gradePage', { year })
  const [fixing, setFixing] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  // Whoever comes to decide finds the group where there is something to decide.
  const goToOpen = (): void => {
    setChosen(page.data === undefined ? null : firstOpen(page.data))
  }
  return (
    <>
      <PageHeader
        title="等次评定"
        note={page.data === undefined ? undefined : noteOf(page.data)}
        actions={
          page.data === undefined || page.data.nothingIn ? null : page.data.fixed === null ? (
            <Writes>
              <Button
                color="primary"
                variant="solid"
                onClick={() => {
                  setFixing(true)
                }}
              >
                定稿
              </Button>
            </Writes>
          ) : (
            <LinkButton color="primary" variant="solid" to="/$year/archive" params={{ year }}>
              下一步：归档与对比
            </LinkButton>
          )
        }
      />
      <YearSteps year={year} />
      <QueryView query={page}>
        {(data) =>
          data.nothingIn ? (
            <EmptyState text="还没有收到自评表，没有可评定的单位。请先收表、审核。">
              <LinkButton to="/$year/receive" params={{ year }}>
                去收表
              </LinkButton>
            </EmptyState>
          ) : (
            <Grades page={data} chosen={chosen} onChoose={setChosen} onDecide={goToOpen} />
          )
        }
      </QueryView>
      {fixing && page.data !== undefined ? (
        <FixDialog
          page={page.data}
          onDecide={() => {
            setFixing(false)
            goToOpen()
          }}
          onClose={() => {
            setFixing(false)
          }}
        />
      ) : null}
    </>
  )
}

function noteOf({ fixed, nothingIn, gaps }: GradePage): string {
  if (nothingIn) return '审核完以后，按组排名、定等次'
  if (fixed !== null) return `${momentText(fixed.at)} 定稿，${fixed.operator}`
  return gaps.length === 0 ? '各项都已办结，可以定稿' : '尚未定稿'
}

/** The first group with an undecided grade; where all are decided, the first. */
function firstOpen({ groups }: GradePage): string | null {
  return (groups.find(({ quota }) => quota !== null && quota.undecided > 0) ?? groups[0])?.id ?? null
}

interface GradesProps {
  readonly page: GradePage
  /** null: nobody has chosen a group yet. */
  readonly chosen: string | null
  readonly onChoose: (group: string) => void
  readonly onDecide: () => void
}

function Grades({ page, chosen, onChoose, onDecide }: GradesProps) {
  const { year, groups, gaps, fixed } = page
  const shut = useShut()
  // Kept: the group stays in sight when its last tie is decided.
  const [first] = useState(() => firstOpen(page))
  const [asked, setAsked] = useState<GradeRow | null>(null)
  const group = groups.find(({ id }) => id === (chosen ?? first)) ?? groups[0]
  if (group === undefined) return null
  return (
    <>
      {gaps.length === 0 ? null : (
        <Alert
          className="grades-open"
          type="warning"
          showIcon
          title={
            <>
              定稿之前还要办：
              <GapList year={year} gaps={gaps} here="grades" onHere={onDecide} />
            </>
          }
        />
      )}
      {fixed === null || fixed.changed.length === 0 ? null : (
        <Alert
          className="grades-open"
          type="warning"
          showIcon
          title={`定稿以后，${fixed.changed.length} 家单位的得分或等次变了：${fixed.changed.join('、')}。请退回到“反馈”后重新定稿。`}
        />
      )}
      <div className="filter-bar">
        <Segmented
          aria-label="组别"
          value={group.id}
          onChange={onChoose}
          options={groups.map(({ id, name, units }) => ({ value: id, label: `${name} ${units.length}` }))}
        />
        <span className="quiet">{`参加排名 ${group.rankedUnits} 家`}</span>
        {group.quota === null ? null : <QuotaBar quota={group.quota} />}
      </div>
      <GradeTable group={group} locked={fixed !== null || shut} onDecide={setAsked} />
      {asked === null ? null : (
        <DecideDialog
          year={year}
          grades={page.grades}
          row={asked}
          equals={group.units.filter(({ unit, rank }) => unit !== asked.unit && rank === asked.rank)}
          onClose={() => {
            setAsked(null)
          }}
        />
      )}
    </>
  )
}
