import { useNavigate, useSearch } from '@tanstack/react-router'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { ValueOf } from '#shared/contract/calls.ts'
import type { LogFilter } from '#shared/contract/log.ts'
import type { SavedFiles } from '#shared/contract/saved.ts'
import { call, deliver } from '../../api/main-side.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { isCancelled, messageOf } from '../../api/failure.ts'
import { PageHeader } from '../../components/page-header.tsx'
import { usePageExport } from '../../components/page-actions.ts'
import { QueryView } from '../../components/query-view.tsx'
import { useOnce } from '../../components/use-once.ts'
import { SavedResult } from '../../components/saved-result.tsx'
import { EntryDetail } from './entry-detail.tsx'
import { LogFilterBar } from './log-filter-bar.tsx'
import { LogTable } from './log-table.tsx'
import './log-page.css'

const NO_FILTER: LogFilter = {
  text: '',
  operator: null,
  action: null,
  unit: null,
  from: null,
  to: null,
  year: null,
}

/** 操作记录: who did what to what, when and why; every entry can be looked at, some can be undone. */
export function LogPage() {
  const search = useSearch({ from: '/log' })
  const navigate = useNavigate({ from: '/log' })
  const filter: LogFilter = { ...NO_FILTER, ...search }
  const log = useQuery({
    queryKey: ['listLog', filter],
    queryFn: () => call('listLog', filter),
    placeholderData: keepPreviousData,
  })
  const change = (next: Partial<LogFilter>): void => {
    const wanted = Object.entries({ ...filter, ...next }).filter(
      ([, value]) => value !== null && value !== '',
    )
    void navigate({ search: Object.fromEntries(wanted), replace: true })
  }
  return (
    <QueryView query={log} title="操作记录">
      {(data) => <Log filter={filter} log={data} onFilter={change} />}
    </QueryView>
  )
}

interface LogProps {
  readonly filter: LogFilter
  readonly log: ValueOf<'listLog'>
  readonly onFilter: (next: Partial<LogFilter>) => void
}

function Log({ filter, log, onFilter }: LogProps) {
  const [chosen, setChosen] = useState<number | null>(null)
  const [saved, setSaved] = useState<SavedFiles | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const row = log.rows.find(({ sequence }) => sequence === chosen) ?? log.rows[0]
  const [exportPage] = useOnce(async () => {
    setFailure(null)
    try {
      const written = await call('exportLog', filter)
      await deliver(written)
      setSaved(written)
    } catch (error) {
      if (!isCancelled(error)) setFailure(messageOf(error))
    }
  })
  usePageExport(log.found === 0 ? null : exportPage)
  return (
    <>
      <PageHeader
        title="操作记录"
        note={<ChainState />}
        actions={
          <Button type="primary" disabled={log.found === 0} onClick={exportPage}>
            {`导出 ${log.found} 条`}
          </Button>
        }
      />
      {failure === null ? null : <Alert type="error" showIcon title={failure} />}
      {saved === null ? null : <SavedResult saved={saved} />}
      <LogFilterBar filter={filter} log={log} onFilter={onFilter} />
      <LogTable rows={log.rows} chosen={row?.sequence ?? null} onChoose={setChosen} />
      {row === undefined ? null : <EntryDetail key={row.sequence} row={row} />}
    </>
  )
}

/** "记录完整，共 n 条，校验码 …", or at which entry the chain is broken. */
function ChainState() {
  const state = useAnswer('checkLog', {})
  if (state.data === undefined) return '正在检查记录是否完整…'
  return state.data.whole ? (
    state.data.text
  ) : (
    <span role="alert" className="log-broken">
      {state.data.text}
    </span>
  )
}
