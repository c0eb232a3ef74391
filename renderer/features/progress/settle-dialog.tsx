import { Alert, App, Input, Radio } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { InspectionProblem, InspectionRecord } from '#shared/contract/inspections.ts'
import { useAct } from '../../api/use-act.ts'
import { DayPicker } from '../../components/day-picker.tsx'
import { Dialog } from '../../components/dialog.tsx'

interface SettleDialogProps {
  readonly year: number
  readonly record: InspectionRecord
  readonly problem: InspectionProblem
  readonly today: string
  readonly onClose: () => void
}

/** 登记整改: what was done, and whether that settles it. */
export function SettleDialog({ year, record, problem, today, onClose }: SettleDialogProps) {
  const { message } = App.useApp()
  const settle = useAct('settleProblem')
  const [outcome, setOutcome] = useState(problem.outcome)
  const [settled, setSettled] = useState(problem.settled)
  const submit = async (): Promise<void> => {
    try {
      const at = { year, inspection: record.number, problem: problem.number }
      await settle.mutateAsync({ ...at, outcome, settled })
      void message.info(settled === '' ? '已登记，问题仍待整改' : '已登记，问题已整改')
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title="登记整改"
      verb="登记整改"
      busy={settle.isPending}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>{problem.text}</p>
      <div className="field-grid">
        <label htmlFor="settle-outcome">整改情况</label>
        <Input.TextArea
          id="settle-outcome"
          data-first
          rows={4}
          maxLength={5000}
          value={outcome}
          onChange={(event) => {
            setOutcome(event.target.value)
          }}
        />
        <span id="settle-state">结果</span>
        <Radio.Group
          aria-labelledby="settle-state"
          value={settled === '' ? 'open' : 'settled'}
          options={[
            { value: 'open', label: '还没有整改完' },
            { value: 'settled', label: '已整改' },
          ]}
          onChange={(event) => {
            setSettled(event.target.value === 'settled' ? today : '')
          }}
        />
        {settled === '' ? null : (
          <>
            <label htmlFor="settle-day">完成日期</label>
            <DayPicker
              id="settle-day"
              allowClear={false}
              value={dayjs(settled)}
              disabledDate={(date) =>
                date.format('YYYY-MM-DD') > today || date.format('YYYY-MM-DD') < record.day
              }
              onChange={(date) => {
                if (date !== null) setSettled(date.format('YYYY-MM-DD'))
              }}
            />
          </>
        )}
      </div>
      {settle.failure === null ? null : <Alert type="error" showIcon title={settle.failure} />}
    </Dialog>
  )
}
