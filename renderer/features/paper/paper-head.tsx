import { Input } from 'antd'
import dayjs from 'dayjs'
import type { PaperContent } from '#shared/contract/paper.ts'
import { DayPicker } from '../../components/day-picker.tsx'
import { dayText } from '../../components/texts.ts'

interface PaperHeadProps {
  readonly content: PaperContent
  readonly deadline: string
  readonly onChange: (content: PaperContent, step: string) => void
}

const FIELDS = [
  { field: 'filledBy', label: '填表人' },
  { field: 'phone', label: '联系电话' },
  { field: 'responsible', label: '单位负责人' },
  { field: 'date', label: '填报日期' },
] as const

/** The form's head, and the day on which the paper came. */
export function PaperHead({ content, deadline, onChange }: PaperHeadProps) {
  return (
    <>
      <label className="paper-label">
        收到日期{' '}
        <DayPicker
          value={content.received === null ? null : dayjs(content.received)}
          className="paper-day"
          placeholder="必填"
          title={`截止 ${dayText(deadline)}，逾期工作日按收到日期算`}
          status={content.received === null ? 'warning' : ''}
          onChange={(value) => {
            onChange({ ...content, received: value === null ? null : value.format('YYYY-MM-DD') }, 'received')
          }}
        />
      </label>
      {FIELDS.map(({ field, label }) => (
        <label key={field} className="paper-label">
          {label}{' '}
          <Input
            className={field === 'date' ? 'paper-head-field paper-head-date' : 'paper-head-field'}
            autoComplete="off"
            value={content.head[field]}
            onChange={(event) => {
              onChange({ ...content, head: { ...content.head, [field]: event.target.value } }, field)
            }}
          />
        </label>
      ))}
    </>
  )
}
