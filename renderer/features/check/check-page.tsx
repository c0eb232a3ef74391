import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { SubmissionRow } from '#shared/contract/submissions.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { dayText } from '../../components/texts.ts'
import { useYear } from '../../components/use-year.ts'
import { useClosedYear } from '../../components/writes.tsx'
import { CheckView } from './check-view.tsx'
import { ChooseStanding } from './choose-standing.tsx'
import './check-page.css'

export function CheckPage() {
  const year = useYear()
  const submissions = useAnswer('listSubmissions', { year })
  const closed = useClosedYear()
  return (
    <>
      <PageHeader
        title="导入核对"
        note={closed ? 'N、P 逐处查看' : 'N、P 逐处查看，Y 采用，E 改写，R 退回单位'}
        actions={
          submissions.data === undefined || submissions.data.submissions.length === 0 ? null : (
            <LinkButton color="primary" variant="solid" to="/$year/review" params={{ year }}>
              下一步：审核
            </LinkButton>
          )
        }
      />
      <QueryView query={submissions}>
        {(data) =>
          data.submissions.length === 0 ? (
            <EmptyState text="还没有收到自评表，没有可核对的内容。请先收表。">
              <LinkButton color="primary" variant="solid" to="/$year/receive" params={{ year }}>
                去收表
              </LinkButton>
            </EmptyState>
          ) : (
            <Submissions year={year} submissions={data.submissions} />
          )
        }
      </QueryView>
    </>
  )
}

interface SubmissionsProps {
  readonly year: number
  readonly submissions: readonly SubmissionRow[]
}

function Submissions({ year, submissions }: SubmissionsProps) {
  const { unit, cell } = useSearch({ from: '/$year/check' })
  const navigate = useNavigate({ from: '/$year/check' })
  const [number, setNumber] = useState<number | null>(null)
  const standing = submissions.filter(({ stands }) => stands)
  // Chosen once: a unit stays in sight when its last doubt is decided.
  const [first] = useState(() => (standing.find(isOpen) ?? standing[0])?.unit)
  const chosenUnit = unit ?? first
  const own = submissions.filter((submission) => submission.unit === chosenUnit)
  const shown = own.find((submission) => submission.number === number) ?? own.find(({ stands }) => stands)
  const chooseUnit = (next: string): void => {
    setNumber(null)
    void navigate({ search: { unit: next } })
  }
  const nextOpen = nextWithDoubts(standing, chosenUnit)
  const closed = useClosedYear()
  return (
    <>
      <div className="filter-bar">
        <Select
          aria-label="单位"
          className="check-unit"
          showSearch={{ optionFilterProp: 'label' }}
          value={chosenUnit ?? null}
          onChange={chooseUnit}
          options={standing.map((submission) => ({ value: submission.unit, label: optionText(submission) }))}
        />
        <Select
          aria-label="第几次报送"
          className="check-number"
          value={shown?.number ?? null}
          onChange={setNumber}
          options={own.map((submission) => ({
            value: submission.number,
            label: `第 ${submission.number} 次，${dayText(submission.received)}${submission.way === 'paper' ? '，纸质录入' : ''}${submission.stands ? '（有效）' : ''}`,
          }))}
        />
        {shown === undefined || shown.stands ? null : <ChooseStanding submission={shown} />}
        <Button
          disabled={nextOpen === null}
          onClick={() => {
            if (nextOpen !== null) chooseUnit(nextOpen)
          }}
        >
          下一家有疑点的单位
        </Button>
        {chosenUnit === undefined || closed ? null : (
          <LinkButton to="/$year/send-back" params={{ year }} search={{ unit: chosenUnit }}>
            退回这家
          </LinkButton>
        )}
        {shown === undefined ? null : (
          <span role="status">{`疑点 ${shown.doubts}，已处理 ${shown.doubts - shown.openDoubts}`}</span>
        )}
        {shown === undefined ? null : (
          <span className="quiet check-file" title={shown.fileName}>
            {shown.fileName}
          </span>
        )}
      </div>
      {shown === undefined ? (
        <EmptyState text="这个单位还没有报送。请在上面换一个单位，或先收表。" />
      ) : (
        <CheckView key={shown.id} year={year} submission={shown.id} start={cell ?? null} />
      )}
    </>
  )
}

function isOpen({ openDoubts }: SubmissionRow): boolean {
  return openDoubts > 0
}

function optionText({ unitName, doubts, openDoubts }: SubmissionRow): string {
  if (openDoubts > 0) return `${unitName}（待处理 ${openDoubts}）`
  return `${unitName}（${doubts === 0 ? '无疑点' : '疑点已处理'}）`
}

/** The next unit after the shown one with doubts that are not decided, from the beginning again after the last. */
function nextWithDoubts(standing: readonly SubmissionRow[], unit: string | undefined): string | null {
  const at = standing.findIndex((submission) => submission.unit === unit)
  const around = [...standing.slice(at + 1), ...standing.slice(0, Math.max(at, 0))]
  return around.find(isOpen)?.unit ?? null
}
