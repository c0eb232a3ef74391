import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Bridge } from '#shared/contract/bridge.ts'
import type { AnswerOf, CallName, RequestOf } from '#shared/contract/calls.ts'
import type { Push } from '#shared/contract/push.ts'

/** The typed bridge: named calls and nothing else. What is asked and answered, main checks. */
function ask<Name extends CallName>(name: Name): (request: RequestOf<Name>) => Promise<AnswerOf<Name>> {
  return (request) => ipcRenderer.invoke('call', name, request)
}

const bridge = {
  appStatus: ask('appStatus'),
  createYear: ask('createYear'),
  createSampleYear: ask('createSampleYear'),
  newYearUnits: ask('newYearUnits'),
  yearOverview: ask('yearOverview'),
  listUnits: ask('listUnits'),
  unitRegister: ask('unitRegister'),
  keepUnit: ask('keepUnit'),
  changeUnit: ask('changeUnit'),
  addUnit: ask('addUnit'),
  undoUnitChange: ask('undoUnitChange'),
  enlistUnit: ask('enlistUnit'),
  commonRenamings: ask('commonRenamings'),
  applyRenamings: ask('applyRenamings'),
  schemePage: ask('schemePage'),
  editScheme: ask('editScheme'),
  undoSchemeEdit: ask('undoSchemeEdit'),
  discardSchemeDraft: ask('discardSchemeDraft'),
  addIndicator: ask('addIndicator'),
  copyIndicator: ask('copyIndicator'),
  copyScheme: ask('copyScheme'),
  checkScheme: ask('checkScheme'),
  saveScheme: ask('saveScheme'),
  schemeVersions: ask('schemeVersions'),
  restoreScheme: ask('restoreScheme'),
  workingCalendar: ask('workingCalendar'),
  previewCalendar: ask('previewCalendar'),
  changeCalendar: ask('changeCalendar'),
  planTasks: ask('planTasks'),
  savePoint: ask('savePoint'),
  withdrawPoint: ask('withdrawPoint'),
  copyPoints: ask('copyPoints'),
  exportPoints: ask('exportPoints'),
  exportForms: ask('exportForms'),
  openFolder: ask('openFolder'),
  pickReturns: ask('pickReturns'),
  importReturns: ask('importReturns'),
  lastImport: ask('lastImport'),
  cancelJob: ask('cancelJob'),
  listSubmissions: ask('listSubmissions'),
  readSubmission: ask('readSubmission'),
  submissionSheet: ask('submissionSheet'),
  paperUnits: ask('paperUnits'),
  paperForm: ask('paperForm'),
  paperFromSubmission: ask('paperFromSubmission'),
  keepPaperDraft: ask('keepPaperDraft'),
  savePaper: ask('savePaper'),
  listSendBacks: ask('listSendBacks'),
  draftSendBack: ask('draftSendBack'),
  sendBack: ask('sendBack'),
  withdrawSendBack: ask('withdrawSendBack'),
  writeSendBacks: ask('writeSendBacks'),
  listOwing: ask('listOwing'),
  recordReminders: ask('recordReminders'),
  writeReminders: ask('writeReminders'),
  keepOfficeContact: ask('keepOfficeContact'),
  reviewItems: ask('reviewItems'),
  verifyItem: ask('verifyItem'),
  acceptSuggested: ask('acceptSuggested'),
  scoreSheet: ask('scoreSheet'),
  explainItem: ask('explainItem'),
  explainUnit: ask('explainUnit'),
  listReports: ask('listReports'),
  writeReports: ask('writeReports'),
  whoIsAtDesk: ask('whoIsAtDesk'),
  signIn: ask('signIn'),
  leaveDesk: ask('leaveDesk'),
  listOperators: ask('listOperators'),
  addOperator: ask('addOperator'),
  changeOperator: ask('changeOperator'),
  resetPin: ask('resetPin'),
  changeOwnPin: ask('changeOwnPin'),
  recoverPin: ask('recoverPin'),
  undoEntries: ask('undoEntries'),
  undoState: ask('undoState'),
  takeDropped: (files) =>
    ipcRenderer.invoke('dropped', files.map((file) => webUtils.getPathForFile(file)).filter(Boolean)),
  onPush: (listener) => {
    const hear = (_event: unknown, push: Push): void => listener(push)
    ipcRenderer.on('push', hear)
    return () => {
      ipcRenderer.removeListener('push', hear)
    }
  },
} satisfies Bridge<File>

contextBridge.exposeInMainWorld('bridge', bridge)
