import { useNavigate } from '@tanstack/react-router'
import { Alert, Button, Tabs } from 'antd'
import { useState } from 'react'
import type { ValueOf } from '#shared/contract/calls.ts'
import { useJob } from '../../api/job.ts'
import { useKept } from '../../api/kept.ts'
import { JobProgress } from '../../components/job-progress.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { SavedResult } from '../../components/saved-result.tsx'
import { UnitSelect } from '../../components/unit-select.tsx'
import { Writes } from '../../components/writes.tsx'
import { STATES, type SendBackTab } from './send-back-words.ts'
import { SentTable } from './sent-table.tsx'
import { useExport } from './use-export.ts'
import { WaitingTable } from './waiting-table.tsx'

interface SendBackListProps {
  readonly year: number
  readonly list: ValueOf<'listSendBacks'>
}

export function SendBackList({ year, list }: SendBackListProps) {
  const { sendBacks, waiting, units } = list
  const navigate = useNavigate({ from: '/$year/send-back' })
  const inTab = (key: Exclude<SendBackTab, 'waiting'>) =>
    sendBacks.filter(({ state }) => STATES[key].includes(state))
  const open = inTab('open')
  const [tab, setTab] = useState<SendBackTab>(open.length > 0 && waiting.length === 0 ? 'open' : 'waiting')
  const [chosen, setChosen] = useState<readonly number[]>([])
  const { write, renewed } = useExport(year)
  const running = useJob((state) => state.running) !== null
  const [saved] = useKept('send-backs', year)
  const ids = chosen.length === 0 ? open.map(({ id }) => id) : chosen
  const tabs: readonly { readonly key: Exclude<SendBackTab, 'waiting'>; readonly word: string }[] = [
    { key: 'open', word: '等待补正' },
    { key: 'answered', word: '已重新报送' },
    { key: 'over', word: '已撤回或代替' },
  ]
  return (
    <>
      <PageHeader
        title="退回"
        note={`${waiting.length} 家有内容要退回，${open.length} 家等待补正`}
        actions={
          <Button type="primary" disabled={running || ids.length === 0} onClick={() => void write(ids)}>
            {`导出退回材料（${ids.length} 份）`}
          </Button>
        }
      />
      <JobProgress job="notices" verb="正在导出" cancellable />
      {saved === null || running ? null : <SavedResult saved={saved} />}
      {renewed.length === 0 ? null : (
        <div className="job">
          <Alert
            type="warning"
            showIcon
            title="以下单位退回的是重新生成的自评表，已填入单位原来的内容"
            description={renewed.map(({ unitName, why }) => `${unitName}：${why}`).join('；')}
          />
        </div>
      )}
      <div className="filter-bar">
        <Writes>
          <UnitSelect
            label="选择要退回的单位"
            placeholder="选一家单位退回"
            units={units.map(({ unit, unitName }) => ({ unit, name: unitName, otherNames: [] }))}
            value={null}
            onChange={(unit) => {
              if (unit !== null) void navigate({ search: { unit } })
            }}
          />
        </Writes>
        <span className="quiet">退回有自己的期限，不算单位逾期</span>
      </div>
      <Tabs
        className="fill-tabs"
        activeKey={tab}
        onChange={(key) => {
          setTab(key === 'open' || key === 'answered' || key === 'over' ? key : 'waiting')
          setChosen([])
        }}
        items={[
          {
            key: 'waiting',
            label: `有内容要退回 ${waiting.length}`,
            children: <WaitingTable year={year} waiting={waiting} any={units.length > 0} />,
          },
          ...tabs.map(({ key, word }) => ({
            key,
            label: `${word} ${inTab(key).length}`,
            children: (
              <SentTable
                year={year}
                tab={key}
                sendBacks={inTab(key)}
                chosen={chosen}
                onChoose={setChosen}
                onExport={(id) => void write([id])}
              />
            ),
          })),
        ]}
      />
    </>
  )
}
