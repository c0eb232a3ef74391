import { Table, type TableColumnsType } from 'antd'
import type { UnitRow } from '#shared/contract/overview.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { StatusTag } from '../../components/status-tag.tsx'
import { momentText } from '../../components/texts.ts'
import { useTableHeight } from '../../components/use-table-height.ts'
import { useShut } from '../../components/writes.tsx'
import { formState } from './form-state.ts'

interface FormsTableProps {
  readonly units: readonly UnitRow[]
  readonly chosen: readonly string[]
  readonly onChoose: (units: readonly string[]) => void
}

const LIGHTS = { 未下发: 'none', 已下发: 'good', 需重新下发: 'partial' } as const

const COLUMNS: TableColumnsType<UnitRow> = [
  { title: '序号', key: 'order', width: '3.4rem', align: 'right', render: (_, __, index) => index + 1 },
  { title: '单位', dataIndex: 'name', width: '12.6rem' },
  { title: '组别', dataIndex: 'groupName', width: '7.4rem' },
  { title: '指标数', dataIndex: 'indicators', width: '4.6rem', align: 'right' },
  {
    title: '状态',
    key: 'state',
    width: '8.4rem',
    render: (_, unit) => <StatusTag light={LIGHTS[formState(unit)]}>{formState(unit)}</StatusTag>,
  },
  {
    title: '下发时间',
    key: 'at',
    width: '9rem',
    render: (_, { form }) => (form === null ? '—' : momentText(form.at)),
  },
  { title: '文件', key: 'file', render: (_, { form }) => form?.fileName ?? '—' },
]

export function FormsTable({ units, chosen, onChoose }: FormsTableProps) {
  const [frame, height] = useTableHeight()
  const closed = useShut()
  return (
    <div ref={frame} className="table-frame">
      <Table<UnitRow>
        columns={COLUMNS}
        dataSource={[...units]}
        rowKey="unit"
        pagination={false}
        scroll={{ x: '64rem', y: height }}
        locale={{ emptyText: <EmptyState text="没有符合条件的单位。请换一个名称或状态。" /> }}
        rowSelection={{
          selectedRowKeys: [...chosen],
          preserveSelectedRowKeys: true,
          onChange: (keys) => {
            onChoose(keys.map(String))
          },
          getCheckboxProps: ({ name }) => ({ 'aria-label': `选择${name}`, disabled: closed }),
          // The title stands a second time in a hidden row that measures; a checkbox there would take the focus.
          columnTitle: '选择',
          columnWidth: '4em',
        }}
      />
    </div>
  )
}
