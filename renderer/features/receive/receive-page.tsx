import { useNavigate, useSearch } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { useState } from 'react'
import { useJob } from '../../api/job.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { JobProgress } from '../../components/job-progress.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { useYear } from '../../components/use-year.ts'
import { ImportResultView } from './import-result-view.tsx'
import { importFiles, importPicked, type ImportOptions } from './import-returns.ts'
import { DropZone } from './drop-zone.tsx'
import { ReceiptTable } from './receipt-table.tsx'
import './receive-page.css'

export function ReceivePage() {
  const year = useYear()
  const { show } = useSearch({ from: '/$year/receive' })
  const navigate = useNavigate({ from: '/$year/receive' })
  const status = useAnswer('appStatus', {})
  const last = useAnswer('lastImport', { year })
  const units = useAnswer('listUnits', { year })
  const running = useJob((state) => state.running) !== null
  const [options, setOptions] = useState<ImportOptions>({ received: null, allowMacros: false })
  const handedIn = units.data?.units.filter(({ submission }) => submission !== null).length ?? 0
  return (
    <>
      <PageHeader
        title="收表"
        note={units.data === undefined ? undefined : `已收到 ${handedIn}/${units.data.units.length} 家`}
        actions={
          <>
            <LinkButton to="/$year/paper" params={{ year }}>
              录入纸质表
            </LinkButton>
            {handedIn === 0 ? null : (
              <LinkButton to="/$year/check" params={{ year }}>
                下一步：核对
              </LinkButton>
            )}
          </>
        }
      />
      <DropZone
        disabled={running}
        ownDialogs={status.data?.host === 'electron'}
        options={options}
        onOptions={setOptions}
        onFiles={(files) => void importFiles(year, files, options)}
        onPick={(what) => void importPicked(year, what, options)}
      />
      <JobProgress job="import" verb="正在读取" cancellable />
      <Tabs
        className="fill-tabs"
        activeKey={show === 'units' ? 'units' : 'last'}
        onChange={(key) => void navigate({ search: key === 'units' ? { show: 'units' } : {} })}
        items={[
          {
            key: 'last',
            label: '本次导入',
            children: (
              <QueryView query={last}>
                {({ result }) => <ImportResultView year={year} result={result} />}
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
