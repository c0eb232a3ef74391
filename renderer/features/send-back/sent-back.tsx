import { Alert, Button } from 'antd'
import { useJob } from '../../api/job.ts'
import { useKept } from '../../api/kept.ts'
import { JobProgress } from '../../components/job-progress.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { SavedResult } from '../../components/saved-result.tsx'
import { dayText } from '../../components/texts.ts'
import { useExport } from './use-export.ts'

interface SentBackProps {
  readonly year: number
  readonly unit: string
  readonly unitName: string
  readonly id: number
  readonly count: number
  readonly deadline: string
  readonly ask: string | null
}

/** It is written down; what goes out to the unit comes next. */
export function SentBack({ year, unit, unitName, id, count, deadline, ask }: SentBackProps) {
  const { write, renewed } = useExport(year)
  const running = useJob((state) => state.running) !== null
  const [saved] = useKept('send-backs', year)
  const written = saved?.files.some(({ name }) => name.includes(unitName)) === true
  return (
    <>
      <PageHeader
        title="退回"
        note={unitName}
        actions={
          <>
            {ask === null ? null : (
              <LinkButton to="/$year/review" params={{ year }} search={{ unit, item: ask }}>
                回到审核
              </LinkButton>
            )}
            <LinkButton to="/$year/send-back" params={{ year }} search={{}}>
              返回列表
            </LinkButton>
            <Button type="primary" disabled={running} onClick={() => void write([id])}>
              导出退回材料
            </Button>
          </>
        }
      />
      <div className="job">
        <Alert
          type="success"
          showIcon
          role="status"
          title={`已退回 ${count} 处，请${unitName}在 ${dayText(deadline)}前报回。可在操作记录中撤销。`}
          description="退回材料是标出要改的格的自评表（加底色、附批注）和退回通知，请导出后发给单位。单位报回的新表导入后，自动算作补正。"
        />
      </div>
      <JobProgress job="notices" verb="正在导出" />
      {written && !running && saved !== null ? <SavedResult saved={saved} /> : null}
      {renewed.length === 0 ? null : (
        <div className="job">
          <Alert
            type="warning"
            showIcon
            title={`退回的是重新生成的自评表，已填入单位原来的内容：${renewed.map(({ why }) => why).join('；')}。`}
          />
        </div>
      )}
    </>
  )
}
