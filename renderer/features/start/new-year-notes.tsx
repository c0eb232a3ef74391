import { Checkbox } from 'antd'
import type { ValueOf } from '#shared/contract/calls.ts'

interface NewYearNotesProps {
  readonly units: ValueOf<'newYearUnits'>
  /** Ended units whose indicators nobody shall take over. */
  readonly withoutHeirs: readonly string[]
  readonly onChange: (units: readonly string[]) => void
}

/** What the changes of units mean for the year that is about to be made; nothing where there are none. */
export function NewYearNotes({ units, withoutHeirs, onChange }: NewYearNotesProps) {
  const { renamed, ended, added } = units
  if (renamed.length + ended.length + added.length === 0) return null
  return (
    <ul className="new-year-notes">
      {renamed.length === 0 ? null : (
        <li>{`用新名称：${renamed.map(({ before, now }) => `${now}（原${before}）`).join('、')}`}</li>
      )}
      {added.length === 0 ? null : <li>{`沿用上年新增的单位：${added.join('、')}`}</li>}
      {ended.map(({ unit, name, indicators, heirs }) => (
        <li key={unit}>
          {heirs.length === 0 ? (
            `不再列入${name}，它的 ${indicators} 项指标不再由它承担`
          ) : (
            <Checkbox
              checked={!withoutHeirs.includes(unit)}
              onChange={(event) => {
                onChange(
                  event.target.checked
                    ? withoutHeirs.filter((other) => other !== unit)
                    : [...withoutHeirs, unit],
                )
              }}
            >
              {`不再列入${name}，它的 ${indicators} 项指标由${heirs.join('、')}承担`}
            </Checkbox>
          )}
        </li>
      ))}
    </ul>
  )
}
