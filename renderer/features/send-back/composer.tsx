import { Alert, Button, Input } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { ValueOf } from '#shared/contract/calls.ts'
import { useAct } from '../../api/use-act.ts'
import { DayPicker } from '../../components/day-picker.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { OfficeContact } from '../../components/office-contact.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { dayText, momentText } from '../../components/texts.ts'
import { AddItem } from './add-item.tsx'
import { useComposed } from './composed-items.ts'
import { ItemRows } from './item-rows.tsx'
import { SentBack } from './sent-back.tsx'

interface ComposerProps {
  readonly year: number
  readonly draft: ValueOf<'draftSendBack'>
  /** The indicator with which the officer came from the review; null: none. */
  readonly ask: string | null
}

/** 拟退回: what to send back to one unit, why, and until when. */
export function Composer({ year, draft, ask }: ComposerProps) {
  const { unit, unitName, submission } = draft
  const composed = useComposed(draft)
  const [deadline, setDeadline] = useState(draft.deadline)
  const [note, setNote] = useState(draft.open?.note ?? '')
  const [sent, setSent] = useState<number | null>(null)
  const send = useAct('sendBack')
  const { taken } = composed
  const unworded = taken.filter(({ reason }) => reason.trim() === '').length
  if (submission === null) return <NothingIn year={year} unitName={unitName} />
  if (sent !== null) {
    return (
      <SentBack
        year={year}
        unit={unit}
        unitName={unitName}
        id={sent}
        count={taken.length}
        deadline={deadline}
        ask={ask}
      />
    )
  }
  const submit = async (): Promise<void> => {
    try {
      const items = taken.map(({ indicator, field, reason }) => ({ indicator, field, reason }))
      const answer = await send.mutateAsync({ year, unit, submission: submission.id, deadline, note, items })
      setSent(answer.id)
    } catch {
      // The failure stands above the table.
    }
  }
  return (
    <>
      <PageHeader
        title="退回"
        note={`${unitName}，第 ${submission.number} 次报送，${dayText(submission.received)}收到`}
        actions={
          <>
            <LinkButton to="/$year/send-back" params={{ year }} search={{}}>
              返回列表
            </LinkButton>
            <Button
              type="primary"
              disabled={taken.length === 0 || unworded > 0 || send.isPending}
              onClick={() => void submit()}
            >
              {`退回 ${taken.length} 处`}
            </Button>
          </>
        }
      />
      {send.failure === null ? null : (
        <div className="job">
          <Alert type="error" showIcon title={send.failure} />
        </div>
      )}
      {draft.open === null ? null : (
        <div className="job">
          <Alert
            type="info"
            showIcon
            title={`${momentText(draft.open.at)}已退回 ${draft.open.items.length} 处，等待补正。再退回一次，以这一次为准。`}
          />
        </div>
      )}
      <div className="composer-fields">
        <label htmlFor="send-back-deadline">报回期限</label>
        <DayPicker
          id="send-back-deadline"
          value={dayjs(deadline)}
          allowClear={false}
          disabledDate={(date) => date.format('YYYY-MM-DD') < draft.today}
          onChange={(date) => {
            if (date !== null) setDeadline(date.format('YYYY-MM-DD'))
          }}
        />
        <span className="quiet">{deadlineNote(draft, deadline)}</span>
        <label htmlFor="send-back-note">说明</label>
        <Input
          id="send-back-note"
          maxLength={1000}
          placeholder="印在退回通知上，没有可不填"
          value={note}
          onChange={(event) => {
            setNote(event.target.value)
          }}
        />
        <span className="quiet" role="status">
          {unworded === 0 ? `已选 ${taken.length} 处` : `已选 ${taken.length} 处，${unworded} 处还没有写原因`}
        </span>
      </div>
      <OfficeContact year={year} contact={draft.contact} />
      <ItemRows composed={composed} ask={ask} />
      <AddItem rows={draft.rows} onAdd={composed.add} />
    </>
  )
}

function deadlineNote(
  { today, unannounced, deadline: proposed }: ComposerProps['draft'],
  deadline: string,
): string {
  const days = dayjs(deadline).diff(dayjs(today), 'day')
  const left = days === 0 ? '今天' : `${days} 天后`
  const working = deadline === proposed ? '，第 5 个工作日' : ''
  const years =
    unannounced.length === 0 ? '' : `（${unannounced.join('、')}年放假安排没有公布，按周一至周五计算）`
  return `${left}${working}${years}`
}

function NothingIn({ year, unitName }: { readonly year: number; readonly unitName: string }) {
  return (
    <>
      <PageHeader title="退回" note={unitName} />
      <EmptyState text={`${unitName}还没有报送自评表，没有可退回的。`}>
        <LinkButton color="primary" variant="solid" to="/$year/remind" params={{ year }}>
          去催报
        </LinkButton>
        <LinkButton to="/$year/send-back" params={{ year }} search={{}}>
          返回列表
        </LinkButton>
      </EmptyState>
    </>
  )
}
