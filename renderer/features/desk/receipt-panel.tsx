import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { YearOverview } from '#shared/contract/overview.ts'
import { Chart, type ChartData } from '../../components/chart.tsx'
import { StatusTag, type Light } from '../../components/status-tag.tsx'

/** 已报, 逾期, 退回, 未报 as numbers and as a ring, each unit once; the words and numbers say all that the ring does. */
export function ReceiptPanel({ year, counts }: Pick<YearOverview, 'year' | 'counts'>) {
  const { units, handedIn, late, missing, sentBack, sentBackLate } = counts
  const onTime = handedIn - late - (sentBack - sentBackLate)
  const lines: readonly { light: Light; word: string; count: number }[] = [
    { light: 'good', word: '按期报送', count: onTime },
    { light: 'partial', word: '逾期报送', count: late - sentBackLate },
    { light: 'none', word: '退回待补正', count: sentBack },
    { light: 'bad', word: '尚未报送', count: missing },
  ]
  const ring = useMemo(
    (): ChartData => ({
      title: '报送情况',
      kind: 'ring',
      categoryWord: '情况',
      categories: ['按期报送', '逾期报送', '退回待补正', '尚未报送'],
      series: [{ name: '单位数', values: [onTime, late - sentBackLate, sentBack, missing] }],
      measure: '家',
    }),
    [onTime, late, sentBackLate, sentBack, missing],
  )
  return (
    <section className="panel" aria-labelledby="receipt-title">
      <h2 id="receipt-title">{`报送情况（共 ${units} 家）`}</h2>
      <div className="receipt-both">
        <ul className="receipt">
          {lines.map(({ light, word, count }) => (
            <li key={word}>
              <StatusTag light={light}>{word}</StatusTag>
              <Link
                to="/$year/receive"
                params={{ year }}
                search={{ show: 'units' }}
                className="number"
                aria-label={`${word} ${count} 家，查看是哪些单位`}
              >
                {count} 家
              </Link>
            </li>
          ))}
        </ul>
        <Chart data={ring} lines={10} />
      </div>
      <p>
        {counts.handedIn === 0 ? (
          stateText(counts)
        ) : (
          <Link to="/$year/review" params={{ year }}>
            {stateText(counts)}
          </Link>
        )}
      </p>
    </section>
  )
}

function stateText({
  handedIn,
  incomplete,
  items,
  pendingItems,
  pendingUnits,
}: YearOverview['counts']): string {
  if (handedIn === 0) return '还没有收到自评表。'
  const review =
    pendingItems === 0
      ? `${items} 项全部审核完毕`
      : `已审核 ${items - pendingItems}/${items} 项，还有 ${pendingUnits} 家 ${pendingItems} 项待审核`
  return `${incomplete === 0 ? '' : `其中填报不全 ${incomplete} 家；`}${review}。`
}
