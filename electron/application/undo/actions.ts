import type { Role } from '#db/operators.ts'

/**
 * The actions of the log that can be undone, each with the roles that may: those that may do it. What is to be turned
 * round follows from the tables that the entry grew (parts.ts); one that grew another table is refused.
 */
export const UNDOABLE: Readonly<Record<string, readonly Role[]>> = {
  核定: ['审核'],
  退回待审核: ['审核'],
  批量采纳: ['审核'],
  导入: ['填报录入'],
  登记加减分: ['审核'],
}

/** Why others cannot, in the office's words; else they are simply not of the kind. */
export const NEVER: Readonly<Record<string, string>> = {
  下发: '自评表已经导出，不能撤销；表有改动时请重新导出。',
  未导入: '这个文件没有导入，没有可撤销的内容。',
  新建年度: '年度不能撤销；不用的年度可以不打开。',
}
