import { Alert, App, Button, Dropdown, Tabs } from 'antd'
import { useState, type ReactNode } from 'react'
import type { ValueOf } from '#shared/contract/calls.ts'
import type { PaperForm } from '#shared/contract/paper.ts'
import { messageOf } from '../../api/failure.ts'
import { call } from '../../api/main-side.ts'
import { useAct } from '../../api/use-act.ts'
import type { Pasted } from '../../components/grid.ts'
import { PageHeader } from '../../components/page-header.tsx'
import { dayText } from '../../components/texts.ts'
import { EvidenceGrid } from './evidence-grid.tsx'
import { fullContent } from './paper-content.ts'
import { PaperGrid } from './paper-grid.tsx'
import { PaperHead } from './paper-head.tsx'
import { usePaperDraft } from './use-paper-draft.ts'

interface PaperSheetProps {
  readonly year: number
  readonly form: PaperForm
  readonly select: ReactNode
  readonly result: ReactNode
  readonly onSaved: (saved: ValueOf<'savePaper'>) => void
}

/** One unit's paper return being typed in. */
export function PaperSheet({ year, form, select, result, onSaved }: PaperSheetProps) {
  const { message } = App.useApp()
  const draft = usePaperDraft(year, form)
  const save = useAct('savePaper')
  const [pasted, setPasted] = useState<string | null>(null)
  const { content, check, change } = draft
  const edit: typeof change = (next, step) => {
    setPasted(null)
    change(next, step)
  }
  const store = async (): Promise<void> => {
    await draft.settle()
    try {
      onSaved(await save.mutateAsync({ year, unit: form.unit, content }))
    } catch {
      // The failure stands above the form.
    }
  }
  const beginWith = async (submission: number): Promise<void> => {
    try {
      const taken = await call('paperFromSubmission', { submission })
      edit({ ...fullContent(form.rows, taken.content), received: content.received }, '')
    } catch (error) {
      void message.error(messageOf(error))
    }
  }
  const failure = save.failure ?? draft.failure
  const grid = {
    content,
    onChange: edit,
    onPasted: (outcome: Pasted) => {
      setPasted(pastedText(outcome))
    },
    onUndo: draft.undo,
    onRedo: draft.redo,
  }
  return (
    <>
      <PageHeader
        title="录入纸质表"
        note="按纸质表照录；回车到下一行，Ctrl+D 向下填充，可从 Excel 整块粘贴"
        actions={
          <>
            {form.submissions.length === 0 ? null : (
              <Dropdown
                menu={{
                  items: form.submissions.map(({ id, number, received, way }) => ({
                    key: String(id),
                    label: `第 ${number} 次，${dayText(received)}${way === 'paper' ? '，纸质录入' : ''}`,
                  })),
                  onClick: ({ key }) => void beginWith(Number(key)),
                }}
              >
                <Button>从以前报送的开始</Button>
              </Dropdown>
            )}
            <Button
              onClick={() => {
                edit(fullContent(form.rows, null), '')
              }}
            >
              清空重录
            </Button>
            <Button type="primary" loading={save.isPending} onClick={() => void store()}>
              {`保存为第 ${form.nextNumber} 次报送`}
            </Button>
          </>
        }
      />
      <div className="filter-bar">
        {select}
        <PaperHead content={content} deadline={form.deadline} onChange={edit} />
      </div>
      {result}
      {failure === null ? null : <Alert className="paper-failure" type="error" showIcon title={failure} />}
      <Tabs
        className="fill-tabs"
        onChange={() => {
          setPasted(null)
        }}
        items={[
          {
            key: 'table',
            label: '自评表',
            children: <PaperGrid {...grid} rows={form.rows} check={check} pasted={pasted} />,
          },
          {
            key: 'evidence',
            label: `佐证材料目录 ${content.evidence.length}`,
            children: (
              <div className="paper-pane">
                <EvidenceGrid {...grid} />
                <p className="paper-bar" role="status">
                  {pasted ?? '编号与自评表“佐证材料编号”一栏对应，可从 Excel 整块粘贴。'}
                </p>
              </div>
            ),
          },
        ]}
      />
    </>
  )
}

/** What found no place, so that nobody takes it for pasted. */
function pastedText({ edits, outside }: Pasted): string {
  const where = `粘贴了 ${edits.length} 格，按 Ctrl+Z 撤回。`
  return outside === 0 ? where : `${where}另有 ${outside} 格超出表格，没有粘贴，请核对起始位置。`
}
