import { Alert, App, Input, Radio } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { OwingUnit, ReminderWay } from '#shared/contract/remind.ts'
import { useAct } from '../../api/use-act.ts'
import { DayPicker } from '../../components/day-picker.tsx'
import { Dialog } from '../../components/dialog.tsx'

const WAYS: readonly ReminderWay[] = ['电话', '微信', '短信', '通知', '当面']
const NAMED = 6

interface RecordDialogProps {
  readonly year: number
  readonly today: string
  readonly units: readonly OwingUnit[]
  /** done: it was written down. */
  readonly onClose: (done: boolean) => void
}

/** 记一次催报: in which way, on which day; one record for each unit. */
export function RecordDialog({ year, today, units, onClose }: RecordDialogProps) {
  const { message } = App.useApp()
  const record = useAct('recordReminders')
  const [way, setWay] = useState<ReminderWay>('电话')
  const [day, setDay] = useState(today)
  const [note, setNote] = useState('')
  const submit = async (): Promise<void> => {
    try {
      const names = units.map(({ unit }) => unit)
      const { recorded } = await record.mutateAsync({ year, units: names, way, day, note })
      void message.info(`已记录 ${recorded} 家，可在操作记录中撤销`)
      onClose(true)
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title="记一次催报"
      verb={`记录 ${units.length} 家`}
      busy={record.isPending}
      disabled={units.length === 0}
      onDo={() => void submit()}
      onClose={() => {
        onClose(false)
      }}
    >
      <p>{namesOf(units)}</p>
      <div className="field-grid">
        <span id="remind-way">方式</span>
        <Radio.Group
          aria-labelledby="remind-way"
          value={way}
          options={WAYS.map((word) => ({ value: word, label: word }))}
          onChange={(event) => {
            setWay(WAYS.find((word) => word === event.target.value) ?? '电话')
          }}
        />
        <label htmlFor="remind-day">日期</label>
        <DayPicker
          id="remind-day"
          value={dayjs(day)}
          allowClear={false}
          disabledDate={(date) => date.format('YYYY-MM-DD') > today}
          onChange={(date) => {
            if (date !== null) setDay(date.format('YYYY-MM-DD'))
          }}
        />
        <label htmlFor="remind-note">备注</label>
        <Input
          id="remind-note"
          data-first
          maxLength={500}
          placeholder="对方怎么答复，没有可不填"
          value={note}
          onChange={(event) => {
            setNote(event.target.value)
          }}
        />
      </div>
      {record.failure === null ? null : <Alert type="error" showIcon title={record.failure} />}
    </Dialog>
  )
}

function namesOf(units: readonly OwingUnit[]): string {
  const names = units.slice(0, NAMED).map(({ unitName }) => unitName)
  return units.length > NAMED ? `${names.join('、')}等 ${units.length} 家` : names.join('、')
}
