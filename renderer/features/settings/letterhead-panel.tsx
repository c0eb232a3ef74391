import { Alert, App, Button, Input, Switch } from 'antd'
import { useState } from 'react'
import type { ValueOf } from '#shared/contract/calls.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { QueryView } from '../../components/query-view.tsx'

/** 版头 and 版记 of the papers that go out; most offices issue them on a paper that has both. */
export function LetterheadPanel() {
  const answer = useAnswer('officeLetterhead', {})
  return (
    <div className="settings">
      <QueryView query={answer}>{(data) => <Letterhead {...data} />}</QueryView>
    </div>
  )
}

function Letterhead({ letterhead, usual, copied }: ValueOf<'officeLetterhead'>) {
  const { message } = App.useApp()
  const keep = useAct('keepOfficeLetterhead')
  const [draft, setDraft] = useState(letterhead)
  const fields = [
    ['mark', '发文机关标志', usual, 60],
    ['number', '通报的发文字号', '如：德素办发〔2019〕3号', 40],
    ['reportNumber', '评价报告的发文字号', '如：德素办发〔2019〕4号', 40],
    ['copyTo', '抄送', copied, 400],
    ['printer', '印发机关', usual, 60],
  ] as const
  const changed =
    draft.on !== letterhead.on ||
    draft.report !== letterhead.report ||
    fields.some(([key]) => draft[key].trim() !== letterhead[key])
  return (
    <form
      className="panel"
      aria-labelledby="letterhead-title"
      onSubmit={(event) => {
        event.preventDefault()
        keep.mutate(draft, {
          onSuccess: () => void message.success('版头和版记已保存，以后导出的文件按新的印'),
        })
      }}
    >
      <h2 id="letterhead-title">版头和版记</h2>
      <p>
        用套红纸或另行排版的单位不用打开。打开后，首面印发文机关标志、发文字号和红线，末面印抄送和印发机关；印发日期为导出当天。评价报告的版头印在封面上。
      </p>
      <div className="settings-form">
        <label htmlFor="letterhead-on">在通报上印</label>
        <div>
          <Switch
            id="letterhead-on"
            checked={draft.on}
            onChange={(on) => {
              setDraft({ ...draft, on })
            }}
          />
        </div>
        <label htmlFor="letterhead-report">在评价报告上印</label>
        <div>
          <Switch
            id="letterhead-report"
            checked={draft.report}
            onChange={(report) => {
              setDraft({ ...draft, report })
            }}
          />
        </div>
        {fields.map(([key, word, example, most]) => (
          <Field
            key={key}
            id={`letterhead-${key}`}
            word={word}
            example={example}
            most={most}
            value={draft[key]}
            onChange={(value) => {
              setDraft({ ...draft, [key]: value })
            }}
          />
        ))}
      </div>
      {keep.failure === null ? null : <Alert type="error" showIcon title={keep.failure} />}
      <div className="settings-actions">
        <Button type="primary" htmlType="submit" disabled={!changed} loading={keep.isPending}>
          保存版头和版记
        </Button>
      </div>
    </form>
  )
}

interface FieldProps {
  readonly id: string
  readonly word: string
  readonly example: string
  readonly most: number
  readonly value: string
  readonly onChange: (value: string) => void
}

function Field({ id, word, example, most, value, onChange }: FieldProps) {
  return (
    <>
      <label htmlFor={id}>{word}</label>
      <Input
        id={id}
        maxLength={most}
        autoComplete="off"
        placeholder={example}
        value={value}
        onChange={(event) => {
          onChange(event.target.value)
        }}
      />
    </>
  )
}
