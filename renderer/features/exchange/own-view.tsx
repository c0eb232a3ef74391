import { Alert, Button, Select } from 'antd'
import { useState } from 'react'
import type { ExchangePage, ExchangePreview, HandoutRow } from '#shared/contract/exchange.ts'
import type { ValueOf } from '#shared/contract/calls.ts'
import { runJob, useJob } from '../../api/job.ts'
import { call } from '../../api/main-side.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useStatus } from '../../api/years.ts'
import { ChoosePackage } from '../../components/choose-package.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { JobProgress } from '../../components/job-progress.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { SavedResult } from '../../components/saved-result.tsx'
import { CopiesList } from './copies-list.tsx'
import { ExchangeLogDialog } from './exchange-log-dialog.tsx'
import { HandOutDialog } from './hand-out-dialog.tsx'
import { HandoutsTable } from './handouts-table.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { OpenPackage } from './open-package.tsx'
import { RecallDialog } from './recall-dialog.tsx'

interface OwnViewProps extends Pick<ValueOf<'openPlace'>, 'copies'> {
  /** The year of the top bar: the one that is worked on. */
  readonly shown: number
}

/** On the PC with the year: what goes out and what comes back. */
export function OwnView({ copies, shown }: OwnViewProps) {
  const [chosen, setChosen] = useState<number | null>(null)
  const years = useStatus().data?.years ?? []
  const year = years.some((known) => known.year === chosen) && chosen !== null ? chosen : shown
  const page = useAnswer('exchangePage', { year })
  const running = useJob((state) => state.running) !== null
  const [asking, setAsking] = useState<Asking | null>(null)
  const [written, setWritten] = useState<ValueOf<'handOutUnits'> | null>(null)
  const closed = page.data?.closed ?? null
  const look = async (pick: string): Promise<void> => {
    const preview = await runJob('package', () => call('previewMerge', { year, pick }))
    if (preview !== null) setAsking({ kind: 'merge', pick, preview })
  }
  const close = (): void => {
    setAsking(null)
  }
  return (
    <>
      <PageHeader
        title="多人协作"
        note={
          <Select
            aria-label="年度"
            value={year}
            options={years.map((known) => ({ value: known.year, label: `${known.year}年度` }))}
            onChange={setChosen}
          />
        }
        actions={
          <>
            <OpenPackage />
            <ChoosePackage
              word="合并交回包"
              accept=".kspack"
              label="选择交回包"
              disabled={running || closed !== null}
              onPicked={(pick) => void look(pick)}
            />
            <Button
              type="primary"
              disabled={running || page.data === undefined || closed !== null}
              onClick={() => {
                setAsking({ kind: 'hand-out' })
              }}
            >
              分给同事
            </Button>
          </>
        }
      />
      <JobProgress job="exchange" verb="正在处理协作包" cancellable />
      <JobProgress job="package" verb="正在核对协作包" cancellable />
      {written === null || running ? null : (
        <>
          <SavedResult saved={written.saved} />
          <p>
            包校验码：<strong className="package-code">{written.code}</strong>
            。把协作包拷给同事，请对方在“多人协作”页打开；电话里对一下校验码，就知道没有拷错。
          </p>
        </>
      )}
      {closed === null ? null : <Alert type="info" showIcon title={closed} className="exchange-closed" />}
      <QueryView query={page}>
        {(data) => (
          <div className="exchange-panel" tabIndex={0} role="region" aria-label="分出和交回">
            <Handouts page={data} onAsk={setAsking} />
            {copies.length === 0 ? null : <CopiesList copies={copies} />}
          </div>
        )}
      </QueryView>
      {asking?.kind === 'hand-out' && page.data !== undefined ? (
        <HandOutDialog year={year} units={page.data.units} onWritten={setWritten} onClose={close} />
      ) : null}
      {asking?.kind === 'merge' ? (
        <MergeDialog year={year} pick={asking.pick} preview={asking.preview} onClose={close} />
      ) : null}
      {asking?.kind === 'recall' ? (
        <RecallDialog year={year} handout={asking.handout} onClose={close} />
      ) : null}
      {asking?.kind === 'log' ? (
        <ExchangeLogDialog year={year} handout={asking.handout} onClose={close} />
      ) : null}
    </>
  )
}

export type Asking =
  | { readonly kind: 'hand-out' }
  | { readonly kind: 'merge'; readonly pick: string; readonly preview: ExchangePreview }
  | { readonly kind: 'recall' | 'log'; readonly handout: HandoutRow }

function Handouts({
  page,
  onAsk,
}: {
  readonly page: ExchangePage
  readonly onAsk: (asking: Asking) => void
}) {
  if (page.handouts.length > 0) return <HandoutsTable handouts={page.handouts} onAsk={onAsk} />
  return (
    <EmptyState text="一个人在一台电脑上办理时用不着这一页。两台电脑要分头办理时：点“分给同事”选好单位，导出协作包，用 U 盘拷给同事；同事在自己的电脑上打开，收表、核对、审核；办完导出交回包，回到这里点“合并交回包”。两边都改过的地方会逐处列出来，选定以哪边为准，谁的内容都不会丢。" />
  )
}
