import type { UnitRow } from '#shared/contract/overview.ts'
import { scrollTo } from '../../components/scroll-to.ts'
import { StatusTag, type Light } from '../../components/status-tag.tsx'

interface UnitListProps {
  readonly units: readonly UnitRow[]
  readonly current: string
  readonly onChoose: (unit: string) => void
}

export function UnitList({ units, current, onChoose }: UnitListProps) {
  return (
    <nav className="unit-list" aria-label="单位">
      <ul>
        {units.map((row) => {
          const [light, word] = lightOf(row)
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
                  {row.openQuestions === 0 ? null : (
                    <StatusTag light="partial">{`疑点 ${row.openQuestions}`}</StatusTag>
                  )}{' '}
                  <StatusTag light={light}>{word}</StatusTag>
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

function lightOf({ submission, pendingItems }: UnitRow): readonly [Light, string] {
  if (pendingItems > 0) return ['partial', `待审 ${pendingItems}`]
  return submission === null ? ['bad', '未报送'] : ['good', '已审结']
}
