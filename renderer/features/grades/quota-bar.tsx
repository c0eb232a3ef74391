import type { GradeGroup } from '#shared/contract/grades.ts'

/** "优秀 6/6，名额已满" with a box for each place: full, hatched while undecided, empty; a group may be too small for any. */
export function QuotaBar({ quota }: { readonly quota: NonNullable<GradeGroup['quota']> }) {
  const { grade, places, held, undecided } = quota
  if (places === 0 && held === 0 && undecided === 0) {
    return <div className="quota-bar">{`本组参评单位少，按比例没有“${grade}”名额`}</div>
  }
  const waiting = Math.min(places - held, undecided)
  const boxes = [
    ...Array.from({ length: held }, () => 'held'),
    ...Array.from({ length: waiting }, () => 'open'),
    ...Array.from({ length: Math.max(0, places - held - waiting) }, () => 'free'),
  ]
  return (
    <div className="quota-bar">
      <span>{`${grade} ${held}/${places}，${stateText(quota)}`}</span>
      <span className="quota-boxes" aria-hidden="true">
        {boxes.map((kind, at) => (
          <span key={`${kind}${String(at)}`} className={`quota-box quota-box-${kind}`} />
        ))}
      </span>
    </div>
  )
}

function stateText({ places, held, undecided }: NonNullable<GradeGroup['quota']>): string {
  if (undecided > 0) return `${undecided} 家待定`
  return held >= places ? '名额已满' : `还有 ${places - held} 个名额`
}
