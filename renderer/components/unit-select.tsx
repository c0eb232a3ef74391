import { Select } from 'antd'
import { CLEAR_CHOICE } from './clear-choice.tsx'
import { rankName, useMatchName } from './match-name.ts'

/** A unit as it can be chosen: found by any of its names. */
export interface UnitChoice {
  readonly unit: string
  readonly name: string
  /** Aliases and names of other years. */
  readonly otherNames: readonly string[]
}

interface UnitSelectProps {
  readonly id?: string
  readonly label?: string
  readonly placeholder: string
  readonly units: readonly UnitChoice[]
}

interface OneUnitProps extends UnitSelectProps {
  /** A form needs one: there is no button that takes it away, and Tab goes on to the next field. */
  readonly required?: boolean
  /** null: none. */
  readonly value: string | null
  readonly onChange: (unit: string | null) => void
}

interface SomeUnitsProps extends UnitSelectProps {
  readonly value: readonly string[]
  readonly onChange: (units: readonly string[]) => void
}

interface Option {
  readonly value: string
  readonly label: string
  readonly names: readonly string[]
}

function optionsOf(units: readonly UnitChoice[]): Option[] {
  return units.map(({ unit, name, otherNames }) => ({
    value: unit,
    label: name,
    names: [name, ...otherNames],
  }))
}

interface Search {
  readonly filterOption: (typed: string, option?: Option) => boolean
  readonly filterSort: (one: Option, other: Option, info: { readonly searchValue: string }) => number
}

/** What is meant most likely comes first: Enter takes it. */
function useSearch(): Search {
  const matches = useMatchName()
  return {
    filterOption: (typed, option) => option !== undefined && matches(option.names, typed),
    // Only what matches is sorted.
    filterSort: (one, other, { searchValue }) =>
      (rankName(one.names, searchValue) ?? 0) - (rankName(other.names, searchValue) ?? 0),
  }
}

/** One unit, by a part of its name, an alias or its sounds. */
export function UnitSelect({
  id,
  label,
  placeholder,
  units,
  value,
  onChange,
  required = false,
}: OneUnitProps) {
  const search = useSearch()
  return (
    <Select<string, Option>
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      className="unit-select"
      allowClear={required ? false : CLEAR_CHOICE}
      showSearch={search}
      placeholder={placeholder}
      value={value}
      options={optionsOf(units)}
      popupMatchSelectWidth={false}
      notFoundContent="没有这个单位"
      onChange={(chosen: string | undefined) => {
        onChange(chosen ?? null)
      }}
    />
  )
}

/** Several units. */
export function UnitsSelect({ id, label, placeholder, units, value, onChange }: SomeUnitsProps) {
  const search = useSearch()
  return (
    <Select<string[], Option>
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      className="unit-select"
      // At the small size the names of the chosen are cut.
      size="middle"
      mode="multiple"
      allowClear={CLEAR_CHOICE}
      showSearch={{ ...search, autoClearSearchValue: true }}
      placeholder={placeholder}
      value={[...value]}
      options={optionsOf(units)}
      notFoundContent="没有这个单位"
      onChange={onChange}
    />
  )
}
