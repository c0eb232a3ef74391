import { Input, Select } from 'antd'
import type { ReviewItem } from '#shared/contract/review.ts'
import { formatPointsShort } from '#shared/scheme/points.ts'

export interface ScoreDraft {
  readonly score: string
  readonly band: string | null
}

interface NewScoreProps {
  readonly item: ReviewItem
  readonly draft: ScoreDraft
  readonly onChange: (draft: ScoreDraft) => void
}

/** The new score, and of a graded item the band that it stands in. */
export function NewScore({ item, draft, onChange }: NewScoreProps) {
  return (
    <>
      {item.ranges.length === 0 ? null : (
        <>
          <label htmlFor="appeal-band">档次</label>
          <Select
            id="appeal-band"
            placeholder="选择档次"
            value={draft.band}
            options={item.ranges.map(({ name, lowest, highest }) => ({
              value: name,
              label: `${name}，${formatPointsShort(lowest)} 到 ${formatPointsShort(highest)} 分`,
            }))}
            onChange={(band: string) => {
              onChange({ ...draft, band })
            }}
          />
        </>
      )}
      <label htmlFor="appeal-score">新分</label>
      <span>
        <Input
          id="appeal-score"
          className="appeal-score"
          inputMode="decimal"
          value={draft.score}
          onChange={(event) => {
            onChange({ ...draft, score: event.target.value })
          }}
        />
        <span className="quiet">{` 分，满分 ${formatPointsShort(item.points)}`}</span>
      </span>
    </>
  )
}
