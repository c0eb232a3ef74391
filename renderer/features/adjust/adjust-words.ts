import type {
  AdjustmentKind,
  AdjustmentLine,
  AdjustmentPage,
  TypedAdjustment,
} from '#shared/contract/adjust.ts'

/** A line that is being typed. */
export type Draft = Omit<TypedAdjustment, 'unit'> & { readonly unit: string | null }

export const KINDS: readonly { readonly kind: AdjustmentKind; readonly word: string }[] = [
  { kind: 'bonus', word: '加分' },
  { kind: 'deduction', word: '扣分' },
  { kind: 'false-material', word: '材料不实' },
  { kind: 'veto', word: '一票否决' },
]

export function kindWord(kind: AdjustmentLine['kind']): string {
  return kind === 'late' ? '逾期扣分' : (KINDS.find((known) => known.kind === kind)?.word ?? '')
}

export type Shown = '全部' | '加分' | '扣分' | '材料不实' | '一票否决' | '逾期扣分' | '已撤回'
export const SHOWN: readonly Shown[] = ['全部', '加分', '扣分', '材料不实', '一票否决', '逾期扣分', '已撤回']

/** The groups with the lines that are asked for; a unit without one is left out. */
export function shownGroups(
  groups: AdjustmentPage['groups'],
  shown: Shown,
  unit: string | null,
): AdjustmentPage['groups'] {
  return groups
    .filter((group) => unit === null || group.unit === unit)
    .map((group) => ({ ...group, lines: group.lines.filter((line) => isShown(line, shown)) }))
    .filter(({ lines }) => lines.length > 0)
}

function isShown(line: AdjustmentLine, shown: Shown): boolean {
  if (shown === '全部') return true
  return shown === '已撤回' ? line.state !== 'counts' : kindWord(line.kind) === shown
}
