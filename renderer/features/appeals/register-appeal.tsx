import { Alert, App, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { AppealAbout, AppealPage, AppealUnit } from '#shared/contract/appeals.ts'
import { useAct } from '../../api/use-act.ts'
import { DayPicker } from '../../components/day-picker.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { dayText, pointsText } from '../../components/texts.ts'
import { UnitSelect } from '../../components/unit-select.tsx'

interface RegisterAppealProps {
  readonly year: number
  readonly page: AppealPage
  /** null: to be chosen. */
  readonly unit: string | null
  /** done: it was registered. */
  readonly onClose: (done: boolean) => void
}

/** 登记申诉: of whom, about what, what is asked for, and when it came. */
export function RegisterAppeal({ year, page, unit: asked, onClose }: RegisterAppealProps) {
  const { message } = App.useApp()
  const [unit, setUnit] = useState(asked)
  const [subject, setSubject] = useState<string | null>(null)
  const [claim, setClaim] = useState('')
  const [received, setReceived] = useState(page.today)
  const [lateReason, setLateReason] = useState('')
  const register = useAct('registerAppeal')
  const own = page.units.find((known) => known.unit === unit)
  const outside = own === undefined ? '' : outsideText(own, received)
  const submit = async (): Promise<void> => {
    const { about, indicator } = subjectOf(subject)
    try {
      const request = { year, unit: unit ?? '', about, indicator, claim, received, lateReason }
      await register.mutateAsync(request)
      void message.info('已登记申诉，复核前等次标为暂定')
      onClose(true)
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title="登记申诉"
      verb="登记申诉"
      width="min(680px, 92vw)"
      busy={register.isPending}
      disabled={
        own === undefined ||
        subject === null ||
        claim.trim() === '' ||
        (outside !== '' && lateReason.trim() === '')
      }
      onDo={() => void submit()}
      onClose={() => {
        onClose(false)
      }}
    >
      <div className="field-grid">
        <label htmlFor="appeal-unit">单位</label>
        <UnitSelect
          id="appeal-unit"
          placeholder="名称、简称或拼音"
          required
          units={page.units}
          value={unit}
          onChange={(chosen) => {
            setUnit(chosen)
            setSubject(null)
          }}
        />
        <label htmlFor="appeal-subject">申诉的项目</label>
        <Select
          id="appeal-subject"
          placeholder={own === undefined ? '先选单位' : '按编号或名称查找'}
          disabled={own === undefined}
          value={subject}
          showSearch={{ optionFilterProp: 'label' }}
          options={own === undefined ? [] : subjectsOf(own)}
          onChange={setSubject}
        />
        <label htmlFor="appeal-claim">诉求</label>
        <Input.TextArea
          id="appeal-claim"
          rows={3}
          maxLength={2000}
          placeholder="单位认为哪里不对，请求怎样改"
          value={claim}
          onChange={(event) => {
            setClaim(event.target.value)
          }}
        />
        <label htmlFor="appeal-received">收到日期</label>
        <DayPicker
          id="appeal-received"
          value={dayjs(received)}
          allowClear={false}
          disabledDate={(date) => date.format('YYYY-MM-DD') > page.today}
          onChange={(date) => {
            if (date !== null) setReceived(date.format('YYYY-MM-DD'))
          }}
        />
        {outside === '' ? null : (
          <>
            <label htmlFor="appeal-late">受理的理由</label>
            <Input
              id="appeal-late"
              maxLength={500}
              value={lateReason}
              onChange={(event) => {
                setLateReason(event.target.value)
              }}
            />
          </>
        )}
      </div>
      {outside === '' ? null : (
        <p className="effects" role="status">
          {outside}
        </p>
      )}
      {register.failure === null ? null : <Alert type="error" showIcon title={register.failure} />}
    </Dialog>
  )
}

const OTHERS = { total: '总分', adjustment: '加减分' } as const

function subjectsOf({ indicators, total }: AppealUnit) {
  return [
    { value: 'total', label: `总分（现在 ${pointsText(total)}）` },
    { value: 'adjustment', label: '加减分' },
    ...indicators.map(({ indicator, title, score }) => ({
      value: `item ${indicator}`,
      label: `${indicator} ${title}（现在 ${pointsText(score)}）`,
    })),
  ]
}

function subjectOf(subject: string | null): {
  readonly about: AppealAbout
  readonly indicator: string | null
} {
  if (subject !== null && Object.hasOwn(OTHERS, subject)) {
    return { about: subject === 'adjustment' ? 'adjustment' : 'total', indicator: null }
  }
  return { about: 'item', indicator: subject?.replace(/^item /, '') ?? null }
}

/** Why a reason is asked for; '' where the appeal came in time. */
function outsideText({ feedback }: AppealUnit, received: string): string {
  if (feedback === null) return '这家单位还没有登记反馈。仍可登记申诉，请写明受理的理由。'
  if (received < feedback.day) {
    return `收到日期早于反馈函送达的 ${dayText(feedback.day)}。仍可登记申诉，请写明受理的理由。`
  }
  return received > feedback.lastDay
    ? `申诉期至 ${dayText(feedback.lastDay)}，收到时已经过期。仍可登记申诉，请写明受理的理由。`
    : ''
}
