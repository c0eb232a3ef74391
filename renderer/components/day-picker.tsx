import { DatePicker, type DatePickerProps } from 'antd'
import type { Dayjs } from 'dayjs'

/** How a day is shown, and after it the other ways to type one that are understood. */
export const DAY_FORMATS = ['YYYY年M月D日', 'YYYY-MM-DD', 'YYYY-M-D', 'YYYY.M.D', 'YYYY/M/D', 'YYYYMMDD']

/** A day as the office writes it; it is kept as YYYY-MM-DD. */
export function DayPicker(props: Omit<DatePickerProps<Dayjs, false>, 'format'>) {
  return <DatePicker format={DAY_FORMATS} {...props} />
}
