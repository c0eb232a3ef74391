import { Table, type TableColumnsType } from 'antd'
import type { UnitEntry } from '#shared/contract/units.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { StatusTag } from '../../components/status-tag.tsx'
import { useTableHeight } from '../../components/use-table-height.ts'
import { periodText, standingHistory, STANDINGS } from './unit-words.ts'

interface UnitsTableProps {
  readonly units: readonly UnitEntry[]
  readonly onOpen: (unit: string) => void
}

function columnsFor(onOpen: UnitsTableProps['onOpen']): TableColumnsType<UnitEntry> {
  return [
    {
      title: '序号',
      key: 'order',
      width: '3.4rem',
      align: 'right',
      fixed: 'start',
      render: (_, __, index) => index + 1,
    },
    {
      title: '单位',
      key: 'name',
      width: '12.4rem',
      fixed: 'start',
      render: (_, unit) => (
        <button
          type="button"
          className="link-button"
          onClick={() => {
            onOpen(unit.unit)
          }}
        >
          {unit.name}
        </button>
      ),
    },
    {
      title: '简称、别名',
      key: 'aliases',
      width: '11rem',
      render: (_, { aliases }) => (aliases.length === 0 ? '—' : aliases.join('、')),
    },
    { title: '类别', dataIndex: 'kind', width: '7rem' },
    { title: '组别', key: 'group', width: '6.6rem', render: (_, { group }) => group?.name ?? '—' },
    { title: '分管领导', key: 'leader', width: '5.6rem', render: (_, { contact }) => shown(contact.leader) },
    { title: '联络员', key: 'liaison', width: '5.6rem', render: (_, { contact }) => shown(contact.liaison) },
    { title: '电话', key: 'phone', width: '8.6rem', render: (_, { contact }) => shown(contact.phone) },
    {
      title: '更名记录',
      key: 'history',
      width: '18rem',
      render: (_, unit) => {
        const history = standingHistory(unit)
        return history.length === 0
          ? '—'
          : history.map(({ change, text }) => (
              <span key={change} className="units-line">
                {text}
              </span>
            ))
      },
    },
    { title: '起止年度', key: 'period', width: '8.6rem', render: (_, unit) => periodText(unit) },
    {
      title: '状态',
      key: 'standing',
      width: '8rem',
      render: (_, { standing }) => {
        const [light, word] = STANDINGS[standing]
        return <StatusTag light={light}>{word}</StatusTag>
      },
    },
  ]
}

/** Blank is not "—": what the office does not know yet says so. */
function shown(text: string) {
  return text === '' ? <span className="quiet">未登记</span> : text
}

export function UnitsTable({ units, onOpen }: UnitsTableProps) {
  const [frame, height] = useTableHeight()
  return (
    <div ref={frame} className="table-frame">
      <Table<UnitEntry>
        columns={columnsFor(onOpen)}
        dataSource={[...units]}
        rowKey="unit"
        pagination={false}
        scroll={{ x: '92rem', y: height }}
        locale={{
          emptyText: <EmptyState text="没有符合条件的单位。请换一个名称、简称或拼音，或在上面换一类看。" />,
        }}
      />
    </div>
  )
}
