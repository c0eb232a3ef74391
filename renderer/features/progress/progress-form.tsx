import { Alert, App, Button, Input, Radio } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { ProgressPage, ProgressRow } from '#shared/contract/progress.ts'
import { useAct } from '../../api/use-act.ts'
import { DayPicker } from '../../components/day-picker.tsx'
import { StatusTag } from '../../components/status-tag.tsx'
import { momentText } from '../../components/texts.ts'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import {
  draftKey,
  dropDraft,
  firstDraft,
  keepDraft,
  useDrafts,
  type ProgressDraft,
} from './progress-drafts.ts'
import { lightOf, STATES } from './progress-words.ts'

interface ProgressFormProps {
  readonly year: number
  readonly page: ProgressPage
  readonly row: ProgressRow
  readonly onSaved: () => void
}

/** What a unit told of a task in the period. Ctrl+Enter saves and goes to the next line. */
export function ProgressForm({ year, page, row, onSaved }: ProgressFormProps) {
  const { message } = App.useApp()
  const key = draftKey(year, page.period, row)
  const typed = useDrafts((drafts) => drafts[key])
  const [withdrawing, setWithdrawing] = useState(false)
  const save = useAct('saveProgress')
  const withdraw = useAct('withdrawProgress')
  const draft = typed ?? firstDraft(row, page.today)
  const { task, unit, note, previous } = row
  const at = { year, period: page.period, task, unit }
  const change = (part: Partial<ProgressDraft>): void => {
    keepDraft(key, { ...draft, ...part })
  }
  const submit = async (): Promise<void> => {
    try {
      await save.mutateAsync({ ...at, ...draft })
      dropDraft(key)
      void message.info(note === null ? '已登记' : '已修改，原来的内容留在记录里')
      onSaved()
      document.getElementById('progress-done')?.focus()
    } catch {
      // The failure stands below the fields.
    }
  }
  const keys = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && event.ctrlKey) {
      event.preventDefault()
      void submit()
    }
    // Back to the list, where the arrows go from line to line.
    if (event.key === 'Escape' && !withdrawing) document.getElementById(`progress ${task} ${unit}`)?.focus()
  }
  return (
    <aside className="progress-form" aria-labelledby="progress-form-title">
      <h2 id="progress-form-title">
        {`${task} ${row.unitName}`}
        <span className="quiet">{`　${page.word}`}</span>
      </h2>
      <div className="progress-fields" onKeyDown={keys} role="presentation">
        <p className="quiet">{row.title}</p>
        {previous === null ? null : (
          <div className="progress-previous">
            <span>{`${previous.period}：`}</span>
            <StatusTag light={lightOf(previous.state)}>{previous.state}</StatusTag>
            <span className="progress-words" title={previous.done}>
              {previous.done}
            </span>
            <button
              type="button"
              className="link-button"
              disabled={page.archived}
              onClick={() => {
                const { state, done, problems, next, reporter } = previous
                change({ state, done, problems, next, reporter })
              }}
            >
              带入上期文字
            </button>
          </div>
        )}
        <fieldset disabled={page.archived} className="progress-set">
          <legend className="visually-hidden">{`${row.unitName}的进展`}</legend>
          <span id="progress-state">进度</span>
          <Radio.Group
            aria-labelledby="progress-state"
            value={draft.state}
            options={STATES.map((state) => ({ value: state, label: state }))}
            onChange={(event) => {
              change({ state: STATES.find((state) => state === event.target.value) ?? '按计划' })
            }}
          />
          <TextField id="progress-done" word="完成情况" rows={4} draft={draft} field="done" change={change} />
          <TextField
            id="progress-problems"
            word="存在问题"
            rows={2}
            draft={draft}
            field="problems"
            change={change}
          />
          <TextField id="progress-next" word="下一步" rows={2} draft={draft} field="next" change={change} />
          <label htmlFor="progress-reporter">填报人</label>
          <Input
            id="progress-reporter"
            maxLength={200}
            placeholder="单位里谁报的"
            value={draft.reporter}
            onChange={(event) => {
              change({ reporter: event.target.value })
            }}
          />
          <label htmlFor="progress-day">报送日期</label>
          <DayPicker
            id="progress-day"
            allowClear={false}
            value={dayjs(draft.day)}
            disabledDate={(date) => date.format('YYYY-MM-DD') > page.today}
            onChange={(date) => {
              if (date !== null) change({ day: date.format('YYYY-MM-DD') })
            }}
          />
          {note === null ? null : (
            <>
              <label htmlFor="progress-reason">修改原因</label>
              <Input
                id="progress-reason"
                maxLength={500}
                placeholder="没有可不填"
                value={draft.reason}
                onChange={(event) => {
                  change({ reason: event.target.value })
                }}
              />
            </>
          )}
        </fieldset>
        {save.failure === null ? null : <Alert type="error" showIcon title={save.failure} />}
        {note === null ? null : (
          <p className="quiet">
            {`${note.operator} 登记，${momentText(note.at)}${note.changes === 0 ? '' : `，改过 ${note.changes} 次`}`}
          </p>
        )}
        <div className="progress-buttons">
          <Button
            type="primary"
            disabled={page.archived}
            loading={save.isPending}
            onClick={() => void submit()}
          >
            保存并到下一项
          </Button>
          {note === null ? null : (
            <Button
              disabled={page.archived}
              onClick={() => {
                setWithdrawing(true)
              }}
            >
              撤回
            </Button>
          )}
          {typed === undefined ? null : (
            <Button
              onClick={() => {
                dropDraft(key)
              }}
            >
              放弃改动
            </Button>
          )}
        </div>
      </div>
      {withdrawing ? (
        <ReasonDialog
          title="撤回进展"
          verb="撤回这一条"
          label="原因"
          placeholder="例如：登记到了别的单位"
          act={withdraw}
          onDo={(reason) => withdraw.mutateAsync({ ...at, reason })}
          onClose={() => {
            setWithdrawing(false)
          }}
        >
          <p>{`${row.unitName}${page.word}“${row.title}”的进展不再计入，留在记录里，可以撤销。`}</p>
        </ReasonDialog>
      ) : null}
    </aside>
  )
}

interface TextFieldProps {
  readonly id: string
  readonly word: string
  readonly rows: number
  readonly draft: ProgressDraft
  readonly field: 'done' | 'problems' | 'next'
  readonly change: (part: Partial<ProgressDraft>) => void
}

function TextField({ id, word, rows, draft, field, change }: TextFieldProps) {
  return (
    <>
      <label htmlFor={id}>{word}</label>
      <Input.TextArea
        id={id}
        rows={rows}
        maxLength={2000}
        value={draft[field]}
        onChange={(event) => {
          change({ [field]: event.target.value })
        }}
      />
    </>
  )
}
