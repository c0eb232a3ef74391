import { Link } from '@tanstack/react-router'
import type { YearOverview } from '#shared/contract/overview.ts'
import { StatusTag, type Light } from '../../components/status-tag.tsx'

/** 已报, 逾期, 退回, 未报 as numbers and bars, each unit once; the words and numbers say all that the bars do. */
export function ReceiptPanel({ year, counts }: Pick<YearOverview, 'year' | 'counts'>) {
  const { units, handedIn, late, missing, sentBack, sentBackLate } = counts
  const onTime = handedIn - late - (sentBack - sentBackLate)
  const lines: readonly { light: Light; word: string; count: number; of: number }[] = [
    { light: 'good', word: '按期报送', count: onTime, of: units },
    { light: 'partial', word: '逾期报送', count: late - sentBackLate, of: units },
    { light: 'none', word: '退回待补正', count: sentBack, of: units },
    { light: 'bad', word: '尚未报送', count: missing, of: units },
  ]
  return (
    <section className="panel" aria-labelledby="receipt-title">
      <h2 id="receipt-title">{`报送情况（共 ${units} 家）`}</h2>
      <ul className="receipt">
        {lines.map(({ light, word, count, of }) => (
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
            <span className="receipt-track" aria-hidden="true">
              <span
                className={`receipt-bar receipt-bar-${light}`}
                style={{ width: `${of === 0 ? 0 : (count / of) * 100}%` }}
              />
            </span>
          </li>
        ))}
      </ul>
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
