import { Link } from '@tanstack/react-router'
import type { Gap } from '#shared/contract/year-progress.ts'

const DOORS = {
  targets: { to: '/$year/targets', word: '去指标与目标' },
  forms: { to: '/$year/forms', word: '去下发' },
  receive: { to: '/$year/receive', word: '去收表' },
  check: { to: '/$year/check', word: '去核对' },
  review: { to: '/$year/review', word: '去审核' },
  appeals: { to: '/$year/appeals', word: '去反馈与申诉' },
  grades: { to: '/$year/grades', word: '去等次评定' },
} as const satisfies Record<Gap['page'], { readonly to: string; readonly word: string }>

interface GapListProps {
  readonly year: number
  readonly gaps: readonly Gap[]
  /** The page that shows them needs no link to itself; `onHere` goes to the place on it. */
  readonly here?: Gap['page']
  readonly onHere?: () => void
}

/** What is still to be done, each with the way to where it is done. */
export function GapList({ year, gaps, here, onHere }: GapListProps) {
  return (
    <ul className="gap-list">
      {gaps.map(({ text, page }) => (
        <li key={text}>
          {text}
          {page !== here ? (
            <>
              {' '}
              <Link to={DOORS[page].to} params={{ year }}>
                {DOORS[page].word}
              </Link>
            </>
          ) : onHere === undefined ? null : (
            <>
              {' '}
              <button type="button" className="link-button" onClick={onHere}>
                去决定
              </button>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
