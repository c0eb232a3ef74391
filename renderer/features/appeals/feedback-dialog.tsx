import { Alert, App, Input, Radio } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { AppealPage, FeedbackWay } from '#shared/contract/appeals.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { DayPicker } from '../../components/day-picker.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { dayText } from '../../components/texts.ts'
import { WAYS } from './appeal-words.ts'

interface FeedbackDialogProps {
  readonly year: number
  readonly page: AppealPage
  readonly units: readonly string[]
  /** done: it was written down. */
  readonly onClose: (done: boolean) => void
}

const NAMED = 6

/** 登记反馈: on which day and in which way the 反馈函 was handed over, and until when that lets a unit appeal. */
export function FeedbackDialog({ year, page, units, onClose }: FeedbackDialogProps) {
  const { message } = App.useApp()
  const record = useAct('recordFeedback')
  const [way, setWay] = useState<FeedbackWay>('公文交换')
  const [day, setDay] = useState(page.today)
  const [note, setNote] = useState('')
  const window = useAnswer('previewFeedback', { year, day })
  const submit = async (): Promise<void> => {
    try {
      const { recorded } = await record.mutateAsync({ year, units, day, way, note })
      void message.info(`已登记 ${recorded} 家，可在操作记录中撤销`)
      onClose(true)
    } catch {
      // The failure stands in the dialog.
    }
  }
  const names = page.units.filter(({ unit }) => units.includes(unit)).map(({ name }) => name)
  return (
    <Dialog
      title="登记反馈"
      verb={`登记 ${units.length} 家`}
      busy={record.isPending}
      onDo={() => void submit()}
      onClose={() => {
        onClose(false)
      }}
    >
      <p>
        {names.length > NAMED ? `${names.slice(0, NAMED).join('、')}等 ${names.length} 家` : names.join('、')}
      </p>
      <div className="field-grid">
        <label htmlFor="feedback-day">送达日期</label>
        <DayPicker
          id="feedback-day"
          value={dayjs(day)}
          allowClear={false}
          disabledDate={(date) => date.format('YYYY-MM-DD') > page.today}
          onChange={(date) => {
            if (date !== null) setDay(date.format('YYYY-MM-DD'))
          }}
        />
        <span id="feedback-way">方式</span>
        <Radio.Group
          aria-labelledby="feedback-way"
          value={way}
          options={WAYS.map((word) => ({ value: word, label: word }))}
          onChange={(event) => {
            setWay(WAYS.find((word) => word === event.target.value) ?? '公文交换')
          }}
        />
        <label htmlFor="feedback-note">备注</label>
        <Input
          id="feedback-note"
          data-first
          maxLength={500}
          placeholder="签收人等，没有可不填"
          value={note}
          onChange={(event) => {
            setNote(event.target.value)
          }}
        />
      </div>
      <p className="effects" role="status">
        {window.data === undefined
          ? '正在计算申诉期…'
          : `送达次日起 ${page.appealWorkingDays} 个工作日，申诉期至 ${dayText(window.data.lastDay)}。${
              window.data.unannounced.length === 0
                ? ''
                : `${window.data.unannounced.join('、')}年的放假安排还没有公布，按周一至周五为工作日计算。`
            }`}
      </p>
      {record.failure === null ? null : <Alert type="error" showIcon title={record.failure} />}
    </Dialog>
  )
}
