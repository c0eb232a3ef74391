import { Select, Space } from 'antd'
import dayjs from 'dayjs'
import { DayPicker } from '../../components/day-picker.tsx'

interface DueFieldProps {
  readonly year: number
  /** '' all year round, '2018-06' a month, '2018-06-30' a day. */
  readonly value: string
  readonly onChange: (due: string) => void
}

const WHOLE_YEAR = '全年'
const ONE_DAY = '某一天'

/** 完成时限: the whole year, the end of a month, or one day. */
export function DueField({ year, value, onChange }: DueFieldProps) {
  const months = Array.from({ length: 12 }, (_, index) => ({
    value: `${year}-${String(index + 1).padStart(2, '0')}`,
    label: `${index + 1}月底前`,
  }))
  const isDay = value.length === 10
  const known = months.some((month) => month.value === value)
  return (
    <Space wrap>
      <Select
        id="point-due"
        className="plan-due"
        value={value === '' ? WHOLE_YEAR : isDay ? ONE_DAY : value}
        options={[
          { value: WHOLE_YEAR, label: WHOLE_YEAR },
          ...months,
          ...(known || isDay || value === ''
            ? []
            : [{ value, label: `${value.slice(0, 4)}年${Number(value.slice(5))}月底前` }]),
          { value: ONE_DAY, label: ONE_DAY },
        ]}
        onChange={(chosen: string) => {
          onChange(chosen === WHOLE_YEAR ? '' : chosen === ONE_DAY ? `${year}-12-31` : chosen)
        }}
      />
      {isDay ? (
        <DayPicker
          aria-label="完成的日期"
          allowClear={false}
          value={dayjs(value)}
          onChange={(day) => {
            if (day !== null) onChange(day.format('YYYY-MM-DD'))
          }}
        />
      ) : null}
    </Space>
  )
}
