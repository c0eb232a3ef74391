import type { z } from 'zod'
import type { Answer } from './answer.ts'
import { appStatus, createSampleYear, createYear } from './app.ts'
import { adoptRule, chooseStanding, countRule, decideCells, previewRewrite } from './decisions.ts'
import {
  attachEvidence,
  evidenceUnits,
  exportMissingEvidence,
  inspectEvidence,
  missingEvidence,
  moveEvidence,
  pickEvidence,
  readEvidence,
  removeEvidence,
  saveEvidence,
  unitEvidence,
} from './evidence.ts'
import { exportForms, openFolder } from './forms.ts'
import { undoEntries, undoState } from './log.ts'
import { listUnits, yearOverview } from './overview.ts'
import {
  addOperator,
  changeOperator,
  changeOwnPin,
  leaveDesk,
  listOperators,
  recoverPin,
  resetPin,
  signIn,
  whoIsAtDesk,
} from './operators.ts'
import { keepPaperDraft, paperForm, paperFromSubmission, paperUnits, savePaper } from './paper.ts'
import { changeCalendar, previewCalendar, workingCalendar } from './calendar.ts'
import { copyPoints, exportPoints, planTasks, savePoint, withdrawPoint } from './plan.ts'
import { listReports, writeReports } from './reports.ts'
import { listOwing, recordReminders, writeReminders } from './remind.ts'
import { cancelJob, lastImport, pickReturns } from './returns.ts'
import { acceptSuggested, reviewItems, verifyItem } from './review.ts'
import {
  addIndicator,
  checkScheme,
  copyIndicator,
  copyScheme,
  discardSchemeDraft,
  editScheme,
  restoreScheme,
  saveScheme,
  schemePage,
  schemeVersions,
  undoSchemeEdit,
} from './scheme.ts'
import { explainItem, explainUnit, scoreSheet } from './scores.ts'
import {
  draftSendBack,
  keepOfficeContact,
  listSendBacks,
  sendBack,
  withdrawSendBack,
  writeSendBacks,
} from './send-backs.ts'
import {
  changeStaged,
  confirmStaged,
  dropStaged,
  receiveStagedOn,
  stagedReading,
  stagedReturns,
  stagedSheet,
  stageReturns,
} from './staging.ts'
import { listSubmissions, readSubmission, submissionSheet } from './submissions.ts'
import {
  addUnit,
  applyRenamings,
  changeUnit,
  commonRenamings,
  enlistUnit,
  keepUnit,
  newYearUnits,
  undoUnitChange,
  unitRegister,
} from './units.ts'

/** Every call between renderer and main. Nothing else passes. */
export const CALLS = {
  appStatus,
  createYear,
  createSampleYear,
  newYearUnits,
  yearOverview,
  listUnits,
  unitRegister,
  keepUnit,
  changeUnit,
  addUnit,
  undoUnitChange,
  enlistUnit,
  commonRenamings,
  applyRenamings,
  schemePage,
  editScheme,
  undoSchemeEdit,
  discardSchemeDraft,
  addIndicator,
  copyIndicator,
  copyScheme,
  checkScheme,
  saveScheme,
  schemeVersions,
  restoreScheme,
  workingCalendar,
  previewCalendar,
  changeCalendar,
  planTasks,
  savePoint,
  withdrawPoint,
  copyPoints,
  exportPoints,
  exportForms,
  openFolder,
  pickReturns,
  stageReturns,
  stagedReturns,
  changeStaged,
  receiveStagedOn,
  stagedReading,
  stagedSheet,
  confirmStaged,
  dropStaged,
  lastImport,
  cancelJob,
  listSubmissions,
  readSubmission,
  submissionSheet,
  paperUnits,
  paperForm,
  paperFromSubmission,
  keepPaperDraft,
  savePaper,
  listSendBacks,
  draftSendBack,
  sendBack,
  withdrawSendBack,
  writeSendBacks,
  listOwing,
  recordReminders,
  writeReminders,
  keepOfficeContact,
  decideCells,
  previewRewrite,
  countRule,
  adoptRule,
  chooseStanding,
  evidenceUnits,
  unitEvidence,
  pickEvidence,
  inspectEvidence,
  attachEvidence,
  removeEvidence,
  moveEvidence,
  readEvidence,
  saveEvidence,
  missingEvidence,
  exportMissingEvidence,
  reviewItems,
  verifyItem,
  acceptSuggested,
  scoreSheet,
  explainItem,
  explainUnit,
  listReports,
  writeReports,
  whoIsAtDesk,
  signIn,
  leaveDesk,
  listOperators,
  addOperator,
  changeOperator,
  resetPin,
  changeOwnPin,
  recoverPin,
  undoEntries,
  undoState,
} as const

export type CallName = keyof typeof CALLS
export type RequestOf<Name extends CallName> = z.infer<(typeof CALLS)[Name]['request']>
export type ValueOf<Name extends CallName> = z.infer<(typeof CALLS)[Name]['value']>
export type AnswerOf<Name extends CallName> = Answer<ValueOf<Name>>

/** How the renderer asks, whatever the host. */
export type Calls = { readonly [Name in CallName]: (request: RequestOf<Name>) => Promise<AnswerOf<Name>> }
