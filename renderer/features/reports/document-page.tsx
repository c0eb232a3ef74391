import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, App, Button, Checkbox, Select } from 'antd'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import type { ValueOf } from '#shared/contract/calls.ts'
import type { DocumentEntry } from '#shared/contract/reports.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { Writes } from '../../components/writes.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { usePreview } from '../../components/use-preview.ts'
import { useYear } from '../../components/use-year.ts'
import { IssuedList } from './issued-list.tsx'
import { ParagraphList } from './paragraph-list.tsx'
import { PreviewDialog } from './preview-dialog.tsx'
import '../../components/file-preview.css'
import './document-page.css'

const PdfView = lazy(async () => ({ default: (await import('../../components/pdf-view.tsx')).PdfView }))

/** 修改文稿: the paragraphs of a document to be edited, with the page beside them, until it is made final. */
export function DocumentPage() {
  const year = useYear()
  const reports = useAnswer('listReports', { year })
  return (
    <QueryView query={reports} title="修改文稿">
      {({ documents }) =>
        documents.every(({ editable }) => !editable) ? (
          <>
            <PageHeader title="修改文稿" />
            <EmptyState text="还没有收到任何单位的自评表，没有可修改的文稿。请先收表。">
              <LinkButton type="primary" to="/$year/receive" params={{ year }}>
                去收表
              </LinkButton>
            </EmptyState>
          </>
        ) : (
          <Documents year={year} documents={documents.filter(({ editable }) => editable)} />
        )
      }
    </QueryView>
  )
}

function Documents({
  year,
  documents,
}: {
  readonly year: number
  readonly documents: readonly DocumentEntry[]
}) {
  const { doc } = useSearch({ from: '/$year/document' })
  const navigate = useNavigate({ from: '/$year/document' })
  const chosen = documents.find(({ id }) => id === doc) ?? documents[0]
  if (chosen === undefined) return null
  return (
    <Text
      key={chosen.id}
      year={year}
      document={chosen}
      choose={
        <Select
          aria-label="文稿"
          className="document-choice"
          value={chosen.id}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          options={documents.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(id) => void navigate({ search: { doc: id }, replace: true })}
        />
      }
    />
  )
}

interface TextProps {
  readonly year: number
  readonly document: DocumentEntry
  readonly choose: ReactNode
}

function Text({ year, document, choose }: TextProps) {
  const text = useAnswer('documentText', { year, document: document.id })
  const [onlyOwn, setOnlyOwn] = useState(false)
  const [seek, setSeek] = useState<string | null>(null)
  const [shown, setShown] = useState<number | null>(null)
  return (
    <QueryView query={text} title="修改文稿">
      {(data) => (
        <>
          <PageHeader
            title="修改文稿"
            actions={<IssueButton year={year} document={document} text={data} />}
          />
          <div className="document-bar filter-bar">
            {choose}
            <Checkbox
              checked={onlyOwn}
              onChange={(event) => {
                setOnlyOwn(event.target.checked)
              }}
            >
              只看改过的
            </Checkbox>
            <RestoreAll year={year} document={document} text={data} />
            {data.final ? <IssuedList issued={data.issued} changed={data.changed} onOpen={setShown} /> : null}
          </div>
          <div className="document-split">
            <ParagraphList
              year={year}
              document={document.id}
              text={data}
              onlyOwn={onlyOwn}
              onLook={setSeek}
            />
            <Page
              year={year}
              document={document.id}
              // What was made final and has not changed since is shown as it goes out, without the mark of a draft.
              version={data.final && data.issued.length > 0 && !data.changed ? 'export' : 'draft'}
              turn={data}
              seek={seek}
            />
          </div>
          {shown === null ? null : (
            <PreviewDialog
              year={year}
              documents={[{ ...document, title: `${document.title}　第${shown}版` }]}
              version={shown}
              onClose={() => {
                setShown(null)
              }}
            />
          )}
        </>
      )}
    </QueryView>
  )
}

interface PageProps {
  readonly year: number
  readonly document: string
  readonly version: 'export' | 'draft'
  /** Another one: the text was changed, and the page is made again. */
  readonly turn: unknown
  readonly seek: string | null
}

function Page({ year, document, version, turn, seek }: PageProps) {
  const { made, failure } = usePreview(year, document, version, turn)
  return (
    <section className="document-page preview" aria-label="版面">
      {failure === null ? null : <Alert type="error" showIcon title={failure} />}
      {made === null ? (
        failure === null ? (
          <p role="status" className="loading">
            正在生成…
          </p>
        ) : null
      ) : (
        <Suspense
          fallback={
            <p role="status" className="loading">
              正在打开…
            </p>
          }
        >
          <PdfView bytes={made.bytes} seek={seek} />
        </Suspense>
      )}
    </section>
  )
}

/** 全部恢复生成稿, where something of the document is the office's own. */
function RestoreAll({ year, document, text }: IssueButtonProps) {
  const { message, modal } = App.useApp()
  const restore = useAct('restoreDocument')
  const own = text.paragraphs.filter(({ edit }) => edit !== null).length + text.gone.length
  if (own === 0) return null
  const ask = (): void => {
    modal.confirm({
      title: `把${document.title}的 ${own} 处修改都恢复为生成稿`,
      content: '改过的文字不再印出，可在操作记录中撤销。已经定稿的版本不变。',
      okText: `恢复 ${own} 处`,
      cancelText: '取消',
      onOk: async () => {
        try {
          const { restored } = await restore.mutateAsync({ year, document: document.id })
          void message.info(`${restored} 处已恢复为生成稿，可在操作记录中撤销`)
        } catch {
          // Said beside the button.
        }
      },
    })
  }
  return (
    <>
      <Writes>
        <Button disabled={restore.isPending} onClick={ask}>
          全部恢复生成稿
        </Button>
      </Writes>
      {restore.failure === null ? null : <Alert type="error" showIcon title={restore.failure} />}
    </>
  )
}

interface IssueButtonProps {
  readonly year: number
  readonly document: DocumentEntry
  readonly text: ValueOf<'documentText'>
}

/** 定稿, or why it can't be yet. */
function IssueButton({ year, document, text }: IssueButtonProps) {
  const { message, modal } = App.useApp()
  const issue = useAct('issueDocument')
  if (!text.final) return null
  const number = text.issued.length + 1
  const stale = text.paragraphs.filter((paragraph) => paragraph.stale).length
  const why =
    text.pendingItems > 0
      ? `还有 ${text.pendingItems} 项没有核定，核定完才能定稿`
      : stale > 0
        ? `有 ${stale} 段的生成稿变了，逐段选好才能定稿`
        : null
  const ask = (): void => {
    modal.confirm({
      title: `把${document.title}定稿为第${number}版`,
      content:
        '定稿后这一版的内容不再改变，末页印有校验码，导出和打印都用这一版。以后还要改，可以再次定稿，另编一版。定稿不能撤销。',
      okText: '定稿',
      cancelText: '取消',
      onOk: async () => {
        try {
          const { code } = await issue.mutateAsync({ year, document: document.id })
          void message.success(`已定稿为第${number}版，校验码 ${code}`)
        } catch {
          // Said beside the button.
        }
      },
    })
  }
  return (
    <>
      {issue.failure === null ? (
        why === null ? null : (
          <span className="document-why">{why}</span>
        )
      ) : (
        <Alert type="error" showIcon title={issue.failure} />
      )}
      <LinkButton to="/$year/reports" params={{ year }}>
        报告与导出
      </LinkButton>
      <Writes>
        <Button type="primary" disabled={why !== null} loading={issue.isPending} onClick={ask}>
          {`定稿为第${number}版`}
        </Button>
      </Writes>
    </>
  )
}
