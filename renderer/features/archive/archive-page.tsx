import { Tabs } from 'antd'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useAnswer } from '../../api/use-answer.ts'
import { usePlace } from '../../api/use-place.ts'
import { JobProgress } from '../../components/job-progress.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { momentText } from '../../components/texts.ts'
import { useYear } from '../../components/use-year.ts'
import { ArchiveButtons } from './archive-buttons.tsx'
import { ArchivePanel } from './archive-panel.tsx'
import { CompareView } from './compare-view.tsx'
import { OpenButtons } from './open-buttons.tsx'
import './archive-page.css'

export function ArchivePage() {
  const year = useYear()
  const navigate = useNavigate()
  const { tab } = useSearch({ from: '/$year/archive' })
  const page = useAnswer('archivePage', { year })
  const looking = usePlace().data?.place.kind === 'archive'
  return (
    <>
      <PageHeader
        title="归档与对比"
        note={
          page.data === undefined
            ? undefined
            : page.data.archived === null
              ? `${year}年度，进度：${page.data.state}`
              : `${momentText(page.data.archived.at)} 归档，${page.data.archived.operator}`
        }
        actions={
          page.data === undefined ? null : (
            <>
              <OpenButtons year={year} />
              {looking ? null : <ArchiveButtons page={page.data} />}
            </>
          )
        }
      />
      <JobProgress job="opening" verb="正在打开归档" cancellable />
      <Tabs
        className="fill-tabs"
        activeKey={tab ?? 'archive'}
        onChange={(key) => {
          void navigate({
            to: '/$year/archive',
            params: { year },
            search: key === 'compare' ? { tab: 'compare' } : {},
            replace: true,
          })
        }}
        items={[
          {
            key: 'archive',
            label: '归档',
            children: <QueryView query={page}>{(data) => <ArchivePanel page={data} />}</QueryView>,
          },
          { key: 'compare', label: '对比', children: <CompareView year={year} /> },
        ]}
      />
    </>
  )
}
