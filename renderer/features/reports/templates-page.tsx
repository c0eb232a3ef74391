import { Alert, Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import type { TemplateEntry, TemplateList } from '#shared/contract/templates.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { LinkButton } from '../../components/link-button.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { StatusTag } from '../../components/status-tag.tsx'
import { useYear } from '../../components/use-year.ts'
import { Writes } from '../../components/writes.tsx'
import { TemplateDialog } from './template-dialog.tsx'
import { sentenceOf } from './template-sentence.ts'
import './document-page.css'

/** 文字模板: the sentences of all documents, each as the office words it. */
export function TemplatesPage() {
  const year = useYear()
  const templates = useAnswer('listTemplates', { year })
  return (
    <QueryView query={templates} title="文字模板">
      {(data) => <Templates year={year} list={data} />}
    </QueryView>
  )
}

interface TemplatesProps {
  readonly year: number
  readonly list: TemplateList
}

function Templates({ year, list: { templates, gone } }: TemplatesProps) {
  const [area, setArea] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const [onlyOwn, setOnlyOwn] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const areas = [...new Set(templates.map((template) => template.area))]
  const wanted = typed.trim()
  const shown = templates.filter(
    ({ name, text, usual, unusable, area: of }) =>
      (area === null || of === area) &&
      (!onlyOwn || text !== usual || unusable !== null) &&
      (wanted === '' || name.includes(wanted) || `${text}${unusable?.text ?? ''}`.includes(wanted)),
  )
  const edited = templates.find(({ name }) => name === open)
  return (
    <>
      <PageHeader
        title="文字模板"
        note="各种材料的句子，改了以后对各年度新生成的材料都有效"
        actions={
          <LinkButton to="/$year/reports" params={{ year }}>
            报告与导出
          </LinkButton>
        }
      />
      <div className="document-bar filter-bar">
        <Input
          className="template-search"
          allowClear
          aria-label="找名称或文字"
          placeholder="找名称或文字"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
          }}
        />
        <Select<string>
          aria-label="用在哪种材料"
          className="document-choice"
          value={area ?? ''}
          options={[{ value: '', label: '全部材料' }, ...areas.map((of) => ({ value: of, label: of }))]}
          onChange={(of) => {
            setArea(of === '' ? null : of)
          }}
        />
        <Checkbox
          checked={onlyOwn}
          onChange={(event) => {
            setOnlyOwn(event.target.checked)
          }}
        >
          只看改过的
        </Checkbox>
        <span role="status">{`${shown.length} 句`}</span>
      </div>
      <section className="document-paragraphs template-list" aria-label="句子" tabIndex={0}>
        {gone.map((own) => (
          <GoneTemplate key={own.name} {...own} />
        ))}
        {shown.length === 0 ? <p>没有符合条件的句子，请换一个词或材料。</p> : null}
        {shown.map((template) => (
          <TemplateItem
            key={template.name}
            template={template}
            onEdit={() => {
              setOpen(template.name)
            }}
          />
        ))}
      </section>
      {edited === undefined ? null : (
        <TemplateDialog
          key={edited.name}
          template={edited}
          onClose={() => {
            setOpen(null)
          }}
        />
      )}
    </>
  )
}

function TemplateItem({
  template,
  onEdit,
}: {
  readonly template: TemplateEntry
  readonly onEdit: () => void
}) {
  const { name, area, text, usual, unusable } = template
  const sentence = sentenceOf(template, text)
  const own = text !== usual || unusable !== null
  return (
    <div className={own ? 'paragraph paragraph-own' : 'paragraph'}>
      <p className="template-head">
        <strong>{name}</strong>
        <span className="template-area">{area}</span>
        {unusable !== null ? (
          <StatusTag light="bad">改过的文字不能用</StatusTag>
        ) : text === usual ? null : (
          <StatusTag light="good">已改</StatusTag>
        )}
        <Writes of="office">
          <Button aria-label={`修改“${name}”`} onClick={onEdit}>
            修改
          </Button>
        </Writes>
      </p>
      {unusable === null ? null : (
        <Alert
          type="warning"
          title={`改过的文字：${unusable.text}`}
          description={`${unusable.why}现在印的是下面的默认文字。请点“修改”改好后保存，或恢复默认。`}
        />
      )}
      <p>{text}</p>
      {sentence === null || sentence === text ? null : (
        <p className="paragraph-hint">{`本年度：${sentence}`}</p>
      )}
    </div>
  )
}

/** The office's own text of a sentence that only an earlier program had. */
function GoneTemplate({ name, text }: TemplateList['gone'][number]) {
  const keep = useAct('keepTemplate')
  return (
    <Alert
      type="warning"
      showIcon
      title={`现在的程序没有“${name}”这一句，改过的文字没有印出，仍保留在这里`}
      description={keep.failure ?? text}
      action={
        <Writes of="office">
          <Button
            aria-label={`撤掉“${name}”`}
            disabled={keep.isPending}
            onClick={() => {
              keep.mutate({ name, text: null })
            }}
          >
            撤掉
          </Button>
        </Writes>
      }
    />
  )
}
