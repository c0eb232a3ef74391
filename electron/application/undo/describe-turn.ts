import { loadEntryWords } from '../log/describe-entry.ts'
import type { Office } from '../office.ts'
import { judgeTurn } from './judge-turn.ts'

/** What undoing an entry would do, or why it cannot be undone now. */
export function describeTurn(
  { db }: Office,
  sequence: number,
): { readonly possible: boolean; readonly text: string } {
  const words = loadEntryWords(db)
  const judged = judgeTurn(db, sequence, words.name)
  if (!judged.ok) return { possible: false, text: judged.error.message }
  const { root, to } = judged.value
  const { before, after } = words.describe(root)
  const back = to === 'before' ? before : after
  const what = to === 'before' ? '撤销' : '恢复'
  return {
    possible: true,
    text: `${what}“${words.name(root)}”${back === '' ? '' : `，改回：${back}`}。原来的记录保留，另记一条。`,
  }
}
