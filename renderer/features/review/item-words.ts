import type { ReviewItem } from '#shared/contract/review.ts'
import type { Light } from '../../components/status-tag.tsx'

export function stateOf({ state }: ReviewItem): readonly [Light, string] {
  switch (state) {
    case 'scored':
      return ['good', '已审']
    case 'pending':
      return ['partial', '待审']
    case 'missing':
      return ['bad', '缺报']
    case 'not-applicable':
      return ['none', '不适用']
    case 'no-data':
      return ['none', '无数据']
  }
}

/** What the unit reports: a figure, 是/否, a band, or a word for why there is none. */
export function actualText({ reported, actual, band }: ReviewItem): string {
  switch (reported) {
    case 'value':
      return actual ?? band ?? '—'
    case 'empty':
      return '空白'
    case 'not-applicable':
      return '不适用'
    case 'no-data':
      return '无数据'
    case 'refused':
      return '不能读入'
    case 'no-return':
      return '未报送'
  }
}

/** The program has something to say on one of its cells. */
export function hasDoubt({ cells }: ReviewItem): boolean {
  return cells.some(({ remark, error }) => remark !== null || error !== null)
}
