import { basename } from 'node:path'
import { adjustFromList } from '#electron/application/adjust/adjust-from-list.ts'
import {
  previewLine,
  previewWithdrawal,
  registerLine,
  withdrawLine,
} from '#electron/application/adjust/register-line.ts'
import type { TypedLine } from '#electron/application/adjust/judge-line.ts'
import { fail } from '#electron/application/outcome.ts'
import { adjustmentPage as pageOf } from '#electron/application/views/adjustment-page.ts'
import type { TypedAdjustment } from '#shared/contract/adjust.ts'
import type { RequestOf } from '#shared/contract/calls.ts'
import { unitId } from '#shared/plan/unit.ts'
import { ofYear, type Handler } from './handler.ts'

export const adjustmentPage: Handler<'adjustmentPage'> = ofYear(({ office, book }) => ({
  ok: true,
  value: pageOf(office, book),
}))

export const previewAdjustment: Handler<'previewAdjustment'> = ofYear(
  ({ office, book }, { line }: RequestOf<'previewAdjustment'>) => {
    const preview = previewLine(office, book, toTyped(line))
    if (!preview.ok) return preview
    const { effects, same } = preview.value
    return {
      ok: true,
      value: {
        effects,
        same: same.map(({ reason, level, document, day }) => ({ reason, level, document, day })),
      },
    }
  },
)

export const registerAdjustment: Handler<'registerAdjustment'> = ofYear(
  ({ office, book }, { line, both }: RequestOf<'registerAdjustment'>) => {
    const registered = registerLine(office, book, toTyped(line), both)
    return registered.ok ? { ok: true, value: {} } : registered
  },
)

export const previewAdjustmentWithdrawal: Handler<'previewAdjustmentWithdrawal'> = ofYear(
  ({ office, book }, { id }: RequestOf<'previewAdjustmentWithdrawal'>) => {
    const preview = previewWithdrawal(office, book, id)
    return preview.ok ? { ok: true, value: { effects: preview.value } } : preview
  },
)

export const withdrawAdjustment: Handler<'withdrawAdjustment'> = ofYear(
  ({ office, book }, { id, reason }: RequestOf<'withdrawAdjustment'>) => {
    const withdrawn = withdrawLine(office, book, id, reason)
    return withdrawn.ok ? { ok: true, value: {} } : withdrawn
  },
)

export const importAdjustments: Handler<'importAdjustments'> = ofYear(
  async ({ desk, office, book }, { pick }: RequestOf<'importAdjustments'>) => {
    const path = desk.picks.find(pick)
    if (path === null) return fail('unknown-pick', '所选文件已不在程序中，没有读入。请重新选择。')
    const name = desk.sentAs.get(path) ?? basename(path)
    const list = await adjustFromList(office, book, { path, name })
    if (list.ok) await desk.host.forget(path)
    return list
  },
)

function toTyped(line: TypedAdjustment): TypedLine {
  return { ...line, unit: unitId(line.unit) }
}
