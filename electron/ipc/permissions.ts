import {
  findAtDesk,
  refuseNobody,
  refuseWithoutRole,
  type AtDesk,
} from '#electron/application/operators/at-desk.ts'
import type { Office } from '#electron/application/office.ts'
import type { Outcome } from '#electron/application/outcome.ts'
import type { CallName } from '#shared/contract/calls.ts'
import type { RoleName } from '#shared/contract/operators.ts'
import type { Desk } from './desk.ts'

/**
 * What a call needs. anyone: nobody need be at the desk. at-desk: whoever has signed in; all that only reads or writes
 * papers. Else one of the roles, after what the call does in the office's words, as a refusal begins.
 */
type Need = 'anyone' | 'at-desk' | readonly [what: string, ...roles: readonly [RoleName, ...RoleName[]]]

/** Every call has its line; one without does not compile. */
export const NEEDS: { readonly [Name in CallName]: Need } = {
  appStatus: 'anyone',
  createYear: ['新建年度', '填报录入', '审定'],
  createSampleYear: ['建立示例年度', '填报录入', '审定'],
  newYearUnits: 'at-desk',
  yearOverview: 'at-desk',
  listUnits: 'at-desk',
  unitRegister: 'at-desk',
  keepUnit: ['改单位资料', '填报录入'],
  changeUnit: ['登记单位变更', '审定'],
  addUnit: ['新增单位', '审定'],
  undoUnitChange: ['撤销单位变更', '审定'],
  enlistUnit: ['列入评价', '审定'],
  commonRenamings: 'at-desk',
  applyRenamings: ['登记单位变更', '审定'],
  schemePage: 'at-desk',
  editScheme: ['修改指标与目标', '填报录入', '审定'],
  undoSchemeEdit: ['修改指标与目标', '填报录入', '审定'],
  discardSchemeDraft: ['修改指标与目标', '填报录入', '审定'],
  addIndicator: ['修改指标与目标', '填报录入', '审定'],
  copyIndicator: ['修改指标与目标', '填报录入', '审定'],
  copyScheme: ['修改指标与目标', '填报录入', '审定'],
  checkScheme: 'at-desk',
  saveScheme: ['保存办法', '填报录入', '审定'],
  schemeVersions: 'at-desk',
  restoreScheme: ['修改指标与目标', '填报录入', '审定'],
  workingCalendar: 'at-desk',
  previewCalendar: 'at-desk',
  changeCalendar: ['改工作日历', '填报录入', '审定'],
  planTasks: 'at-desk',
  savePoint: ['登记本年要点', '填报录入', '审定'],
  withdrawPoint: ['撤回本年要点', '填报录入', '审定'],
  copyPoints: ['复制上年要点', '填报录入', '审定'],
  exportPoints: 'at-desk',
  exportForms: ['下发自评表', '填报录入'],
  openFolder: 'at-desk',
  pickReturns: ['导入自评表', '填报录入'],
  stageReturns: ['导入自评表', '填报录入'],
  stagedReturns: 'at-desk',
  changeStaged: ['导入自评表', '填报录入'],
  receiveStagedOn: ['导入自评表', '填报录入'],
  stagedReading: 'at-desk',
  stagedSheet: 'at-desk',
  confirmStaged: ['导入自评表', '填报录入'],
  dropStaged: ['导入自评表', '填报录入'],
  lastImport: 'at-desk',
  cancelJob: 'at-desk',
  listSubmissions: 'at-desk',
  readSubmission: 'at-desk',
  submissionSheet: 'at-desk',
  paperUnits: 'at-desk',
  paperForm: 'at-desk',
  paperFromSubmission: 'at-desk',
  keepPaperDraft: ['录入纸质表', '填报录入'],
  savePaper: ['录入纸质表', '填报录入'],
  listSendBacks: 'at-desk',
  draftSendBack: 'at-desk',
  sendBack: ['退回自评表', '填报录入', '审核'],
  withdrawSendBack: ['撤回退回', '填报录入', '审核'],
  writeSendBacks: 'at-desk',
  listOwing: 'at-desk',
  recordReminders: ['记录催报', '填报录入', '审核'],
  writeReminders: 'at-desk',
  keepOfficeContact: ['改办公室联系方式', '填报录入', '审核'],
  decideCells: ['核对自评表', '填报录入', '审核'],
  previewRewrite: 'at-desk',
  countRule: 'at-desk',
  adoptRule: ['核对自评表', '填报录入', '审核'],
  chooseStanding: ['改定以哪次报送为准', '填报录入', '审核'],
  evidenceUnits: 'at-desk',
  unitEvidence: 'at-desk',
  pickEvidence: ['添加佐证材料', '填报录入', '审核'],
  inspectEvidence: ['添加佐证材料', '填报录入', '审核'],
  attachEvidence: ['添加佐证材料', '填报录入', '审核'],
  removeEvidence: ['移除佐证材料', '填报录入', '审核'],
  moveEvidence: ['改佐证材料的对应', '填报录入', '审核'],
  readEvidence: 'at-desk',
  saveEvidence: 'at-desk',
  missingEvidence: 'at-desk',
  exportMissingEvidence: 'at-desk',
  reviewItems: 'at-desk',
  verifyItem: ['核定', '审核'],
  acceptSuggested: ['批量采用', '审核'],
  scoreSheet: 'at-desk',
  explainItem: 'at-desk',
  explainUnit: 'at-desk',
  listReports: 'at-desk',
  writeReports: 'at-desk',
  whoIsAtDesk: 'anyone',
  signIn: 'anyone',
  leaveDesk: 'anyone',
  listOperators: 'at-desk',
  addOperator: ['新增操作人员', '审定'],
  changeOperator: ['修改操作人员', '审定'],
  resetPin: ['重设口令', '审定'],
  changeOwnPin: 'at-desk',
  recoverPin: 'anyone',
  // An entry is undone by whoever may do it: asked for each.
  undoEntries: 'at-desk',
  undoState: 'at-desk',
}

/** Who is at the desk, where the call may be made; else why not. */
export function admit(name: CallName, desk: Desk, { db }: Office): Outcome<AtDesk> {
  const at = findAtDesk(db, desk.chosen)
  const need = NEEDS[name]
  if (need === 'anyone') return { ok: true, value: at }
  const [what, ...roles] = need === 'at-desk' ? [''] : need
  const refused = roles.length === 0 ? refuseNobody(at) : refuseWithoutRole(db, at, roles, what)
  return refused.ok ? { ok: true, value: at } : refused
}
