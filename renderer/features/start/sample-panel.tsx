import { useNavigate } from '@tanstack/react-router'
import { Button, Space } from 'antd'
import type { AppStatus } from '#shared/contract/app.ts'
import { runJob, useJob } from '../../api/job.ts'
import { call } from '../../api/main-side.ts'

/** The way into the sample year: it is made, gone on with where it was stopped, or opened. */
export function SamplePanel({ status }: { readonly status: AppStatus }) {
  const navigate = useNavigate()
  const running = useJob((state) => state.running) !== null
  const sample = status.years.find((year) => year.sample)
  const unfinished = sample?.unfinished
  const make = async (reviewed: boolean): Promise<number | null> => {
    const made = await runJob('sample', () => call('createSampleYear', { reviewed }))
    return made?.finished === true ? made.year : null
  }
  const toMake = sample === undefined || unfinished !== undefined
  const open = async (reviewed: boolean): Promise<void> => {
    const year = toMake ? await make(reviewed) : sample.year
    if (year !== null) await navigate({ to: '/$year', params: { year } })
  }
  return (
    <section className="panel" aria-labelledby="sample-title">
      <h2 id="sample-title">{sample === undefined ? '建立示例年度' : '示例年度'}</h2>
      {unfinished === undefined ? (
        <p>
          用虚构的数据演示一个年度：自评表已收、已审核，反馈已发出，有两件申诉，可以接着定等、归档。想自己练习审核的，可以只做到收表。示例的每份材料都标明“示例”。
        </p>
      ) : (
        <p role="status">
          {`示例年度没有建完：已编好 ${unfinished.done} 家，共 ${unfinished.total} 家。继续建立时，已编好的不动，从没有编好的单位接着编。`}
        </p>
      )}
      <Space wrap>
        <Button disabled={running} onClick={() => void open(true)}>
          {unfinished === undefined ? '打开示例年度' : '继续建立示例年度'}
        </Button>
        {toMake ? (
          <Button disabled={running} onClick={() => void open(false)}>
            只做到收表，练习审核
          </Button>
        ) : null}
      </Space>
    </section>
  )
}
