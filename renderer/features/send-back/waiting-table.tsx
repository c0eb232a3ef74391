import { Link } from '@tanstack/react-router'
import { Table, type TableColumnsType } from 'antd'
import type { WaitingUnit } from '#shared/contract/send-backs.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { dayText } from '../../components/texts.ts'
import { useTableHeight } from '../../components/use-table-height.ts'
import { useShut } from '../../components/writes.tsx'
import { waitingText } from './send-back-words.ts'

interface WaitingTableProps {
  readonly year: number
  readonly waiting: readonly WaitingUnit[]
  /** Any unit has handed in. */
  readonly any: boolean
}

/** Units whose return has something to correct and is not sent back yet. */
export function WaitingTable({ year, waiting, any }: WaitingTableProps) {
  const [frame, height] = useTableHeight()
  const closed = useShut()
  if (waiting.length === 0) {
    return any ? (
      <EmptyState text="没有要退回的内容：各单位的自评表都填全了，也都能识别。发现其他问题，可以在上面选单位，或在审核时按 R 退回。">
        <LinkButton color="primary" variant="solid" to="/$year/review" params={{ year }}>
          去审核
        </LinkButton>
      </EmptyState>
    ) : (
      <EmptyState text="还没有收到自评表，没有可退回的。请先收表。">
        <LinkButton color="primary" variant="solid" to="/$year/receive" params={{ year }}>
          去收表
        </LinkButton>
      </EmptyState>
    )
  }
  return (
    <div ref={frame} className="send-back-frame">
      <Table<WaitingUnit>
        columns={columnsFor(year, closed)}
        dataSource={[...waiting]}
        rowKey="unit"
        pagination={false}
        scroll={{ x: '58rem', y: height }}
      />
    </div>
  )
}

function columnsFor(year: number, closed: boolean): TableColumnsType<WaitingUnit> {
  return [
    { title: '序号', key: 'order', width: '4.6rem', align: 'right', render: (_, __, index) => index + 1 },
    { title: '单位', dataIndex: 'unitName', width: '15rem' },
    {
      title: '报送',
      key: 'submission',
      width: '15rem',
      render: (_, { submission }) => `第 ${submission.number} 次，${dayText(submission.received)}收到`,
    },
    { title: '要退回的内容', key: 'what', render: (_, waiting) => waitingText(waiting) },
    {
      title: '下一步',
      key: 'next',
      width: '10rem',
      render: (_, { unit, unitName }) => (
        <span className="send-back-next">
          {closed ? null : (
            <Link to="/$year/send-back" params={{ year }} search={{ unit }} aria-label={`退回：${unitName}`}>
              退回
            </Link>
          )}
          <Link
            to="/$year/check"
            params={{ year }}
            search={{ unit }}
            aria-label={`${closed ? '看核对' : '先核对'}：${unitName}`}
          >
            {closed ? '看核对' : '先核对'}
          </Link>
        </span>
      ),
    },
  ]
}
