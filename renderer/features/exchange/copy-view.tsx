import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { Place } from '#shared/contract/exchange.ts'
import type { ValueOf } from '#shared/contract/calls.ts'
import { runJob, useJob } from '../../api/job.ts'
import { call, deliver } from '../../api/main-side.ts'
import { JobProgress } from '../../components/job-progress.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { SavedResult } from '../../components/saved-result.tsx'
import { momentText } from '../../components/texts.ts'

/** In a copy: where it came from, and the way back. */
export function CopyView({ copy }: { readonly copy: Extract<Place, { kind: 'copy' }> }) {
  const running = useJob((state) => state.running) !== null
  const [written, setWritten] = useState<ValueOf<'handBack'> | null>(null)
  const { year, colleague, units, office, note, handedBy, handedAt, pending, handedBackAt } = copy
  const handBack = async (): Promise<void> => {
    const done = await runJob('exchange', async () => {
      const answer = await call('handBack', {})
      await deliver(answer.saved)
      return answer
    })
    if (done !== null) setWritten(done)
  }
  return (
    <>
      <PageHeader
        title="多人协作"
        note={`${year}年度协作副本，办理人：${colleague}`}
        actions={
          <Button type="primary" disabled={running} onClick={() => void handBack()}>
            导出交回包
          </Button>
        }
      />
      <JobProgress job="exchange" verb="正在导出" cancellable />
      {written === null || running ? null : (
        <>
          <SavedResult saved={written.saved} />
          <p>
            包校验码：<strong className="package-code">{written.code}</strong>
            。把交回包拷给分出的办公室；电话里对一下校验码，就知道没有拷错。
          </p>
        </>
      )}
      <section className="panel" aria-labelledby="copy-title">
        <h2 id="copy-title">这份协作副本</h2>
        <dl className="exchange-facts">
          <dt>分出</dt>
          <dd>{`${office === '' ? '' : `${office} `}${handedBy}，${momentText(handedAt)}`}</dd>
          <dt>单位</dt>
          <dd>{`${units.length} 家：${units.join('、')}`}</dd>
          {note === '' ? null : (
            <>
              <dt>说明</dt>
              <dd>{note}</dd>
            </>
          )}
          <dt>交回</dt>
          <dd>{handedText(pending, handedBackAt)}</dd>
        </dl>
        <p>
          在这里收表、录入纸质表、核对、添加佐证和审核，做法与平时一样。加减分、等次、办法、退回和归档由分出的办公室办理。
        </p>
        {pending === 0 ? null : (
          <Alert
            type="info"
            showIcon
            title="办完点“导出交回包”。交回后还可以接着做，再交一次，只合并新增的内容。"
          />
        )}
      </section>
    </>
  )
}

function handedText(pending: number, at: string | null): string {
  if (at === null) return pending === 0 ? '还没有做过操作' : `还没有交回，已做 ${pending} 步`
  return pending === 0 ? `${momentText(at)}已导出交回包` : `${momentText(at)}导出过，之后又做了 ${pending} 步`
}
