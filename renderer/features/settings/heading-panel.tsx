import { Alert, App, Button, Input } from 'antd'
import { useState } from 'react'
import type { ValueOf } from '#shared/contract/calls.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { QueryView } from '../../components/query-view.tsx'

/** Names, contact and phone that forms, notices and papers bear. */
export function HeadingPanel() {
  const heading = useAnswer('officeHeading', {})
  return (
    <div className="settings">
      <QueryView query={heading}>{(data) => <Heading {...data} />}</QueryView>
    </div>
  )
}

function Heading({ heading, usual }: ValueOf<'officeHeading'>) {
  const { message } = App.useApp()
  const keep = useAct('keepOfficeHeading')
  const [draft, setDraft] = useState(heading)
  const fields = [
    ['office', '办公室名称', usual],
    ['contact', '联系方式', '如：科普部张三（示例），0534-0000000'],
  ] as const
  const changed = fields.some(([key]) => draft[key].trim() !== heading[key])
  return (
    <form
      className="panel"
      aria-labelledby="heading-title"
      onSubmit={(event) => {
        event.preventDefault()
        keep.mutate(draft, {
          onSuccess: () => void message.success('单位抬头已保存，以后导出的材料按新的印'),
        })
      }}
    >
      <h2 id="heading-title">单位抬头</h2>
      <p>
        印在自评表的填报说明、催报和退回通知、通报、评价报告和反馈函上。不填名称时，按规划中的城市名印；不填联系方式时，材料上不印这一行。
      </p>
      <div className="settings-form">
        {fields.map(([key, word, example]) => (
          <Field
            key={key}
            id={`heading-${key}`}
            word={word}
            example={example}
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
          保存单位抬头
        </Button>
      </div>
    </form>
  )
}

interface FieldProps {
  readonly id: string
  readonly word: string
  readonly example: string
  readonly value: string
  readonly onChange: (value: string) => void
}

function Field({ id, word, example, value, onChange }: FieldProps) {
  return (
    <>
      <label htmlFor={id}>{word}</label>
      <Input
        id={id}
        maxLength={100}
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
