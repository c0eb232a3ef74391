import { Link } from '@tanstack/react-router'
import { Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { AppealEntry, AppealPage } from '#shared/contract/appeals.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { StatusTag } from '../../components/status-tag.tsx'
import { pointsText } from '../../components/texts.ts'
import { useTableHeight } from '../../components/use-table-height.ts'
import { AppealChain } from './appeal-chain.tsx'
import { outcomeState, receivedText } from './appeal-words.ts'
import { DecideDialog } from './decide-dialog.tsx'
import { ReopenDialog } from './reopen-dialog.tsx'

interface AppealTableProps {
  readonly year: number
  readonly page: AppealPage
  readonly appeals: readonly AppealEntry[]
  readonly empty: string
  /** Writes the papers of an appeal. */
  readonly onWrite: (id: number) => void
}

export function AppealTable({ year, page, appeals, empty, onWrite }: AppealTableProps) {
  const [frame, height] = useTableHeight()
  const [deciding, setDeciding] = useState<AppealEntry | null>(null)
  const [reopening, setReopening] = useState<AppealEntry | null>(null)
  if (appeals.length === 0) return <EmptyState text={empty} />
  return (
    <div ref={frame} className="appeals-tab">
      <Table<AppealEntry>
        columns={columnsFor({
          year,
          archived: page.archived,
          onDecide: setDeciding,
          onReopen: setReopening,
          onWrite,
        })}
        dataSource={[...appeals]}
        rowKey="id"
        pagination={false}
        scroll={{ x: '65rem', y: height }}
        expandable={{
          columnWidth: '3.6rem',
          columnTitle: '经过',
          expandedRowRender: showChain,
        }}
      />
      {deciding === null ? null : (
        <DecideDialog
          year={year}
          appeal={deciding}
          onClose={() => {
            setDeciding(null)
          }}
        />
      )}
      {reopening === null ? null : (
        <ReopenDialog
          year={year}
          appeal={reopening}
          onClose={() => {
            setReopening(null)
          }}
        />
      )}
    </div>
  )
}

function showChain(appeal: AppealEntry) {
  return <AppealChain appeal={appeal} />
}

interface Columns {
  readonly year: number
  readonly archived: boolean
  readonly onWrite: (id: number) => void
  readonly onDecide: (appeal: AppealEntry) => void
  readonly onReopen: (appeal: AppealEntry) => void
}

function columnsFor({ year, archived, onDecide, onReopen, onWrite }: Columns): TableColumnsType<AppealEntry> {
  return [
    { title: '单位', dataIndex: 'unitName', width: '8rem', fixed: 'start' },
    { title: '项目', dataIndex: 'subject', width: '10.4rem' },
    {
      title: '原分',
      key: 'score',
      width: '4rem',
      align: 'right',
      render: (_, { score }) => pointsText(score),
    },
    { title: '诉求', dataIndex: 'claim' },
    {
      title: '收到和期限',
      key: 'received',
      width: '8.6rem',
      render: (_, appeal) => receivedText(appeal),
    },
    {
      title: '结果',
      key: 'outcome',
      width: '5.6rem',
      render: (_, appeal) => {
        const { light, word } = outcomeState(appeal)
        return <StatusTag light={light}>{word}</StatusTag>
      },
    },
    {
      title: '现在得分',
      key: 'now',
      width: '5.6rem',
      align: 'right',
      render: (_, { scoreNow }) => pointsText(scoreNow),
    },
    {
      title: '下一步',
      key: 'next',
      width: '9.4rem',
      fixed: 'end',
      render: (_, appeal) => (
        <span className="appeals-next">
          {archived ? null : <NextStep appeal={appeal} onDecide={onDecide} onReopen={onReopen} />}
          <Sources year={year} appeal={appeal} />
          <button
            type="button"
            className="link-button"
            aria-label={`导出材料：${appeal.unitName} ${appeal.subject}`}
            onClick={() => {
              onWrite(appeal.id)
            }}
          >
            导出材料
          </button>
        </span>
      ),
    },
  ]
}

function NextStep({
  appeal,
  onDecide,
  onReopen,
}: Pick<Columns, 'onDecide' | 'onReopen'> & { readonly appeal: AppealEntry }) {
  const open = appeal.outcome === null
  const verb = open ? '复核' : '收回复核'
  return (
    <button
      type="button"
      className="link-button"
      aria-label={`${verb}：${appeal.unitName} ${appeal.subject}`}
      onClick={() => {
        if (open) onDecide(appeal)
        else onReopen(appeal)
      }}
    >
      {verb}
    </button>
  )
}

/** One click to the cell of the return, and one to how the score came about. */
function Sources({ year, appeal }: { readonly year: number; readonly appeal: AppealEntry }) {
  const { unit, unitName, indicator, origin, about } = appeal
  if (indicator === null) {
    return about === 'adjustment' ? (
      <Link to="/$year/adjust" params={{ year }} aria-label={`看加减分：${unitName}`}>
        看加减分
      </Link>
    ) : (
      <Link to="/$year/scores" params={{ year }} aria-label={`看计分：${unitName}`}>
        看计分
      </Link>
    )
  }
  return (
    <>
      {origin === null ? null : (
        <Link
          to="/$year/check"
          params={{ year }}
          search={{ unit, cell: `${origin.sheet}!${origin.cell}` }}
          aria-label={`原始单元格：${unitName} ${origin.sheet}!${origin.cell}`}
        >
          原始单元格
        </Link>
      )}
      <Link
        to="/$year/review"
        params={{ year }}
        search={{ unit, item: indicator }}
        aria-label={`看审核：${unitName} ${indicator}`}
      >
        看审核
      </Link>
    </>
  )
}
