import { Alert, App, Input, Radio } from 'antd'
import { useState } from 'react'
import type { GradeRow } from '#shared/contract/grades.ts'
import { useAct } from '../../api/use-act.ts'
import { Dialog } from '../../components/dialog.tsx'
import { pointsText } from '../../components/texts.ts'

interface DecideDialogProps {
  readonly year: number
  readonly grades: readonly string[]
  readonly row: GradeRow
  /** Others of the same rank. */
  readonly equals: readonly GradeRow[]
  readonly onClose: () => void
}

/** As the rules give: no grade of its own. */
const BY_RULES = ''

/** Decides a tie, or another grade than the rules give; always with a reason. */
export function DecideDialog({ year, grades, row, equals, onClose }: DecideDialogProps) {
  const { message } = App.useApp()
  const [grade, setGrade] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const decide = useAct('decideGrade')
  const tied = row.marks.includes('待定')
  const submit = async (): Promise<void> => {
    if (grade === null) return
    try {
      await decide.mutateAsync({ year, unit: row.unit, grade: grade === BY_RULES ? null : grade, reason })
      void message.info(`${row.name}的等次已记下，可在操作记录中撤销`)
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  const choices = [
    ...grades.map((name) => ({ value: name, label: name })),
    ...(row.decision === null ? [] : [{ value: BY_RULES, label: '按办法得出，取消原来的决定' }]),
  ]
  return (
    <Dialog
      title={`${tied ? '决定' : '改定'}等次：${row.name}`}
      verb={tied ? '决定' : '改定'}
      disabled={grade === null || reason.trim() === ''}
      busy={decide.isPending}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>{`第 ${row.rank ?? 0} 名，得分 ${pointsText(row.total)}，现在${row.grade === null ? '等次待定' : `是“${row.grade}”`}。`}</p>
      {equals.length === 0 ? null : (
        <p>{`与${equals.map(({ name }) => name).join('、')}总分相同${tied ? '，名额不够分，请逐家决定' : ''}。`}</p>
      )}
      <div className="field-grid">
        <span id="decide-grade">定为</span>
        <Radio.Group
          aria-labelledby="decide-grade"
          className="decide-grades"
          options={choices}
          value={grade}
          onChange={(event) => {
            setGrade(String(event.target.value))
          }}
        />
        <label htmlFor="decide-reason">理由</label>
        <Input
          id="decide-reason"
          data-first
          maxLength={500}
          placeholder="例如：领导小组 3 月 5 日会议研究决定"
          value={reason}
          onChange={(event) => {
            setReason(event.target.value)
          }}
        />
      </div>
      <p className="quiet">理由、时间和决定人长期保留，名次和得分不变。</p>
      {decide.failure === null ? null : <Alert type="error" showIcon title={decide.failure} />}
    </Dialog>
  )
}
