import { Button, Input, Radio } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { CalendarEffectValue } from '#shared/contract/calendar.ts'
import { messageOf } from '../../api/failure.ts'
import { call } from '../../api/main-side.ts'
import { useAct } from '../../api/use-act.ts'
import { DayPicker } from '../../components/day-picker.tsx'
import { dayText } from '../../components/texts.ts'

type Kind = 'holiday' | 'working' | 'default'

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  holiday: '改为放假',
  working: '改为上班',
  default: '恢复国家安排',
}

interface DaysFormProps {
  readonly year: number
  /** Chosen in the calendar; null: none. */
  readonly days: { readonly from: string; readonly to: string } | null
}

/** Changes days, and says first what that does to late returns. */
export function DaysForm({ year, days }: DaysFormProps) {
  const [from, setFrom] = useState(days?.from ?? null)
  const [to, setTo] = useState(days?.to ?? null)
  const [kind, setKind] = useState<Kind>('holiday')
  const [reason, setReason] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const change = useAct('changeCalendar')
  if (from === null || to === null) {
    return <p className="quiet">要改工作日，在左边点一天；按住 Shift 再点一天，选中一段。</p>
  }
  const preview = async (): Promise<void> => {
    try {
      setSaid(effectText(await call('previewCalendar', { year, from, to, kind }), '将'))
    } catch (error) {
      setSaid(messageOf(error))
    }
  }
  const keep = async (): Promise<void> => {
    try {
      setSaid(effectText(await change.mutateAsync({ year, from, to, kind, reason }), '已'))
      setReason('')
    } catch {
      setSaid(null)
    }
  }
  const pick = (value: string, set: (day: string) => void, label: string) => (
    <DayPicker
      aria-label={label}
      allowClear={false}
      value={dayjs(value)}
      onChange={(day) => {
        if (day !== null) set(day.format('YYYY-MM-DD'))
        setSaid(null)
      }}
    />
  )
  return (
    <form
      className="calendar-form"
      aria-label="改工作日"
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <div className="setting-row">
        {pick(from, setFrom, '从')}
        <span>至</span>
        {pick(to, setTo, '至')}
      </div>
      <Radio.Group
        aria-label="改成什么"
        value={kind}
        options={[
          { value: 'holiday', label: '放假' },
          { value: 'working', label: '上班' },
          { value: 'default', label: '恢复国家安排' },
        ]}
        onChange={({ target }) => {
          setKind(target.value as Kind)
          setSaid(null)
        }}
      />
      <label htmlFor="calendar-reason">原因（必填）</label>
      <Input
        id="calendar-reason"
        maxLength={400}
        placeholder="如放假通知的文号"
        value={reason}
        onChange={(event) => {
          setReason(event.target.value)
        }}
      />
      {change.failure === null ? null : (
        <p role="alert" className="targets-refusal">
          {change.failure}
        </p>
      )}
      {said === null ? null : <p role="status">{said}</p>}
      <div className="setting-row">
        <Button onClick={() => void preview()}>看影响</Button>
        <Button type="primary" htmlType="submit" disabled={reason.trim() === '' || change.isPending}>
          改工作日
        </Button>
      </div>
    </form>
  )
}

function effectText({ days, late }: CalendarEffectValue, tense: '将' | '已'): string {
  const changed = `${tense}改 ${days.length} 天：${days.map(dayText).join('、')}。`
  if (late.length === 0) return `${changed}各单位的逾期天数不变。`
  const units = late.map(({ name, before, after }) => `${name} ${before} → ${after} 个工作日`).join('；')
  return `${changed}逾期天数${tense === '将' ? '会变' : '已变'}：${units}。`
}
