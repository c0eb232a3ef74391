import type { UnitRow } from '#shared/contract/overview.ts'
import { useUnsavedScores } from '../../api/score-drafts.ts'
import { scrollTo } from '../../components/scroll-to.ts'
import { StatusTag, type Light } from '../../components/status-tag.tsx'
import { ReviewBar } from './review-bar.tsx'

interface UnitListProps {
  readonly year: number
  readonly units: readonly UnitRow[]
  readonly current: string
  readonly onChoose: (unit: string) => void
}

export function UnitList({ year, units, current, onChoose }: UnitListProps) {
  const unsaved = useUnsavedScores().filter((place) => place.year === year)
  return (
    <ul>
      {units.map((row) => {
        const [light, word] = lightOf(row)
        const left = unsaved.filter(({ unit }) => unit === row.unit).length
        return (
          <li key={row.unit}>
            <button
              type="button"
              ref={row.unit === current ? scrollTo : null}
              aria-current={row.unit === current ? 'true' : undefined}
              onClick={() => {
                onChoose(row.unit)
              }}
            >
              <span>{row.name}</span>
              <span>
                {left === 0 ? null : (
                  <>
                    <StatusTag light="partial">{`未保存 ${left}`}</StatusTag>{' '}
                  </>
                )}
                {row.openQuestions === 0 ? null : (
                  <StatusTag light="partial">{`疑点 ${row.openQuestions}`}</StatusTag>
                )}{' '}
                <StatusTag light={light}>{word}</StatusTag>
              </span>
              {row.submission === null ? null : <ReviewBar items={row.items} pending={row.pendingItems} />}
            </button>
          </li>
        )
      })}
    </ul>
  )
}

function lightOf({ submission, pendingItems, openChecks }: UnitRow): readonly [Light, string] {
  if (pendingItems > 0) return ['partial', `待审 ${pendingItems}`]
  if (openChecks > 0) return ['partial', `待复核 ${openChecks}`]
  return submission === null ? ['bad', '未报送'] : ['good', '已审结']
}
