import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Tabs } from 'antd'
import { useState } from 'react'
import type { AppealPage } from '#shared/contract/appeals.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { JobProgress } from '../../components/job-progress.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { SavedResult } from '../../components/saved-result.tsx'
import { dayText } from '../../components/texts.ts'
import { useYear } from '../../components/use-year.ts'
import { useShutPage } from '../../components/writes.tsx'
import { AppealTable } from './appeal-table.tsx'
import type { AppealTab } from './appeal-words.ts'
import { FeedbackDialog } from './feedback-dialog.tsx'
import { FeedbackTable } from './feedback-table.tsx'
import { RegisterAppeal } from './register-appeal.tsx'
import { useAppealPapers } from './use-appeal-papers.ts'
import './appeals-page.css'

/** 反馈与申诉: when each unit got its 反馈函, until when it may appeal, what it appealed about and what came of it. */
export function AppealsPage() {
  const year = useYear()
  const page = useAnswer('appealPage', { year })
  return (
    <QueryView query={page} title="反馈与申诉">
      {(data) => (data.nothingIn ? <NothingIn year={year} /> : <Appeals year={year} page={data} />)}
    </QueryView>
  )
}

function NothingIn({ year }: { readonly year: number }) {
  return (
    <>
      <PageHeader title="反馈与申诉" note="审核完以后，把得分反馈给单位，受理申诉" />
      <EmptyState text="还没有收到自评表，没有得分可以反馈。请先收表、审核。">
        <LinkButton to="/$year/receive" params={{ year }}>
          去收表
        </LinkButton>
      </EmptyState>
    </>
  )
}

function Appeals({ year, page: given }: { readonly year: number; readonly page: AppealPage }) {
  const page = useShutPage(given)
  const navigate = useNavigate({ from: '/$year/appeals' })
  const search = useSearch({ from: '/$year/appeals' })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [giving, setGiving] = useState<readonly string[] | null>(null)
  const { write, saved, running } = useAppealPapers(year)
  const [appealing, setAppealing] = useState<string | null | undefined>(undefined)
  const open = page.appeals.filter(({ outcome }) => outcome === null)
  const decided = page.appeals.filter(({ outcome }) => outcome !== null)
  const tab: AppealTab = search.tab ?? (open.length > 0 ? 'open' : 'feedback')
  const waiting = page.units.filter(({ feedback }) => feedback === null).map(({ unit }) => unit)
  const units = chosen.length > 0 ? chosen : waiting
  // What comes next is the primary one, and stands last.
  const give = (primary: boolean) => (
    <Button
      key="give"
      type={primary ? 'primary' : 'default'}
      disabled={page.archived || units.length === 0}
      onClick={() => {
        setGiving(units)
      }}
    >
      {units.length === 0 ? '登记反馈' : `登记反馈（${units.length} 家）`}
    </Button>
  )
  const appeal = (primary: boolean) => (
    <Button
      key="appeal"
      type={primary ? 'primary' : 'default'}
      disabled={page.archived}
      onClick={() => {
        setAppealing(null)
      }}
    >
      登记申诉
    </Button>
  )
  return (
    <>
      <PageHeader
        title="反馈与申诉"
        note={noteText(given, open.length)}
        actions={waiting.length > 0 ? [appeal(false), give(true)] : [give(false), appeal(true)]}
      />
      <JobProgress job="notices" verb="正在导出" cancellable />
      {saved === null || running ? null : <SavedResult saved={saved} />}
      <Tabs
        className="fill-tabs"
        activeKey={tab}
        onChange={(key) => {
          const next: AppealTab = key === 'open' || key === 'decided' ? key : 'feedback'
          void navigate({ search: { tab: next }, replace: true })
        }}
        items={[
          {
            key: 'feedback',
            label: `反馈 ${page.units.length - waiting.length}/${page.units.length}`,
            children: (
              <FeedbackTable
                page={page}
                chosen={chosen}
                onChoose={setChosen}
                onGive={(unit) => {
                  setGiving([unit])
                }}
                onAppeal={setAppealing}
              />
            ),
          },
          {
            key: 'open',
            label: `待复核 ${open.length}`,
            children: (
              <AppealTable year={year} page={page} appeals={open} onWrite={write} empty={emptyText(page)} />
            ),
          },
          {
            key: 'decided',
            label: `已办结 ${decided.length}`,
            children: (
              <AppealTable
                year={year}
                page={page}
                appeals={decided}
                onWrite={write}
                empty="还没有办结的申诉。复核后的结果和意见都留在这里。"
              />
            ),
          },
        ]}
      />
      {giving === null ? null : (
        <FeedbackDialog
          year={year}
          page={page}
          units={giving}
          onClose={(done) => {
            setGiving(null)
            if (done) setChosen([])
          }}
        />
      )}
      {appealing === undefined ? null : (
        <RegisterAppeal
          year={year}
          page={page}
          unit={appealing}
          onClose={(done) => {
            setAppealing(undefined)
            if (done) void navigate({ search: { tab: 'open' }, replace: true })
          }}
        />
      )}
    </>
  )
}

/** The last day of all windows that are known. */
function lastDayOf({ units }: AppealPage): string | null {
  const days = units.flatMap(({ feedback }) => (feedback === null ? [] : [feedback.lastDay]))
  return days.toSorted().at(-1) ?? null
}

function noteText(page: AppealPage, open: number): string {
  const last = lastDayOf(page)
  const until =
    last === null ? `申诉期为反馈后 ${page.appealWorkingDays} 个工作日` : `申诉期至 ${dayText(last)}`
  return `${page.archived ? '本年度已归档，只能查看。' : ''}${until}，${open} 件待复核`
}

function emptyText(page: AppealPage): string {
  const last = lastDayOf(page)
  return last === null
    ? '没有待复核的申诉。向单位发出反馈函以后，请先在“反馈”中登记送达的日期，申诉期从那天算起。'
    : `没有待复核的申诉。申诉期至 ${dayText(last)}，收到申诉后点“登记申诉”。`
}
