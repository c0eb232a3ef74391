import { useNavigate, useSearch } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { useState } from 'react'
import { useJob } from '../../api/job.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { JobProgress } from '../../components/job-progress.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { useYear } from '../../components/use-year.ts'
import { useClosedYear } from '../../components/writes.tsx'
import { DropZone } from './drop-zone.tsx'
import { ImportResultView } from './import-result-view.tsx'
import { ReceiptTable } from './receipt-table.tsx'
import { stageFiles, stagePicked } from './stage-returns.ts'
import { StagedFilePage } from './staged-file-page.tsx'
import { StagingButtons } from './staging-buttons.tsx'
import { StagingList } from './staging-list.tsx'
import './receive-page.css'

export function ReceivePage() {
  const year = useYear()
  const { file } = useSearch({ from: '/$year/receive' })
  return file === undefined ? <Receive year={year} /> : <StagedFilePage year={year} file={file} />
}

function Receive({ year }: { readonly year: number }) {
  const { show } = useSearch({ from: '/$year/receive' })
  const navigate = useNavigate({ from: '/$year/receive' })
  const status = useAnswer('appStatus', {})
  const staged = useAnswer('stagedReturns', { year })
  const last = useAnswer('lastImport', { year })
  const units = useAnswer('listUnits', { year })
  const running = useJob((state) => state.running) !== null
  const closed = useClosedYear()
  const [chosen, setChosen] = useState<string | null>(null)
  const receiveOn = useAct('receiveStagedOn')
  const staging = staged.data?.staging ?? null
  const received = staging === null ? chosen : staging.received
  const handedIn = units.data?.units.filter(({ submission }) => submission !== null).length ?? 0
  // Returns are in, none since the program was opened: what stands is of more use than an empty table.
  const nothingNew = handedIn > 0 && last.data?.result === null
  const showTab = (tab: 'last' | 'units' | undefined): void => {
    void navigate({ search: tab === undefined ? {} : { show: tab } })
  }
  const check = (files: readonly File[]): void => {
    showTab(undefined)
    void stageFiles(year, files, received)
  }
  return (
    <>
      <PageHeader
        title="收表"
        note={units.data === undefined ? undefined : `已收到 ${handedIn}/${units.data.units.length} 家`}
        actions={
          staging === null ? (
            <>
              {closed ? null : (
                <LinkButton to="/$year/paper" params={{ year }}>
                  录入纸质表
                </LinkButton>
              )}
              {handedIn === 0 ? null : (
                <LinkButton to="/$year/check" params={{ year }}>
                  下一步：核对
                </LinkButton>
              )}
            </>
          ) : (
            <StagingButtons
              year={year}
              staging={staging}
              disabled={running || closed}
              onConfirmed={() => {
                showTab('last')
              }}
            />
          )
        }
      />
      {closed ? null : (
        <DropZone
          disabled={running}
          ownDialogs={status.data?.host === 'electron'}
          small={staging !== null}
          received={received}
          onReceived={(day) => {
            setChosen(day)
            if (staging !== null) receiveOn.mutate({ year, received: day })
          }}
          onFiles={check}
          onPick={(what) => {
            showTab(undefined)
            void stagePicked(year, what, received)
          }}
        />
      )}
      <JobProgress job="check" verb="正在检查" cancellable />
      <JobProgress job="import" verb="正在导入" cancellable />
      <Tabs
        className="fill-tabs"
        activeKey={show ?? (staging === null ? (nothingNew ? 'units' : 'last') : 'staged')}
        onChange={(key) => {
          showTab(key === 'units' || (key === 'last' && (staging !== null || nothingNew)) ? key : undefined)
        }}
        items={[
          ...(staging === null
            ? []
            : [
                {
                  key: 'staged',
                  label: `检查结果 ${staging.files.length}`,
                  children: <StagingList year={year} staging={staging} disabled={running || closed} />,
                },
              ]),
          {
            key: 'last',
            label: '本次导入',
            children: (
              <QueryView query={last}>
                {({ result }) => <ImportResultView year={year} handedIn={handedIn} result={result} />}
              </QueryView>
            ),
          },
          {
            key: 'units',
            label: '各单位报送情况',
            children: (
              <QueryView query={units}>{(data) => <ReceiptTable year={year} units={data.units} />}</QueryView>
            ),
          },
        ]}
      />
    </>
  )
}
