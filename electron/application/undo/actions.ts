import type { Role } from '#db/operators.ts'

interface Undoable {
  /** Not any more once the year has come to this state. */
  readonly before?: '定等'
  /** Who may: those who may do it. */
  readonly roles: readonly Role[]
  /** Tables whose rows of the entry are turned round, each a part of parts.ts; what else it grew stays. */
  readonly tables: readonly string[]
}

/**
 * The actions of the log that can be undone. To add one: a line here, and its tables in parts.ts where they are not there
 * yet. Its rows and its entry must be written in this order in one transaction; nothing need stand in the entry for it.
 */
export const UNDOABLE: Readonly<Record<string, Undoable>> = {
  核定: { roles: ['审核'], tables: ['review'] },
  退回待审核: { roles: ['审核'], tables: ['review'] },
  批量采纳: { roles: ['审核'], tables: ['review'] },
  导入: { roles: ['填报录入'], tables: ['submission', 'review'] },
  录入纸质表: { roles: ['填报录入'], tables: ['submission', 'review'] },
  复核同意: { roles: ['审核', '审定'], tables: ['second_check'] },
  复核不同意: { roles: ['审核', '审定'], tables: ['second_check', 'review'] },
  登记疑点: { roles: ['审核'], tables: ['review_question'] },
  答复疑点: { roles: ['审核'], tables: ['review_question'] },
  登记加减分: { roles: ['审核'], tables: ['adjustment'] },
  撤回登记: { roles: ['审核'], tables: ['adjustment_withdrawal'] },
  登记反馈: { roles: ['填报录入', '审核'], tables: ['feedback'] },
  登记申诉: { roles: ['填报录入', '审核'], tables: ['appeal'] },
  申诉复核: { roles: ['审核', '审定'], tables: ['appeal_decision', 'review'] },
  收回复核: { roles: ['审核', '审定'], tables: ['appeal_decision', 'review'] },
  决定并列等次: { roles: ['审定'], tables: ['grade_decision'], before: '定等' },
  改定等次: { roles: ['审定'], tables: ['grade_decision'], before: '定等' },
  取消等次决定: { roles: ['审定'], tables: ['grade_decision'], before: '定等' },
  改简称: { roles: ['填报录入'], tables: ['unit_alias'] },
  改类别: { roles: ['填报录入'], tables: ['unit_kind'] },
  登记联系人: { roles: ['填报录入'], tables: ['unit_contact'] },
  新增本年要点: { roles: ['填报录入', '审定'], tables: ['work_point'] },
  修改本年要点: { roles: ['填报录入', '审定'], tables: ['work_point'] },
  恢复本年要点: { roles: ['填报录入', '审定'], tables: ['work_point'] },
  撤回本年要点: { roles: ['填报录入', '审定'], tables: ['work_point'] },
  复制上年要点: { roles: ['填报录入', '审定'], tables: ['work_point'] },
  登记进展: { roles: ['填报录入', '审核'], tables: ['progress_note'] },
  修改进展: { roles: ['填报录入', '审核'], tables: ['progress_note'] },
  恢复进展: { roles: ['填报录入', '审核'], tables: ['progress_note'] },
  撤回进展: { roles: ['填报录入', '审核'], tables: ['progress_note'] },
  带入上期进展: { roles: ['填报录入', '审核'], tables: ['progress_note'] },
  改进展周期: { roles: ['填报录入', '审核'], tables: ['progress_rhythm'] },
  登记督导调研: { roles: ['填报录入', '审核'], tables: ['inspection', 'inspection_problem'] },
  修改督导调研: { roles: ['填报录入', '审核'], tables: ['inspection', 'inspection_problem'] },
  恢复督导调研: { roles: ['填报录入', '审核'], tables: ['inspection', 'inspection_problem'] },
  撤回督导调研: { roles: ['填报录入', '审核'], tables: ['inspection'] },
  登记整改: { roles: ['填报录入', '审核'], tables: ['inspection_problem'] },
  添加督导照片: { roles: ['填报录入', '审核'], tables: ['inspection_photo'] },
  移除督导照片: { roles: ['填报录入', '审核'], tables: ['inspection_photo'] },
  登记表彰推荐: { roles: ['填报录入', '审核', '审定'], tables: ['nomination'] },
  修改表彰推荐: { roles: ['填报录入', '审核', '审定'], tables: ['nomination'] },
  恢复表彰推荐: { roles: ['填报录入', '审核', '审定'], tables: ['nomination'] },
  撤回表彰推荐: { roles: ['填报录入', '审核', '审定'], tables: ['nomination'] },
  粘贴表彰推荐: { roles: ['填报录入', '审核', '审定'], tables: ['nomination'] },
  核对: { roles: ['填报录入', '审核'], tables: ['cell_decision', 'reread_row', 'review'] },
  改定有效报送: { roles: ['填报录入', '审核'], tables: ['standing_choice', 'review'] },
  退回: { roles: ['填报录入', '审核'], tables: ['send_back'] },
  催报: { roles: ['填报录入', '审核'], tables: ['reminder'] },
  修改办法: { roles: ['填报录入', '审定'], tables: ['scheme_step', 'review'] },
  改工作日历: { roles: ['填报录入', '审定'], tables: ['calendar_change'] },
  改办公室联系方式: { roles: ['填报录入', '审核', '审定'], tables: ['office_contact'] },
  修改文稿: { roles: ['填报录入', '审核', '审定'], tables: ['paragraph_edit'] },
  恢复生成稿: { roles: ['填报录入', '审核', '审定'], tables: ['paragraph_edit'] },
  全部恢复生成稿: { roles: ['填报录入', '审核', '审定'], tables: ['paragraph_edit'] },
  修改文字模板: { roles: ['审核', '审定'], tables: ['setting'] },
  恢复默认文字: { roles: ['审核', '审定'], tables: ['setting'] },
  修改单位抬头: { roles: ['审定'], tables: ['setting'] },
  修改复核设置: { roles: ['审定'], tables: ['setting'] },
  修改版头版记: { roles: ['审定'], tables: ['setting'] },
  选定字体: { roles: ['审定'], tables: ['setting'] },
  修改备份设置: { roles: ['审定'], tables: ['setting'] },
}

/** A change of a unit brings schemes with it, and is taken back with them. */
const IN_REGISTER = '请到“单位库”打开这个单位，在它的变更记录中撤销，那里会先说明有哪些变化。'
const OF_DESK = '请到“设置”中再改一次。'

/** Why others cannot, in the office's words; else they are simply not of the kind. */
export const NEVER: Readonly<Record<string, string>> = {
  下发: '自评表已经导出，不能撤销；表有改动时请重新导出。',
  撤回退回: '撤回不能撤销；还要单位补正的，请再退回一次。',
  未导入: '这个文件没有导入，没有可撤销的内容。',
  添加佐证: '不在这里撤销：请到“佐证材料”页移除，并写明理由。',
  移除佐证: '移除的文件仍保存着，需要的话请在“佐证材料”页重新添加原件。',
  改佐证对应: '请到“佐证材料”页改回原来的编号或指标。',
  从备份恢复:
    '原来的数据保存在数据文件夹的“恢复前的数据”中；要回到那时，请到“设置”的“备份”选择那个文件恢复。',
  文稿定稿: '定稿不能撤销；内容还要改时，请改好后再次定稿，另编一版。',
  分出协作包: '分出的包已经拷走，不能撤销；不再需要的，请到“多人协作”页点“收回”。',
  收回协作包: '交回包拿回来时仍可合并；还要对方办理的，请重新分出。',
  打开协作包: '协作副本不影响本机数据，不用撤销。',
  导出交回包: '交回包已经写到所选的文件夹，不能撤销。',
  合并交回包:
    '合并不能整个撤销：双方的记录都保留着，请到有关单位逐项改回；要回到合并以前，请用合并前自动做的备份恢复。',
  新建年度: '年度不能撤销；不用的年度可以不打开。',
  归档: '请到“归档与对比”页写明理由解锁。',
  归档未完成: '归档没有做成，没有可撤销的内容。',
  存归档文件: '归档文件已经写到所选的文件夹，不能撤销。',
  解锁: '请到“归档与对比”页重新归档。',
  定稿: '定稿不能撤销；确需更改，请在“等次评定”页写明理由退回到“反馈”。',
  退回进度: '请在“工作台”或“等次评定”页的年度进度中再改一次。',
  进入下一步: '请在“工作台”或“等次评定”页的年度进度中退回。',
  新增单位: IN_REGISTER,
  单位更名: IN_REGISTER,
  单位并入: IN_REGISTER,
  停止评价: IN_REGISTER,
  职责划转: IN_REGISTER,
  撤销单位变更: IN_REGISTER,
  列入评价: '列入评价改了评价方案，不能单独撤销；需要时请到“指标与目标”调整。',
  新增操作人员: OF_DESK,
  修改操作人员: OF_DESK,
  停用操作人员: OF_DESK,
  恢复操作人员: OF_DESK,
  重设口令: OF_DESK,
  修改口令: OF_DESK,
  取消口令: OF_DESK,
  清除口令: OF_DESK,
}
