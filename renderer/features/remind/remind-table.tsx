import { Button, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { OwingUnit } from '#shared/contract/remind.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { StatusTag } from '../../components/status-tag.tsx'
import { useTableHeight } from '../../components/use-table-height.ts'
import { Writes } from '../../components/writes.tsx'
import { ContactCells } from './contact-cells.tsx'
import { lastText, lightOf, overTexts } from './owing-words.ts'

interface RemindTableProps {
  readonly year: number
  readonly units: readonly OwingUnit[]
  readonly chosen: readonly string[]
  readonly onChoose: (units: readonly string[]) => void
  readonly onRecord: (unit: string) => void
}

export function RemindTable({ year, units, chosen, onChoose, onRecord }: RemindTableProps) {
  const [frame, height] = useTableHeight()
  const [editing, setEditing] = useState<string | null>(null)
  return (
    <div ref={frame} className="table-frame">
      <Table<OwingUnit>
        columns={columnsFor(year, editing, setEditing, onRecord)}
        dataSource={[...units]}
        rowKey="unit"
        pagination={false}
        scroll={{ x: '64.6rem', y: height }}
        locale={{ emptyText: <EmptyState text="没有这种情况的单位。请换一个状态或名称。" /> }}
        rowSelection={{
          selectedRowKeys: [...chosen],
          preserveSelectedRowKeys: true,
          onChange: (keys) => {
            onChoose(keys.map(String))
          },
          getCheckboxProps: ({ unitName }) => ({ 'aria-label': `选择${unitName}` }),
          // The title stands a second time in a hidden row that measures; a checkbox there would take the focus.
          columnTitle: '选择',
          columnWidth: '3.2em',
          fixed: 'start',
        }}
      />
    </div>
  )
}

function columnsFor(
  year: number,
  editing: string | null,
  setEditing: (unit: string | null) => void,
  onRecord: (unit: string) => void,
): TableColumnsType<OwingUnit> {
  return [
    {
      title: '序号',
      key: 'order',
      width: '3.2rem',
      align: 'right',
      fixed: 'start',
      render: (_, __, index) => index + 1,
    },
    { title: '单位', dataIndex: 'unitName', width: '11rem', fixed: 'start' },
    {
      title: '状态',
      key: 'state',
      width: '7.6rem',
      render: (_, unit) => <StatusTag light={lightOf(unit)}>{unit.word}</StatusTag>,
    },
    {
      title: '逾期天数',
      key: 'over',
      width: '7.8rem',
      align: 'right',
      render: (_, unit) => {
        const [first, second] = overTexts(unit)
        return (
          <>
            {first}
            {second === '' ? null : <span className="remind-days quiet">{second}</span>}
          </>
        )
      },
    },
    {
      title: '联络员和电话',
      key: 'contact',
      width: '11.4rem',
      render: (_, unit) => (
        <ContactCells
          year={year}
          unit={unit}
          editing={editing === unit.unit}
          onEdit={(on) => {
            setEditing(on ? unit.unit : null)
          }}
        />
      ),
    },
    {
      title: '催过几次',
      key: 'count',
      width: '5rem',
      align: 'right',
      render: (_, { reminders }) => reminders.length,
    },
    { title: '上次催报', key: 'last', width: '8.4rem', render: (_, unit) => lastText(unit) },
    {
      title: '下一步',
      key: 'next',
      width: '7rem',
      fixed: 'end',
      render: (_, { unit, unitName }) => (
        <Writes>
          <Button
            aria-label={`记一次催报：${unitName}`}
            onClick={() => {
              onRecord(unit)
            }}
          >
            记一次催报
          </Button>
        </Writes>
      ),
    },
  ]
}
