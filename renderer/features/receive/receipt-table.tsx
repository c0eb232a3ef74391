import { Link } from '@tanstack/react-router'
import { Segmented, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { UnitRow } from '#shared/contract/overview.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { StatusTag, type Light } from '../../components/status-tag.tsx'
import { dayText } from '../../components/texts.ts'
import { useTableHeight } from '../../components/use-table-height.ts'

type Receipt = UnitRow['receipt'] | 'sent-back'

const WORDS: Readonly<Record<Receipt, { light: Light; word: string }>> = {
  'handed-in': { light: 'good', word: '按期报送' },
  late: { light: 'partial', word: '逾期报送' },
  'sent-back': { light: 'partial', word: '退回待补正' },
  missing: { light: 'bad', word: '尚未报送' },
}

/** A form that was sent back is awaited, however it had come in. */
function receiptOf({ receipt, sentBack }: UnitRow): Receipt {
  return sentBack === null ? receipt : 'sent-back'
}

/** Who has handed in and who has not; the names of the missing ones are copied in one click. */
export function ReceiptTable({ year, units }: { readonly year: number; readonly units: readonly UnitRow[] }) {
  const [frame, height] = useTableHeight()
  const [filter, setFilter] = useState<Receipt | 'all'>('all')
  const shown = units.filter((unit) => filter === 'all' || receiptOf(unit) === filter)
  const owing = units.filter((unit) => unit.receipt === 'missing' || unit.sentBack !== null).length
  return (
    <div className="receive-pane">
      <div className="filter-bar">
        <Segmented<Receipt | 'all'>
          aria-label="按报送情况查看"
          value={filter}
          onChange={setFilter}
          options={[
            { value: 'all', label: `全部 ${units.length}` },
            ...(['handed-in', 'late', 'sent-back', 'missing'] as const).map((value) => ({
              value,
              label: `${WORDS[value].word} ${units.filter((unit) => receiptOf(unit) === value).length}`,
            })),
          ]}
        />
        {owing === 0 ? null : (
          <LinkButton to="/$year/remind" params={{ year }}>
            {`催报 ${owing} 家`}
          </LinkButton>
        )}
      </div>
      <div ref={frame} className="table-frame">
        <Table<UnitRow>
          columns={columnsFor(year)}
          dataSource={shown}
          rowKey="unit"
          pagination={false}
          scroll={{ x: '63.2rem', y: height }}
          locale={{ emptyText: <EmptyState text="没有这种情况的单位。" /> }}
        />
      </div>
    </div>
  )
}

/** "1月21日前报回", "1月21日到期，逾期 2 个工作日". */
function dueText({ deadline, daysLeft, workingDaysOver }: NonNullable<UnitRow['sentBack']>): string {
  const [, month, date] = deadline.split('-')
  const day = `${Number(month)}月${Number(date)}日`
  return daysLeft < 0 ? `${day}到期，逾期 ${workingDaysOver} 个工作日` : `${day}前报回`
}

function columnsFor(year: number): TableColumnsType<UnitRow> {
  return [
    { title: '序号', key: 'order', width: '3.4rem', align: 'right', render: (_, __, index) => index + 1 },
    { title: '单位', dataIndex: 'name', width: '12.6rem' },
    { title: '组别', dataIndex: 'groupName', width: '7.4rem' },
    {
      title: '报送情况',
      key: 'receipt',
      width: '8.6rem',
      render: (_, unit) => {
        const { light, word } = WORDS[receiptOf(unit)]
        return (
          <>
            <StatusTag light={light}>{word}</StatusTag>
            {unit.sentBack === null ? null : (
              <span className="receipt-due quiet">{dueText(unit.sentBack)}</span>
            )}
          </>
        )
      },
    },
    {
      title: '收到日期',
      key: 'received',
      width: '9.4rem',
      render: (_, { received }) => (received === null ? '—' : dayText(received)),
    },
    {
      title: '逾期工作日',
      key: 'late',
      width: '6.2rem',
      align: 'right',
      render: (_, { lateWorkingDays }) => lateWorkingDays ?? '—',
    },
    {
      title: '报送次数',
      key: 'count',
      width: '5.4rem',
      align: 'right',
      render: (_, { submission }) =>
        submission === null ? 0 : `${submission.way === 'paper' ? '纸质录入 ' : ''}${submission.of}`,
    },
    {
      title: '下一步',
      key: 'next',
      render: (_, { unit, submission }) =>
        submission === null ? (
          <>
            <Link to="/$year/remind" params={{ year }}>
              催报
            </Link>
            {'　'}
            <Link to="/$year/paper" params={{ year }} search={{ unit }}>
              录入纸质表
            </Link>
          </>
        ) : (
          <Link to="/$year/check" params={{ year }} search={{ unit }}>
            核对
          </Link>
        ),
    },
  ]
}
