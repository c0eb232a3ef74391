import { Link } from '@tanstack/react-router'
import { App, Button, Segmented, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { UnitRow } from '#shared/contract/overview.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { StatusTag, type Light } from '../../components/status-tag.tsx'
import { dayText } from '../../components/texts.ts'
import { useTableHeight } from '../../components/use-table-height.ts'

type Receipt = UnitRow['receipt']

const WORDS: Readonly<Record<Receipt, { light: Light; word: string }>> = {
  'handed-in': { light: 'good', word: '按期报送' },
  late: { light: 'partial', word: '逾期报送' },
  missing: { light: 'bad', word: '尚未报送' },
}

/** Who has handed in and who has not; the names of the missing ones are copied in one click. */
export function ReceiptTable({ year, units }: { readonly year: number; readonly units: readonly UnitRow[] }) {
  const { message } = App.useApp()
  const [frame, height] = useTableHeight()
  const [filter, setFilter] = useState<Receipt | 'all'>('all')
  const shown = units.filter(({ receipt }) => filter === 'all' || receipt === filter)
  const missing = units.filter(({ receipt }) => receipt === 'missing')
  const copyMissing = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(missing.map(({ name }) => name).join('\n'))
      void message.info(`已复制 ${missing.length} 家单位的名称`)
    } catch {
      void message.error('不能复制到剪贴板。请在下表中选中单位名称，按 Ctrl+C 复制。')
    }
  }
  return (
    <div className="receive-pane">
      <div className="filter-bar">
        <Segmented<Receipt | 'all'>
          aria-label="按报送情况查看"
          value={filter}
          onChange={setFilter}
          options={[
            { value: 'all', label: `全部 ${units.length}` },
            ...(['handed-in', 'late', 'missing'] as const).map((value) => ({
              value,
              label: `${WORDS[value].word} ${units.filter(({ receipt }) => receipt === value).length}`,
            })),
          ]}
        />
        {missing.length === 0 ? null : (
          <Button onClick={() => void copyMissing()}>{`复制 ${missing.length} 家未报单位名单`}</Button>
        )}
      </div>
      <div ref={frame} className="table-frame">
        <Table<UnitRow>
          columns={columnsFor(year)}
          dataSource={shown}
          rowKey="unit"
          pagination={false}
          scroll={{ x: '61rem', y: height }}
          locale={{ emptyText: <EmptyState text="没有这种情况的单位。" /> }}
        />
      </div>
    </div>
  )
}

function columnsFor(year: number): TableColumnsType<UnitRow> {
  return [
    { title: '序号', key: 'order', width: '4.6rem', align: 'right', render: (_, __, index) => index + 1 },
    { title: '单位', dataIndex: 'name', width: '17.1rem' },
    { title: '组别', dataIndex: 'groupName', width: '9.3rem' },
    {
      title: '报送情况',
      key: 'receipt',
      width: '9.3rem',
      render: (_, { receipt }) => <StatusTag light={WORDS[receipt].light}>{WORDS[receipt].word}</StatusTag>,
    },
    {
      title: '收到日期',
      key: 'received',
      width: '10rem',
      render: (_, { received }) => (received === null ? '—' : dayText(received)),
    },
    {
      title: '逾期工作日',
      key: 'late',
      width: '7.1rem',
      align: 'right',
      render: (_, { lateWorkingDays }) => lateWorkingDays ?? '—',
    },
    {
      title: '报送次数',
      key: 'count',
      width: '7.9rem',
      align: 'right',
      render: (_, { submission }) =>
        submission === null ? 0 : `${submission.way === 'paper' ? '纸质录入 ' : ''}${submission.of}`,
    },
    {
      title: '下一步',
      key: 'next',
      render: (_, { unit, submission }) =>
        submission === null ? (
          '催报'
        ) : (
          <Link to="/$year/check" params={{ year }} search={{ unit }}>
            核对
          </Link>
        ),
    },
  ]
}
