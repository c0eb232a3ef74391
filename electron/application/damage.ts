import type { DatabaseDamage } from '#db/open.ts'
import type { BrokenSeal } from '#db/seals.ts'

/** The data are not as the program wrote them; they can be looked at, and not changed. */
export interface Damage {
  /** What is wrong, what is safe, what to do. */
  readonly message: string
  /** What is not as it was, each a line. */
  readonly findings: readonly string[]
}

/** A refusal of whatever would write. */
export const REFUSED_DAMAGED =
  '数据文件与程序最后写入的内容不一致，现在只能查看和导出，没有执行。请到“开始”页从备份恢复后再做。'

/** As `describeDamage` has it, before what has been found. */
const MESSAGE =
  '数据文件与程序最后写入的内容不一致，可能是磁盘出错，或被其他程序改动过。为免越改越乱，现在只能查看和导出，不能改动。数据库里下面没有列出的内容都已核对无误；佐证材料和督导照片的文件没有重新读过。请从备份恢复，现在的数据会另外保存，不会删除。'

export function describeDamage({ tables, entry }: DatabaseDamage): Damage {
  const findings = tables.map(describeTable)
  const chain = entry === null ? [] : [`操作记录：第 ${entry} 条与前一条接不上，被改动、删去或插入过`]
  return { message: MESSAGE, findings: [...findings, ...chain] }
}

function describeTable({ table, more }: BrokenSeal): string {
  const what = `${wordFor(table)}（数据表 ${table}）`
  if (more === null) return `${what}：没有可以核对的记号`
  if (more === 0) return `${what}：内容被改动`
  return `${what}：${more > 0 ? `多出 ${more} 行` : `少了 ${-more} 行`}`
}

/** What a table is to the office. */
function wordFor(table: string): string {
  return WORDS.find(([tables]) => tables.includes(table))?.[1] ?? '其他记录'
}

const WORDS: readonly (readonly [tables: readonly string[], word: string])[] = [
  [
    ['submission', 'reading', 'reread_row', 'withdrawal', 'standing_choice', 'cell_decision'],
    '各单位报送的内容',
  ],
  [['stored_file'], '报送原件'],
  [['review', 'review_question', 'second_check'], '审核记录'],
  [['adjustment', 'adjustment_withdrawal'], '加减分登记'],
  [['feedback', 'appeal', 'appeal_decision'], '反馈和申诉'],
  [['grade_decision', 'grade_fixing', 'fixed_grade'], '等次'],
  [['nomination'], '表彰推荐'],
  [['evidence_file', 'evidence_removal'], '佐证材料的登记'],
  [['scheme_version', 'scheme_step'], '指标与目标'],
  [['plan', 'work_point'], '规划和本年要点'],
  [['year', 'year_state', 'archive_file'], '年度和归档'],
  [['log', 'log_mark', 'log_turn'], '操作记录'],
  [['operator', 'operator_state', 'operator_pin', 'pin_try'], '操作人员'],
  [['setting', 'office_contact', 'calendar_change'], '设置和工作日历'],
  [['send_back', 'send_back_item', 'send_back_withdrawal', 'reminder'], '退回和催报'],
  [['form_issue', 'form_revision', 'paper_draft'], '自评表的下发和录入'],
  [
    ['progress_rhythm', 'progress_note', 'inspection', 'inspection_problem', 'inspection_photo'],
    '进展和督导',
  ],
  [['paragraph_edit', 'issued_document'], '文稿'],
  [
    [
      'unit',
      'unit_name',
      'unit_successor',
      'unit_contact',
      'unit_change',
      'unit_change_successor',
      'unit_change_scheme',
      'unit_change_undo',
      'unit_alias',
      'unit_kind',
    ],
    '单位资料',
  ],
]
