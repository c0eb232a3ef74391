import { useNavigate, useSearch } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { ProgressPage, ProgressRow } from '#shared/contract/progress.ts'
import type { SavedFiles } from '#shared/contract/saved.ts'
import { isCancelled, messageOf } from '../../api/failure.ts'
import { call, deliver } from '../../api/main-side.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { SavedResult } from '../../components/saved-result.tsx'
import { useShutPage } from '../../components/writes.tsx'
import { useOnce } from '../../components/use-once.ts'
import { CopyFinished } from './copy-finished.tsx'
import { CopyMissing } from './copy-missing.tsx'
import { ProgressFilterBar } from './progress-filter-bar.tsx'
import { ProgressForm } from './progress-form.tsx'
import { ProgressTable } from './progress-table.tsx'
import { filterRows, rowKey, type ProgressFilter } from './progress-words.ts'

export function ProgressTab({ year }: { readonly year: number }) {
  const { period } = useSearch({ from: '/$year/progress' })
  const page = useAnswer('progressPage', { year, period: period ?? null })
  return (
    <QueryView query={page} title="进展与督导">
      {(data) => <ProgressView key={data.period} year={year} page={data} />}
    </QueryView>
  )
}

function ProgressView({ year, page: given }: { readonly year: number; readonly page: ProgressPage }) {
  const { message } = App.useApp()
  const page = useShutPage(given)
  const search = useSearch({ from: '/$year/progress' })
  const navigate = useNavigate({ from: '/$year/progress' })
  const [filter, setFilter] = useState<ProgressFilter>({
    unit: search.unit ?? null,
    program: null,
    state: null,
  })
  const [chosen, setChosen] = useState<string | null>(search.task ?? null)
  const [copying, setCopying] = useState(false)
  const [saved, setSaved] = useState<SavedFiles | null>(null)
  const shown = filterRows(page.rows, filter)
  const current = shown.find((row) => rowKey(row) === chosen) ?? shown[0]
  const [write] = useOnce(async () => {
    try {
      const files = await call('exportProgress', { year, period: page.period })
      await deliver(files)
      setSaved(files)
    } catch (error) {
      if (!isCancelled(error)) void message.error(messageOf(error))
    }
  })
  const choose = (row: ProgressRow | undefined): void => {
    if (row !== undefined) setChosen(rowKey(row))
  }
  const owing = page.rows.filter(({ note }) => note === null)
  const enterNext = (): void => {
    const next = shown.find(({ note }) => note === null) ?? owing[0]
    if (next === undefined) return
    if (!shown.includes(next)) setFilter({ unit: null, program: null, state: null })
    choose(next)
    setTimeout(() => document.getElementById('progress-done')?.focus())
  }
  return (
    <>
      <PageHeader
        title="进展与督导"
        note={noteOf(page)}
        actions={
          <>
            <Button onClick={write}>导出进展情况表</Button>
            <CopyMissing page={page} />
            <Button type="primary" disabled={owing.length === 0 || page.archived} onClick={enterNext}>
              登记下一项未报
            </Button>
          </>
        }
      />
      {saved === null ? null : <SavedResult saved={saved} />}
      <ProgressFilterBar
        year={year}
        page={page}
        shown={shown.length}
        filter={filter}
        onFilter={setFilter}
        onPeriod={(period) => void navigate({ search: { period } })}
        onCopy={() => {
          setCopying(true)
        }}
      />
      {current === undefined ? (
        <EmptyState text="没有符合条件的任务。请换一个单位、重点任务或进度，或清除筛选。" />
      ) : (
        <div className="progress">
          <ProgressTable year={year} page={page} rows={shown} current={current} onChoose={choose} />
          <ProgressForm
            key={`${page.period} ${rowKey(current)} ${current.note?.at ?? ''}`}
            year={year}
            page={page}
            row={current}
            onSaved={() => {
              choose(shown[shown.indexOf(current) + 1])
            }}
          />
        </div>
      )}
      {copying ? (
        <CopyFinished
          year={year}
          page={page}
          onClose={() => {
            setCopying(false)
          }}
        />
      ) : null}
    </>
  )
}

function noteOf({ word, over, rows, missing }: ProgressPage): string {
  const told = rows.filter(({ note }) => note !== null).length
  const left = missing.length === 0 ? '，已报齐' : `，${missing.length} 家未报齐`
  return `${word}${over ? '' : '（还没有结束）'}应报 ${rows.length} 项，已报 ${told} 项${left}`
}
