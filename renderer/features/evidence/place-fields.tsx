import type { UnitEvidence } from '#shared/contract/evidence.ts'

/** Where a file belongs: an entry of the 目录, an item, or the unit as a whole. */
export interface Place {
  readonly number: string
  readonly indicator: string | null
}

interface PlaceFieldsProps {
  readonly evidence: UnitEvidence
  readonly place: Place
  /** The file's name, for whoever hears the page. */
  readonly of: string
  readonly onChange: (place: Place) => void
}

/** Plain fields of the browser: a dialog may hold a hundred of them. */
export function PlaceFields({ evidence: { entries, items }, place, of, onChange }: PlaceFieldsProps) {
  const listed = entries.some(({ number }) => number === place.number)
  return (
    <>
      <select
        className="place-field"
        aria-label={`目录编号 ${of}`}
        value={place.number}
        onChange={(event) => {
          const number = event.target.value
          const [only, ...more] = entries.find((entry) => entry.number === number)?.known ?? []
          onChange({ number, indicator: more.length === 0 ? (only ?? place.indicator) : place.indicator })
        }}
      >
        <option value="">目录中没有</option>
        {listed || place.number === '' ? null : <option value={place.number}>{place.number}</option>}
        {entries
          .filter(({ number }) => number !== '')
          .map(({ number, title }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a 目录 may name a number twice
            <option key={`${number} ${index}`} value={number}>{`${number} ${title}`}</option>
          ))}
      </select>
      <select
        className="place-field"
        aria-label={`指标 ${of}`}
        value={place.indicator ?? ''}
        onChange={(event) => {
          onChange({ ...place, indicator: event.target.value === '' ? null : event.target.value })
        }}
      >
        <option value="">不单独对应指标</option>
        {items.map(({ indicator, title }) => (
          <option key={indicator} value={indicator}>{`${indicator} ${title}`}</option>
        ))}
      </select>
    </>
  )
}
