import type { CallName } from '#shared/contract/calls.ts'
import { appStatus, createSampleYear, createYear } from './handle-app.ts'
import { exportForms, listReports, openFolder, writeReports } from './handle-papers.ts'
import {
  cancelJob,
  importReturns,
  lastImport,
  listSubmissions,
  pickReturns,
  readSubmission,
  submissionSheet,
} from './handle-returns.ts'
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
} from './handle-operators.ts'
import {
  acceptSuggested,
  explainItem,
  explainUnit,
  listUnits,
  reviewItems,
  scoreSheet,
  verifyItem,
  yearOverview,
} from './handle-year.ts'
import type { Handler } from './handler.ts'

/** Who answers which call; a call of the contract without a handler does not compile. */
export const HANDLERS: { readonly [Name in CallName]: Handler<Name> } = {
  appStatus,
  createYear,
  createSampleYear,
  yearOverview,
  listUnits,
  exportForms,
  openFolder,
  pickReturns,
  importReturns,
  lastImport,
  cancelJob,
  listSubmissions,
  readSubmission,
  submissionSheet,
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
}
