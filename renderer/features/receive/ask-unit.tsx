import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import type { UnitRow } from '#shared/contract/overview.ts'
import type { StagedFileRow } from '#shared/contract/staging.ts'
import { useMatchName } from '../../components/match-name.ts'

interface AskUnitProps {
  readonly file: StagedFileRow
  readonly units: readonly Pick<UnitRow, 'unit' | 'name' | 'aliases'>[]
  readonly disabled: boolean
  readonly onUnit: (unit: string, remember: boolean) => void
}

/** Whose return it is: the units that the file itself leaves open first. Choosing judges the file anew. */
export function AskUnit({ file, units, disabled, onUnit }: AskUnitProps) {
  const [remember, setRemember] = useState(true)
  const matchName = useMatchName()
  const toOption = ({ unit, name }: AskUnitProps['units'][number]) => ({ value: unit, label: name })
  const matches = (typed: string, value: unknown): boolean => {
    const found = units.find(({ unit }) => unit === value)
    return found !== undefined && matchName([found.name, ...found.aliases], typed)
  }
  const likely = units.filter(({ unit }) => file.candidates.includes(unit))
  const others = units.filter(({ unit }) => !file.candidates.includes(unit))
  return (
    <span className="staged-ask">
      <Select
        aria-label={`${file.name} 是哪个单位的`}
        className="staged-unit"
        placeholder="选择单位"
        showSearch={{
          filterOption: (typed, option) =>
            option !== undefined && 'value' in option && matches(typed, option.value),
        }}
        disabled={disabled}
        options={[
          ...(likely.length === 0 ? [] : [{ label: '文件中提到的单位', options: likely.map(toOption) }]),
          { label: likely.length === 0 ? '全部单位' : '其他单位', options: others.map(toOption) },
        ]}
        onChange={(unit: string) => {
          onUnit(unit, remember && file.unknownName !== null)
        }}
      />
      {file.unknownName === null ? null : (
        <Checkbox
          checked={remember}
          disabled={disabled}
          onChange={(event) => {
            setRemember(event.target.checked)
          }}
        >
          {`记住“${file.unknownName}”这个名称`}
        </Checkbox>
      )}
    </span>
  )
}
