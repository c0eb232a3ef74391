import { useAnswer } from '../../api/use-answer.ts'
import { LinkButton } from '../../components/link-button.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { ReadingPanes } from '../../components/reading/reading-panes.tsx'
import { useReading } from '../../components/reading/use-reading.ts'
import { useStepKeys } from '../../components/reading/use-step-keys.ts'
import type { ValueOf } from '#shared/contract/calls.ts'

/** A checked file before it is stored: its sheet beside what was read of it. */
export function StagedFilePage({ year, file }: { readonly year: number; readonly file: string }) {
  const staged = useAnswer('stagedReading', { year, file })
  return (
    <>
      <PageHeader
        title="收表"
        note={staged.data === undefined ? undefined : `${staged.data.file.name}，还没有导入`}
        actions={
          <LinkButton color="primary" variant="solid" to="/$year/receive" params={{ year }}>
            返回检查结果
          </LinkButton>
        }
      />
      <QueryView query={staged}>{(data) => <Staged key={file} year={year} data={data} />}</QueryView>
    </>
  )
}

function Staged({ year, data }: { readonly year: number; readonly data: ValueOf<'stagedReading'> }) {
  const state = useReading(data.reading, null)
  useStepKeys(state)
  return (
    <>
      <p className="staged-note">{`${data.file.unitName ?? ''}：${data.file.message}确认导入后在导入核对中处理疑点。`}</p>
      <ReadingPanes
        reading={data.reading}
        source={{ kind: 'staged', year, file: data.file.id }}
        state={state}
      />
    </>
  )
}
