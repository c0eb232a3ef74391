import { Link } from '@tanstack/react-router'
import { Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { SendBackEntry } from '#shared/contract/send-backs.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { StatusTag } from '../../components/status-tag.tsx'
import { dayText, momentText } from '../../components/texts.ts'
import { useTableHeight } from '../../components/use-table-height.ts'
import { useShut } from '../../components/writes.tsx'
import { SentItems } from './sent-items.tsx'
import { progressText, stateOf, type SendBackTab } from './send-back-words.ts'
import { WithdrawDialog } from './withdraw-dialog.tsx'

interface SentTableProps {
  readonly year: number
  readonly tab: Exclude<SendBackTab, 'waiting'>
  readonly sendBacks: readonly SendBackEntry[]
  readonly chosen: readonly number[]
  readonly onChoose: (ids: readonly number[]) => void
  readonly onExport: (id: number) => void
}

const EMPTY: Readonly<Record<SentTableProps['tab'], string>> = {
  open: '没有等待补正的退回。退回以后，单位没有重新报送的都列在这里。',
  answered: '还没有单位在退回后重新报送。收到的新表会自动算作补正。',
  over: '没有撤回过退回。',
}

function showItems(entry: SendBackEntry) {
  return <SentItems entry={entry} />
}

export function SentTable({ year, tab, sendBacks, chosen, onChoose, onExport }: SentTableProps) {
  const [frame, height] = useTableHeight()
  const closed = useShut()
  const [withdrawing, setWithdrawing] = useState<SendBackEntry | null>(null)
  if (sendBacks.length === 0) return <EmptyState text={EMPTY[tab]} />
  return (
    <div ref={frame} className="send-back-frame">
      <Table<SendBackEntry>
        columns={columnsFor({ year, tab, closed, onExport, onWithdraw: setWithdrawing })}
        dataSource={[...sendBacks]}
        rowKey="id"
        pagination={false}
        scroll={{ x: '82rem', y: height }}
        expandable={{
          columnWidth: '3.6rem',
          columnTitle: '内容',
          expandedRowRender: showItems,
        }}
        {...(tab === 'open'
          ? {
              rowSelection: {
                selectedRowKeys: [...chosen],
                onChange: (keys) => {
                  onChoose(keys.map(Number))
                },
                getCheckboxProps: ({ unitName }) => ({ 'aria-label': `选择${unitName}` }),
                // The title stands a second time in a hidden row that measures; a checkbox there would take the focus.
                columnTitle: '选择',
                columnWidth: '4em',
              },
            }
          : {})}
      />
      {withdrawing === null ? null : (
        <WithdrawDialog
          year={year}
          entry={withdrawing}
          onClose={() => {
            setWithdrawing(null)
          }}
        />
      )}
    </div>
  )
}

interface Columns {
  readonly year: number
  readonly tab: SentTableProps['tab']
  readonly closed: boolean
  readonly onExport: (id: number) => void
  readonly onWithdraw: (entry: SendBackEntry) => void
}

function columnsFor({ year, tab, closed, onExport, onWithdraw }: Columns): TableColumnsType<SendBackEntry> {
  return [
    { title: '单位', dataIndex: 'unitName', width: '13rem' },
    {
      title: '状态',
      key: 'state',
      width: '10rem',
      render: (_, entry) => {
        const { light, word } = stateOf(entry)
        return <StatusTag light={light}>{word}</StatusTag>
      },
    },
    { title: '退回', key: 'at', width: '11rem', render: (_, { at }) => momentText(at) },
    { title: '处数', key: 'count', width: '4rem', align: 'right', render: (_, { items }) => items.length },
    {
      title: '报回期限',
      key: 'deadline',
      width: '9.5rem',
      render: (_, { deadline }) => dayText(deadline),
    },
    {
      title: tab === 'open' ? '还有几天' : tab === 'answered' ? '怎样补正' : '原因',
      key: 'progress',
      render: (_, entry) => progressText(entry),
    },
    {
      title: '下一步',
      key: 'next',
      width: '12.5rem',
      render: (_, entry) => (
        <span className="send-back-next">
          {tab === 'answered' ? (
            <Link
              to="/$year/check"
              params={{ year }}
              search={{ unit: entry.unit }}
              aria-label={`核对：${entry.unitName}`}
            >
              核对
            </Link>
          ) : (
            <button
              type="button"
              className="link-button"
              aria-label={`导出材料：${entry.unitName}`}
              onClick={() => {
                onExport(entry.id)
              }}
            >
              导出材料
            </button>
          )}
          {tab === 'open' && !closed ? (
            <>
              <Link
                to="/$year/send-back"
                params={{ year }}
                search={{ unit: entry.unit }}
                aria-label={`再退回：${entry.unitName}`}
              >
                再退回
              </Link>
              <button
                type="button"
                className="link-button"
                aria-label={`撤回：${entry.unitName}`}
                onClick={() => {
                  onWithdraw(entry)
                }}
              >
                撤回
              </button>
            </>
          ) : null}
        </span>
      ),
    },
  ]
}
