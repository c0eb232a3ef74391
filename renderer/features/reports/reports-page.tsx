import { Link } from '@tanstack/react-router'
import { Alert, Button, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { ValueOf } from '#shared/contract/calls.ts'
import type { DocumentEntry, ReportEntry } from '#shared/contract/reports.ts'
import { runJob, useJob } from '../../api/job.ts'
import { useKept } from '../../api/kept.ts'
import { call, deliver } from '../../api/main-side.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { LinkButton } from '../../components/link-button.tsx'
import { JobProgress } from '../../components/job-progress.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { SavedResult } from '../../components/saved-result.tsx'
import { StatusTag } from '../../components/status-tag.tsx'
import { useYear } from '../../components/use-year.ts'
import { PreviewDialog } from './preview-dialog.tsx'
import './document-page.css'

const FORMS: Readonly<Record<ReportEntry['forms'][number], string>> = {
  xlsx: 'Excel 表格',
  pdf: 'PDF',
  docx: 'Word',
}

/** "PDF、Word"; "PDF，每家一份". */
function formsOf({ forms, each }: ReportEntry): string {
  return forms.map((form) => FORMS[form]).join('、') + (each ? '，每家一份' : '')
}

export function ReportsPage() {
  const year = useYear()
  const reports = useAnswer('listReports', { year })
  return (
    <QueryView query={reports} title="报告与导出">
      {(data) => <Reports year={year} list={data} />}
    </QueryView>
  )
}

function Reports({ year, list }: { readonly year: number; readonly list: ValueOf<'listReports'> }) {
  const running = useJob((state) => state.running) !== null
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [saved, keepSaved] = useKept('reports', year)
  const [fonts, setFonts] = useState<readonly string[]>([])
  /** The kind of paper that is shown; null: none. */
  const [shown, setShown] = useState<string | null>(null)
  const ready = list.reports.filter(({ missing }) => missing === null).map(({ kind }) => kind)
  const kinds = chosen.length === 0 ? ready : chosen
  const write = async (): Promise<void> => {
    const written = await runJob('reports', async () => {
      const answer = await call('writeReports', { year, kinds })
      await deliver(answer.saved)
      setFonts(answer.fonts)
      return answer.saved
    })
    if (written !== null) keepSaved(written)
  }
  return (
    <>
      <PageHeader
        title="报告与导出"
        actions={
          <>
            <LinkButton to="/$year/templates" params={{ year }}>
              文字模板
            </LinkButton>
            <Button type="primary" disabled={running || kinds.length === 0} onClick={() => void write()}>
              {chosen.length === 0 ? `导出全部 ${kinds.length} 种` : `导出所选 ${kinds.length} 种`}
            </Button>
          </>
        }
      />
      {list.pendingItems === 0 ? null : (
        <div className="job">
          <Alert
            type="warning"
            showIcon
            title={`还有 ${list.pendingItems} 项待审核，现在导出的是征求意见稿，得分为暂计。`}
            action={
              <Link to="/$year/review" params={{ year }}>
                去审核
              </Link>
            }
          />
        </div>
      )}
      <JobProgress job="reports" verb="正在导出" cancellable />
      {saved === null || running ? null : <SavedResult saved={saved} />}
      {fonts.length === 0 || running ? null : (
        <p>
          {`PDF 所用字体：${fonts.join('，')}。`}
          <Link to="/settings" search={{ tab: 'fonts' }}>
            换字体
          </Link>
        </p>
      )}
      <Table<ReportEntry>
        columns={columnsFor(year, list.documents, setShown)}
        dataSource={[...list.reports]}
        rowKey="kind"
        pagination={false}
        scroll={{ x: '56rem' }}
        rowSelection={{
          selectedRowKeys: [...chosen],
          // A checkbox as title would stand a second time in a hidden row that measures.
          columnTitle: '选择',
          columnWidth: '4em',
          onChange: (keys) => {
            setChosen(keys.map(String))
          },
          getCheckboxProps: ({ title, missing }) => ({
            'aria-label': `选择${title}`,
            disabled: missing !== null,
          }),
        }}
      />
      {shown === null ? null : (
        <PreviewDialog
          year={year}
          documents={list.documents.filter(({ kind }) => kind === shown)}
          onClose={() => {
            setShown(null)
          }}
        />
      )}
    </>
  )
}

function columnsFor(
  year: number,
  documents: readonly DocumentEntry[],
  show: (kind: string) => void,
): TableColumnsType<ReportEntry> {
  return [
    { title: '材料', dataIndex: 'title', width: '14rem' },
    { title: '形式', key: 'forms', width: '10.5rem', render: (_, entry) => formsOf(entry) },
    {
      title: '状态',
      key: 'state',
      width: '9rem',
      render: (_, { missing, draft }) => {
        if (missing !== null) return <StatusTag light="bad">不能导出</StatusTag>
        return draft ? (
          <StatusTag light="partial">征求意见稿</StatusTag>
        ) : (
          <StatusTag light="good">可以导出</StatusTag>
        )
      },
    },
    {
      title: '还缺什么',
      key: 'missing',
      render: (_, { missing, draft }) =>
        missing ??
        (draft ? (
          <Link to="/$year/review" params={{ year }}>
            还有项目待审核
          </Link>
        ) : (
          '不缺'
        )),
    },
    {
      title: '操作',
      key: 'actions',
      width: '7rem',
      render: (_, { kind, title }) =>
        documents.some((document) => document.kind === kind) ? (
          <Button
            aria-label={`打印预览${title}`}
            onClick={() => {
              show(kind)
            }}
          >
            打印预览
          </Button>
        ) : null,
    },
    {
      title: '文稿',
      key: 'text',
      width: '7.5rem',
      render: (_, { kind, title }) => {
        const own = documents.filter((document) => document.kind === kind && document.editable)
        const [first] = own
        if (first === undefined) return null
        const final = own.filter(({ issued }) => issued !== null)
        const changed = own.some((document) => document.changed)
        return (
          <>
            <LinkButton
              to="/$year/document"
              params={{ year }}
              search={{ doc: first.id }}
              aria-label={`修改文稿：${title}`}
            >
              修改文稿
            </LinkButton>
            {final.length === 0 ? null : (
              <p className="report-final">
                {changed
                  ? '定稿后有变动，导出的仍是定稿'
                  : `已定稿${own.length === 1 ? '' : ` ${final.length}/${own.length}`}`}
              </p>
            )}
          </>
        )
      },
    },
  ]
}
