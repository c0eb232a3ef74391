import { loadEntryWords } from '#electron/application/log/describe-entry.ts'
import { findAtDesk } from '#electron/application/operators/at-desk.ts'
import { turnEntries } from '#electron/application/undo/turn-entries.ts'
import { describeTurn } from '#electron/application/undo/describe-turn.ts'
import type { Handler } from './handler.ts'

export const undoEntries: Handler<'undoEntries'> = ({ desk, office }, { entries }) => {
  const { name } = loadEntryWords(office.db)
  const turned = turnEntries(office, findAtDesk(office.db, desk.chosen), entries, name)
  if (!turned.ok) return turned
  const [first] = turned.value.entries
  if (first === undefined) return { ok: true, value: { text: '' } }
  const word = first.undone ? '已撤销' : '已恢复'
  const more = turned.value.entries.length - 1
  const text = more === 0 ? `${word}：${name(first.root)}` : `${word} ${more + 1} 项：${name(first.root)}等`
  return { ok: true, value: { text } }
}

export const undoState: Handler<'undoState'> = ({ office }, { entry }) => ({
  ok: true,
  value: describeTurn(office, entry),
})
