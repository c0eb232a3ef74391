import { REFUSED_IN_COPY } from '#electron/application/exchange/opened-place.ts'
import { fail, type Outcome } from '#electron/application/outcome.ts'
import type { CallName } from '#shared/contract/calls.ts'
import type { Desk } from './desk.ts'
import { isWrite, writesData } from './permissions.ts'

/** What may be done in a 协作副本: take in returns, check them, review them. All else is the office's. */
const IN_COPY: ReadonlySet<CallName> = new Set([
  'pickReturns',
  'stageReturns',
  'changeStaged',
  'receiveStagedOn',
  'confirmStaged',
  'dropStaged',
  'keepPaperDraft',
  'savePaper',
  'decideCells',
  'adoptRule',
  'chooseStanding',
  'pickEvidence',
  'inspectEvidence',
  'attachEvidence',
  'removeEvidence',
  'moveEvidence',
  'verifyItem',
  'acceptSuggested',
  'askQuestion',
  'answerQuestion',
  'restoreBackup',
])

/** What the data that are open do not allow, whoever asks. */
export function refuseInPlace(name: CallName, { place }: Pick<Desk, 'place'>): Outcome<null> {
  if (place.kind === 'copy' && isWrite(name) && !IN_COPY.has(name)) {
    return fail('in-copy', REFUSED_IN_COPY)
  }
  if (place.kind === 'archive' && writesData(name)) {
    return fail(
      'looking-only',
      '现在打开的是归档，只能查看，没有执行。要继续工作，请点页面上方的“回到本机数据”。',
    )
  }
  return { ok: true, value: null }
}
