import { useNavigate } from '@tanstack/react-router'
import { Alert, Button, InputNumber } from 'antd'
import { useState } from 'react'
import type { AppStatus } from '#shared/contract/app.ts'
import { YEARS } from '#shared/contract/years.ts'
import { useStatus } from '../../api/years.ts'
import { ChooseBackup } from '../../components/choose-backup.tsx'
import { JobProgress } from '../../components/job-progress.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Writes } from '../../components/writes.tsx'
import { ClosedDatabase } from './closed-database.tsx'
import { DamagedData } from './damaged-data.tsx'
import { NewYearNotes } from './new-year-notes.tsx'
import { SamplePanel } from './sample-panel.tsx'
import { YearList } from './year-list.tsx'
import './start-page.css'

const FIRST_YEAR = 2018

export function StartPage() {
  const status = useStatus()
  return (
    <>
      <PageHeader title="开始" note="新建一个年度，或先用虚构的示例年度走一遍全流程" />
      <QueryView query={status}>{(known) => <Beginning status={known} />}</QueryView>
    </>
  )
}

function Beginning({ status }: { readonly status: AppStatus }) {
  if (status.problem !== null) return <ClosedDatabase status={status} />
  return status.damage === null ? <Beginnings status={status} /> : <DamagedData status={status} />
}

function Beginnings({ status }: { readonly status: AppStatus }) {
  return (
    <>
      <JobProgress job="sample" verb="正在编制示例" cancellable />
      <div className="beginnings">
        {/* Anew when a year has come: the next free one is proposed. */}
        <Writes of="office">
          <NewYear key={status.years.length} status={status} />
          <SamplePanel status={status} />
        </Writes>
      </div>
      <YearList years={status.years} />
      {status.years.length === 0 ? <FromBackup /> : null}
      <p className="quiet">
        数据存放在：{status.dataFolder}　程序版本：{status.version}
      </p>
    </>
  )
}

/** On a new PC: the work of the old one. */
function FromBackup() {
  const navigate = useNavigate()
  return (
    <section className="panel year-list" aria-labelledby="from-backup-title">
      <h2 id="from-backup-title">从备份恢复</h2>
      <p>换了电脑，或重装过系统：选择 U 盘上的备份文件，接着原来的做。</p>
      <ChooseBackup
        word="选择备份文件"
        onDone={() => {
          void navigate({ to: '/' })
        }}
      />
    </section>
  )
}

function NewYear({ status }: { readonly status: AppStatus }) {
  const navigate = useNavigate()
  const create = useAct('createYear')
  const [year, setYear] = useState(() => firstFreeYear(status))
  const [withoutHeirs, setWithoutHeirs] = useState<readonly string[]>([])
  const units = useAnswer('newYearUnits', { year })
  const submit = (): void => {
    create.mutate(
      { year, withoutHeirs: [...withoutHeirs] },
      { onSuccess: () => void navigate({ to: '/$year', params: { year } }) },
    )
  }
  return (
    <section className="panel" aria-labelledby="new-title">
      <h2 id="new-title">新建年度</h2>
      <p>
        按内置的实施方案（2016—2020 年）和默认评价办法建立一个年度，包含 24 个市直部门和 13 个县（市、区）。
      </p>
      <form
        className="new-year"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <label htmlFor="new-year">年度</label>
        <InputNumber
          id="new-year"
          min={YEARS.first}
          max={YEARS.last}
          controls={false}
          precision={0}
          value={year}
          onChange={(value) => {
            if (value !== null) setYear(value)
          }}
        />
        <Button type="primary" htmlType="submit" loading={create.isPending} autoFocus>
          {`新建 ${year} 年度`}
        </Button>
      </form>
      {units.data === undefined ? null : (
        <NewYearNotes units={units.data} withoutHeirs={withoutHeirs} onChange={setWithoutHeirs} />
      )}
      {create.failure === null ? null : <Alert type="error" showIcon title={create.failure} />}
    </section>
  )
}

function firstFreeYear({ years }: AppStatus): number {
  const taken = new Set(years.map(({ year }) => year))
  let year = FIRST_YEAR
  while (taken.has(year)) year += 1
  return year
}
