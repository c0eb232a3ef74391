import type { Appeal } from '#db/appeals.ts'

/** "1.1 青少年科普活动", "加减分", "总分". */
export function subjectOf({ about, indicator }: Pick<Appeal, 'about' | 'indicator'>, title: string): string {
  if (indicator !== null) return `${indicator} ${title}`.trim()
  return about === 'adjustment' ? '加减分' : '总分'
}
