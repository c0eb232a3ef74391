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
  退回: ['填报录入', '审核'],
  催报: ['填报录入', '审核'],
  录入纸质表: ['填报录入'],
  登记加减分: ['审核'],
  核对: ['填报录入', '审核'],
  改定有效报送: ['填报录入', '审核'],
  登记联系人: ['填报录入'],
  新增本年要点: ['填报录入', '审定'],
  修改本年要点: ['填报录入', '审定'],
  恢复本年要点: ['填报录入', '审定'],
  撤回本年要点: ['填报录入', '审定'],
  复制上年要点: ['填报录入', '审定'],
}

/** A change of a unit brings schemes with it, and is taken back with them. */
const IN_REGISTER = '请到“单位库”打开这个单位，在它的变更记录中撤销，那里会先说明有哪些变化。'

/** Why others cannot, in the office's words; else they are simply not of the kind. */
export const NEVER: Readonly<Record<string, string>> = {
  下发: '自评表已经导出，不能撤销；表有改动时请重新导出。',
  撤回退回: '撤回不能撤销；还要单位补正的，请再退回一次。',
  未导入: '这个文件没有导入，没有可撤销的内容。',
  添加佐证: '不在这里撤销：请到“佐证材料”页移除，并写明理由。',
  移除佐证: '移除的文件仍保存着，需要的话请在“佐证材料”页重新添加原件。',
  改佐证对应: '请到“佐证材料”页改回原来的编号或指标。',
  新建年度: '年度不能撤销；不用的年度可以不打开。',
  新增单位: IN_REGISTER,
  单位更名: IN_REGISTER,
  单位并入: IN_REGISTER,
  停止评价: IN_REGISTER,
  职责划转: IN_REGISTER,
}
