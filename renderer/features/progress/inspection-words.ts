import type { InspectionProblem, InspectionRecord } from '#shared/contract/inspections.ts'
import type { Light } from '../../components/status-tag.tsx'

export type RecordView = 'all' | 'open' | 'overdue' | 'withdrawn'

export const VIEWS: readonly { readonly value: RecordView; readonly word: string }[] = [
  { value: 'all', word: '全部' },
  { value: 'open', word: '有待整改' },
  { value: 'overdue', word: '整改逾期' },
  { value: 'withdrawn', word: '已撤回' },
]

export function isIn(view: RecordView, { withdrawn, problems }: InspectionRecord): boolean {
  if (view === 'withdrawn') return withdrawn
  if (withdrawn) return false
  if (view === 'all') return true
  return problems.some(({ state }) => (view === 'overdue' ? state === '逾期' : state !== '已整改'))
}

const LIGHTS: Readonly<Record<InspectionProblem['state'], Light>> = {
  已整改: 'good',
  待整改: 'partial',
  逾期: 'bad',
}

export function problemLight({ state }: Pick<InspectionProblem, 'state'>): Light {
  return LIGHTS[state]
}
