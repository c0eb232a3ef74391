import { Alert, Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import type { SchemePage } from '#shared/contract/scheme.ts'
import { call } from '../../api/main-side.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { QueryView } from '../../components/query-view.tsx'
import { useReturnFocus } from '../../components/use-return-focus.ts'
import { DifferenceTable, FindingList, ImpactList } from './check-lists.tsx'
import type { Jump } from './jump.ts'
import { useTypedCells } from './typed-cells.ts'
import type { SchemeDraft } from './use-scheme-draft.ts'

interface CheckDrawerProps {
  readonly year: number
  readonly page: SchemePage
  readonly draft: SchemeDraft
  readonly onClose: () => void
  readonly onJump: (to: Jump) => void
  readonly onSaved: (version: number, oldForms: number, reopened: number) => void
}

/** 保存并检查: what is wrong, what changes, what that does; then the reason, and it is a new version. */
export function CheckDrawer({ year, page, draft, onClose, onJump, onSaved }: CheckDrawerProps) {
  useReturnFocus()
  const check = useAnswer('checkScheme', { year })
  const [reason, setReason] = useState(page.formsOut ? '' : '设定本年指标和目标')
  const [saving, setSaving] = useState(false)
  const value = check.data
  const wrong = value?.findings.filter(({ level }) => level === 'wrong') ?? []
  const hints = value?.findings.filter(({ level }) => level === 'hint') ?? []
  const untaken = useTypedCells(
    ({ cells }) =>
      [...cells].filter(([key, { message }]) => key.startsWith(`${year} `) && message !== null).length,
  )
  const nothing = value !== undefined && value.differences.length === 0
  const save = async (): Promise<void> => {
    if (value === undefined) return
    setSaving(true)
    const saved = await draft.run(() => call('saveScheme', { year, step: value.step, reason }))
    setSaving(false)
    if (saved !== null) onSaved(saved.version, saved.oldForms, saved.reopened)
  }
  return (
    <Drawer
      open
      title="保存并检查"
      size={760}
      onClose={onClose}
      extra={
        <Button
          type="primary"
          loading={saving}
          disabled={value === undefined || nothing || wrong.length > 0 || reason.trim() === ''}
          onClick={() => void save()}
        >
          {`保存为第 ${page.version + 1} 版`}
        </Button>
      }
    >
      {draft.failure === null ? null : <Alert type="error" showIcon title={draft.failure} />}
      <QueryView query={check}>
        {({ findings, differences, impact }) => (
          <div className="targets-check">
            {untaken === 0 ? null : (
              <p className="targets-refusal">
                {`有 ${untaken} 格填的内容没有收下，不在检查和保存之内。请先改好，或在表格上方放弃所填。`}
              </p>
            )}
            {findings.length > 0 ? null : <p>检查完毕，没有发现问题。</p>}
            {wrong.length === 0 ? null : (
              <FindingList
                title={`必须先改 ${wrong.length} 处`}
                light="bad"
                findings={wrong}
                onJump={onJump}
              />
            )}
            {nothing ? (
              <p>与现行办法没有差别，不需要保存。</p>
            ) : (
              <>
                <h3>
                  <label htmlFor="save-reason">修改原因（必填，留在记录里）</label>
                </h3>
                <Input.TextArea
                  id="save-reason"
                  rows={2}
                  maxLength={400}
                  placeholder="如：按领导小组会议意见调整目标"
                  value={reason}
                  onChange={(event) => {
                    setReason(event.target.value)
                  }}
                />
                <ImpactList impact={impact} formsOut={page.formsOut} />
                <DifferenceTable differences={differences} onJump={onJump} />
              </>
            )}
            {hints.length === 0 ? null : (
              <FindingList
                title={`提示 ${hints.length} 处，可以不改`}
                light="partial"
                findings={hints}
                onJump={onJump}
              />
            )}
          </div>
        )}
      </QueryView>
    </Drawer>
  )
}
