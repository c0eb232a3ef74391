import { Button, Table, type TableColumnsType } from 'antd'
import type { GradeGroup, GradeRow } from '#shared/contract/grades.ts'
import { StatusTag, type Light } from '../../components/status-tag.tsx'
import { momentText, pointsText } from '../../components/texts.ts'
import { useTableHeight } from '../../components/use-table-height.ts'

interface GradeTableProps {
  readonly group: GradeGroup
  /** Fixed: grades are shown, not decided. */
  readonly locked: boolean
  readonly onDecide: (row: GradeRow) => void
}

/** The ranked list: what the rules give, what stands, and why. */
export function GradeTable({ group, locked, onDecide }: GradeTableProps) {
  const [frame, height] = useTableHeight()
  return (
    <div ref={frame} className="table-frame">
      <Table<GradeRow>
        columns={columnsFor(locked, onDecide)}
        dataSource={[...group.units]}
        rowKey="unit"
        pagination={false}
        scroll={{ x: '64rem', y: height }}
      />
    </div>
  )
}

const LIGHTS: Readonly<Record<string, Light>> = {
  待定: 'partial',
  暂定: 'partial',
  材料不实: 'bad',
  一票否决: 'bad',
}

function columnsFor(locked: boolean, onDecide: GradeTableProps['onDecide']): TableColumnsType<GradeRow> {
  return [
    {
      title: '名次',
      key: 'rank',
      width: '3.6rem',
      align: 'right',
      fixed: 'start',
      render: (_, { rank }) => rank ?? '—',
    },
    { title: '单位', dataIndex: 'name', width: '11.4rem', fixed: 'start' },
    {
      title: '得分',
      key: 'total',
      width: '5.4rem',
      align: 'right',
      className: 'number',
      render: (_, { total, provisionalTotal }) =>
        total !== null || provisionalTotal === null
          ? pointsText(total)
          : `${pointsText(provisionalTotal)}（暂计）`,
    },
    {
      title: '建议等次',
      key: 'proposed',
      width: '5.4rem',
      render: (_, { proposed, total, marks }) =>
        proposed ?? (total !== null && !marks.includes('未参评') ? '待定' : '—'),
    },
    {
      title: '定等次',
      key: 'grade',
      width: '4.8rem',
      render: (_, { grade }) => (grade === null ? '—' : <strong>{grade}</strong>),
    },
    {
      title: '标记',
      key: 'marks',
      width: '8rem',
      render: (_, { marks }) => (
        <span className="grade-marks">
          {marks.map((mark) => (
            <StatusTag key={mark} light={LIGHTS[mark] ?? 'none'}>
              {mark}
            </StatusTag>
          ))}
        </span>
      ),
    },
    { title: '理由', key: 'why', render: (_, row) => <Why row={row} /> },
    ...(locked ? [] : [actions(onDecide)]),
  ]
}

function actions(onDecide: GradeTableProps['onDecide']): TableColumnsType<GradeRow>[number] {
  return {
    title: '操作',
    key: 'act',
    width: '5rem',
    fixed: 'end',
    render: (_, row) =>
      !row.open ? null : (
        <Button
          aria-label={`${row.marks.includes('待定') ? '决定' : '改定'}${row.name}的等次`}
          onClick={() => {
            onDecide(row)
          }}
        >
          {row.marks.includes('待定') ? '决定' : '改定'}
        </Button>
      ),
  }
}

function Why({ row: { decision, why, pendingItems } }: { readonly row: GradeRow }) {
  if (decision !== null) {
    const { grade, reason, operator, at, kind } = decision
    const word = kind === 'tie' ? '总分并列，决定为' : '改定为'
    return `${word}“${grade}”：${reason}（${operator}，${momentText(at)}）`
  }
  return pendingItems > 0 ? `还有 ${pendingItems} 项待审核` : why
}
