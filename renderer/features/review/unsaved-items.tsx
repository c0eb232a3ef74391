import { Button } from 'antd'
import { useUnsavedScores } from '../../api/score-drafts.ts'
import { focusScore } from './score-field.tsx'

interface UnsavedItemsProps {
  readonly year: number
  readonly unit: string
  readonly current: string | null
}

/** The items of a unit that the officer wrote for, left and did not save; each leads back there. */
export function UnsavedItems({ year, unit, current }: UnsavedItemsProps) {
  const left = useUnsavedScores().filter(
    (place) => place.year === year && place.unit === unit && place.indicator !== current,
  )
  if (left.length === 0) return null
  return (
    <p className="review-unsaved">
      {`填了没有保存 ${left.length} 项：`}
      {left.map(({ indicator }) => (
        <Button
          key={indicator}
          type="link"
          aria-label={`回到没有保存的 ${indicator}`}
          onClick={() => {
            focusScore(indicator)
          }}
        >
          {indicator}
        </Button>
      ))}
    </p>
  )
}
