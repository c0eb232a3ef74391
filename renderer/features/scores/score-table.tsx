import { Table, type TableColumnsType } from 'antd'
import type { GroupScoreRow, UnitScoreRow } from '#shared/contract/scores.ts'
import { StatusTag } from '../../components/status-tag.tsx'
import { formatPointsShort } from '#shared/scheme/points.ts'
import { pointsText } from '../../components/texts.ts'
import { useTableHeight } from '../../components/use-table-height.ts'
import { gradeText, standingOf } from './score-words.ts'

interface ScoreTableProps {
  readonly group: GroupScoreRow
  readonly onAsk: (unit: string, name: string) => void
}

/** Every number is a button to its working. */
export function ScoreTable({ group, onAsk }: ScoreTableProps) {
  const [frame, height] = useTableHeight()
  return (
    <div ref={frame} className="table-frame">
      <Table<UnitScoreRow>
        columns={columnsFor(group, onAsk)}
        dataSource={[...group.units]}
        rowKey="unit"
        pagination={false}
        scroll={{ x: '82.4rem', y: height }}
      />
    </div>
  )
}

function columnsFor(group: GroupScoreRow, onAsk: ScoreTableProps['onAsk']): TableColumnsType<UnitScoreRow> {
  const score = (unit: UnitScoreRow, what: string, points: number | null, provisional = false) =>
    points === null ? (
      '—'
    ) : (
      <button
        type="button"
        className="link-button number"
        aria-label={`${unit.name}${what} ${pointsText(points)}${provisional ? '，暂计' : ''}，查看怎么算出来的`}
        onClick={() => {
          onAsk(unit.unit, unit.name)
        }}
      >
        {pointsText(points)}
        {provisional ? <span className="provisional">暂计</span> : null}
      </button>
    )
  const blocks = group.units[0]?.blocks ?? []
  return [
    {
      title: '名次',
      key: 'rank',
      width: '4.6rem',
      align: 'right',
      fixed: 'start',
      render: (_, unit) => unit.rank ?? '—',
    },
    { title: '单位', dataIndex: 'name', width: '13rem', fixed: 'start' },
    ...blocks.map(({ id, name, max }): TableColumnsType<UnitScoreRow>[number] => ({
      title: `${name}（${formatPointsShort(max)}）`,
      key: id,
      width: '8rem',
      align: 'right',
      render: (_, unit) => score(unit, name, unit.blocks.find((block) => block.id === id)?.score ?? null),
    })),
    {
      title: '基础分',
      key: 'base',
      width: '8.2rem',
      align: 'right',
      render: (_, unit) =>
        score(
          unit,
          '基础分',
          unit.base ?? unit.provisional.base,
          unit.base === null && unit.provisional.base !== null,
        ),
    },
    {
      title: '加分',
      key: 'bonus',
      width: '5rem',
      align: 'right',
      render: (_, unit) => score(unit, '加分', unit.bonus),
    },
    {
      title: '扣分',
      key: 'deduction',
      width: '5rem',
      align: 'right',
      render: (_, unit) => score(unit, '扣分', unit.deduction),
    },
    {
      title: '总分',
      key: 'total',
      width: '8.2rem',
      align: 'right',
      render: (_, unit) =>
        score(
          unit,
          '总分',
          unit.total ?? unit.provisional.total,
          unit.total === null && unit.provisional.total !== null,
        ),
    },
    { title: '等次', key: 'grade', width: '10.4rem', render: (_, unit) => gradeText(unit) },
    {
      title: '状态',
      key: 'state',
      width: '12rem',
      render: (_, unit) => {
        const [light, word] = standingOf(unit)
        return <StatusTag light={light}>{word}</StatusTag>
      },
    },
  ]
}
