import { Table, type TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import type { GroupScoreRow, UnitScoreRow } from '#shared/contract/scores.ts'
import { StatusTag } from '../../components/status-tag.tsx'
import { formatPointsShort } from '#shared/scheme/points.ts'
import { pointsText } from '../../components/texts.ts'
import { useTableHeight } from '../../components/use-table-height.ts'
import { gradeText, lateText, standingOf, type AskedPart } from './score-words.ts'

interface ScoreTableProps {
  readonly group: GroupScoreRow
  readonly onAsk: (unit: string, name: string, part: AskedPart) => void
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
        scroll={{ x: '64rem', y: height }}
      />
    </div>
  )
}

function columnsFor(group: GroupScoreRow, onAsk: ScoreTableProps['onAsk']): TableColumnsType<UnitScoreRow> {
  const ask = (unit: UnitScoreRow, part: AskedPart, said: string, shown: ReactNode) => (
    <button
      type="button"
      className="link-button number"
      aria-label={`${unit.name}${said}，查看怎么算出来的`}
      onClick={() => {
        onAsk(unit.unit, unit.name, part)
      }}
    >
      {shown}
    </button>
  )
  const score = (
    unit: UnitScoreRow,
    part: AskedPart,
    { what, points, provisional = false }: { what: string; points: number | null; provisional?: boolean },
  ) =>
    points === null
      ? '—'
      : ask(
          unit,
          part,
          `${what} ${pointsText(points)}${provisional ? '，暂计' : ''}`,
          <>
            {pointsText(points)}
            {provisional ? <span className="provisional">暂计</span> : null}
          </>,
        )
  const blocks = group.units[0]?.blocks ?? []
  return [
    {
      title: '名次',
      key: 'rank',
      width: '3.6rem',
      align: 'right',
      fixed: 'start',
      render: (_, unit) => (unit.rank === null ? '—' : ask(unit, 'rank', `名次 ${unit.rank}`, unit.rank)),
    },
    { title: '单位', dataIndex: 'name', width: '11rem', fixed: 'start' },
    ...blocks.map(({ id, name, max }): TableColumnsType<UnitScoreRow>[number] => ({
      title: `${name}（${formatPointsShort(max)}）`,
      key: id,
      width: '7.2rem',
      align: 'right',
      render: (_, unit) =>
        score(unit, id, {
          what: name,
          points: unit.blocks.find((block) => block.id === id)?.score ?? null,
        }),
    })),
    {
      title: '基础分',
      key: 'base',
      width: '5.8rem',
      align: 'right',
      render: (_, unit) =>
        score(unit, 'base', {
          what: '基础分',
          points: unit.base ?? unit.provisional.base,
          provisional: unit.base === null,
        }),
    },
    {
      title: '加分',
      key: 'bonus',
      width: '3.8rem',
      align: 'right',
      render: (_, unit) => score(unit, 'bonus', { what: '加分', points: unit.bonus }),
    },
    {
      title: '扣分',
      key: 'deduction',
      width: '3.8rem',
      align: 'right',
      render: (_, unit) => score(unit, 'deduction', { what: '扣分', points: unit.deduction }),
    },
    {
      title: '总分',
      key: 'total',
      width: '5.8rem',
      align: 'right',
      render: (_, unit) =>
        score(unit, 'total', {
          what: '总分',
          points: unit.total ?? unit.provisional.total,
          provisional: unit.total === null,
        }),
    },
    {
      title: '等次',
      key: 'grade',
      width: '8rem',
      render: (_, unit) => {
        const grade = gradeText(unit)
        return grade === '—' ? grade : ask(unit, 'grade', `等次 ${grade}`, grade)
      },
    },
    {
      title: '状态',
      key: 'state',
      width: '8.6rem',
      render: (_, unit) => {
        const [light, word] = standingOf(unit)
        const late = lateText(unit)
        return (
          <span className="score-standing">
            <StatusTag light={light}>{word}</StatusTag>
            {late === '' ? null : <span className="quiet">{late}</span>}
          </span>
        )
      },
    },
  ]
}
