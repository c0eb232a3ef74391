import { DatePicker, Input, Select, type InputRef } from 'antd'
import dayjs from 'dayjs'
import { useEffect, useRef, useState } from 'react'
import type { ValueOf } from '#shared/contract/calls.ts'
import type { LogFilter } from '#shared/contract/log.ts'
import { CLEAR_CHOICE } from '../../components/clear-choice.tsx'
import { DAY_FORMATS } from '../../components/day-picker.tsx'
import { matchName } from '../../components/match-name.ts'

interface LogFilterBarProps {
  readonly filter: LogFilter
  readonly log: ValueOf<'listLog'>
  readonly onFilter: (next: Partial<LogFilter>) => void
}

const DAY = 'YYYY-MM-DD'

/** Above the table: the filter icons in antd's column heads cannot be reached by Tab. */
export function LogFilterBar({ filter, log, onFilter }: LogFilterBarProps) {
  const [typed, setTyped] = useState(filter.text)
  const field = useRef<InputRef>(null)
  useEffect(() => {
    // Looked for from elsewhere; what is being typed here is ahead of the address.
    if (document.activeElement !== field.current?.input) setTyped(filter.text)
  }, [filter.text])
  const options = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }))
  const day = (text: string | null) => (text === null ? null : dayjs(text))
  return (
    <div className="filter-bar">
      <Input
        ref={field}
        aria-label="按文字筛选"
        placeholder="对象、内容、原因中的文字"
        allowClear
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          onFilter({ text: event.target.value })
        }}
      />
      <Select
        aria-label="操作人"
        placeholder="全部操作人"
        allowClear={CLEAR_CHOICE}
        className="log-select"
        value={filter.operator}
        options={options(log.operators)}
        onChange={(operator: string | undefined) => {
          onFilter({ operator: operator ?? null })
        }}
      />
      <Select
        aria-label="操作"
        placeholder="全部操作"
        allowClear={CLEAR_CHOICE}
        className="log-select"
        value={filter.action}
        options={options(log.actions)}
        onChange={(action: string | undefined) => {
          onFilter({ action: action ?? null })
        }}
      />
      <Select
        aria-label="单位"
        placeholder="全部单位"
        allowClear={CLEAR_CHOICE}
        showSearch={{
          filterOption: (text, option) => matchName([...(option?.names ?? [])], text),
        }}
        className="log-select-wide"
        value={filter.unit}
        options={log.units.map(({ unit, name, names }) => ({ value: unit, label: name, names }))}
        onChange={(unit: string | undefined) => {
          onFilter({ unit: unit ?? null })
        }}
      />
      <DatePicker.RangePicker
        format={DAY_FORMATS}
        aria-label="日期"
        placeholder={['从哪天', '到哪天']}
        allowEmpty
        value={[day(filter.from), day(filter.to)]}
        onChange={(days) => {
          onFilter({ from: days?.[0]?.format(DAY) ?? null, to: days?.[1]?.format(DAY) ?? null })
        }}
      />
      <span className="quiet" role="status">
        {log.rows.length < log.found
          ? `符合的有 ${log.found} 条，这里显示最近的 ${log.rows.length} 条；导出的是全部`
          : `显示 ${log.found} 条，共 ${log.total} 条`}
      </span>
    </div>
  )
}
