import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import type { TemplateEntry } from '#shared/contract/templates.ts'
import { placesOf } from '#shared/reports/fill-template.ts'
import { isTemplateName, whyNotTemplate } from '#shared/reports/judge-template.ts'
import { useAct } from '../../api/use-act.ts'
import { Dialog } from '../../components/dialog.tsx'
import { sentenceOf } from './template-sentence.ts'

interface TemplateDialogProps {
  readonly template: TemplateEntry
  readonly onClose: () => void
}

/** One sentence to be worded anew: what may stand in it, and how it reads this year. */
export function TemplateDialog({ template, onClose }: TemplateDialogProps) {
  const { name, area, usual, unusable, places } = template
  const text = unusable?.text ?? template.text
  const [draft, setDraft] = useState(text)
  const keep = useAct('keepTemplate')
  const why = isTemplateName(name) ? whyNotTemplate(name, draft.trim()) : null
  const unused = placesOf(usual).filter((place) => !placesOf(draft).includes(place))
  const sentence = sentenceOf(template, draft)
  const save = (wanted: string | null): void => {
    keep.mutate({ name, text: wanted }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={`修改“${name}”（${area}）`}
      verb="保存"
      width="min(760px, 94vw)"
      disabled={why !== null || draft.trim() === text}
      busy={keep.isPending}
      onDo={() => {
        save(draft)
      }}
      onClose={onClose}
    >
      <label htmlFor="template-text">文字</label>
      <Input.TextArea
        id="template-text"
        data-first
        rows={5}
        value={draft}
        onChange={(event) => {
          setDraft(event.target.value)
        }}
      />
      {why === null ? null : <Alert type="warning" showIcon role="status" title={why} />}
      {why !== null || unused.length === 0 ? null : (
        <Alert
          type="info"
          showIcon
          role="status"
          title={`没有用到${unused.map((place) => `{${place}}`).join('、')}，保存后句子里不再有${unused.length === 1 ? '这一项' : '这些'}数据。`}
        />
      )}
      {keep.failure === null ? null : <Alert type="error" showIcon title={keep.failure} />}
      {places.length === 0 ? null : (
        <>
          <p>花括号里是占位符，生成时换成数据。可以用的有：</p>
          <ul className="template-places">
            {places.map(({ place, value }) => (
              <li key={place}>
                <code>{`{${place}}`}</code>
                {value === null
                  ? '，本年度的材料没有用到这一句'
                  : value === ''
                    ? '，本年度为空'
                    : `，本年度如“${value}”`}
              </li>
            ))}
          </ul>
        </>
      )}
      <p aria-live="polite">
        {sentence === null ? '本年度的材料没有用到这一句，不能预览。' : `按本年度数据：${sentence}`}
      </p>
      {text === usual ? null : (
        <>
          <p>{`默认文字：${usual}`}</p>
          <Button
            disabled={keep.isPending}
            onClick={() => {
              save(null)
            }}
          >
            恢复默认
          </Button>
        </>
      )}
    </Dialog>
  )
}
