import { Link } from '@tanstack/react-router'
import { Alert, App, Checkbox } from 'antd'
import { useState } from 'react'
import type { AdjustmentPage } from '#shared/contract/adjust.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Dialog } from '../../components/dialog.tsx'
import { Effects } from '../../components/effects.tsx'
import { dayText } from '../../components/texts.ts'
import { useSettled } from '../../components/use-settled.ts'
import type { Draft } from './adjust-words.ts'
import { RegisterFields } from './register-fields.tsx'

interface RegisterDialogProps {
  readonly year: number
  readonly page: AdjustmentPage
  readonly onClose: () => void
}

const EMPTY: Draft = { unit: null, kind: 'bonus', reason: '', level: '', document: '', day: '', points: '' }

/** 登记: one line, with what it will do to the unit's total told before it is kept. */
export function RegisterDialog({ year, page, onClose }: RegisterDialogProps) {
  const { message } = App.useApp()
  const [draft, setDraft] = useState(EMPTY)
  const [both, setBoth] = useState(false)
  const settled = useSettled(draft)
  const missing = missingText(draft, page)
  const line = { ...settled, unit: settled.unit ?? '' }
  const asked = missing === null && missingText(settled, page) === null
  const preview = useAnswer('previewAdjustment', { year, line }, asked)
  const same = asked ? (preview.data?.same ?? []) : []
  const register = useAct('registerAdjustment')
  const submit = async (): Promise<void> => {
    try {
      await register.mutateAsync({ year, line: { ...draft, unit: draft.unit ?? '' }, both })
      void message.info('已登记，可在操作记录中撤销')
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title="登记加减分"
      verb="登记"
      width="min(680px, 92vw)"
      disabled={
        missing !== null || draft !== settled || preview.data === undefined || (same.length > 0 && !both)
      }
      busy={register.isPending}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <RegisterFields
        page={page}
        draft={draft}
        onChange={(change) => {
          setDraft({ ...draft, ...change })
          setBoth(false)
          register.reset()
        }}
      />
      {draft.kind === 'veto' && !page.vetoAllowed ? (
        <p className="effects">
          本年度办法没有启用一票否决。确需使用，请先到
          <Link to="/$year/targets" params={{ year }} search={{ tab: 'settings' }}>
            指标与目标的计分办法
          </Link>
          中启用并保存。
        </p>
      ) : (
        <Effects query={preview} word="登记后" missing={missing} />
      )}
      {same.length === 0 ? null : (
        <Alert
          type="warning"
          showIcon
          title={`同一事项已经登记过 ${same.length} 条，只计最高的一次：`}
          description={
            <>
              <ul className="adjust-same">
                {same.map(({ reason, level, document, day }) => (
                  <li key={`${reason} ${level} ${document} ${day ?? ''}`}>
                    {[reason, level, document, day === null ? '' : dayText(day)]
                      .filter((part) => part !== '')
                      .join('，')}
                  </li>
                ))}
                <li>{`现在要登记的：${[draft.reason, draft.level, draft.document].filter((part) => part !== '').join('，')}`}</li>
              </ul>
              <Checkbox
                checked={both}
                onChange={(event) => {
                  setBoth(event.target.checked)
                }}
              >
                两条都要登记
              </Checkbox>
            </>
          }
        />
      )}
      {register.failure === null ? null : <Alert type="error" showIcon title={register.failure} />}
    </Dialog>
  )
}

/** What is still to be filled in before main is asked; null: all is there. */
function missingText(draft: Draft, page: AdjustmentPage): string | null {
  if (draft.unit === null) return '请选择单位。'
  if (draft.kind === 'veto' && !page.vetoAllowed) return '没有启用一票否决。'
  if (draft.reason.trim() === '') return '请写明事由，写好后这里说明登记对总分的影响。'
  if (draft.kind === 'bonus' && draft.level === '') return '请选择级别。'
  const sourced = draft.kind === 'bonus' || draft.kind === 'veto'
  if (sourced && (draft.document.trim() === '' || draft.day === '')) return '请填写文号和日期。'
  return draft.kind === 'deduction' && draft.points.trim() === '' ? '请填写扣几分。' : null
}
