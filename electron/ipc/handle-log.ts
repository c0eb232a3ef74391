import { loadEntryWords } from '#electron/application/log/describe-entry.ts'
import { findEntries } from '#electron/application/log/find-entries.ts'
import { logState } from '#electron/application/log/log-state.ts'
import { writeLog } from '#electron/application/log/write-log.ts'
import { findAtDesk } from '#electron/application/operators/at-desk.ts'
import { turnEntries } from '#electron/application/undo/turn-entries.ts'
import { describeTurn } from '#electron/application/undo/describe-turn.ts'
import type { Handler } from './handler.ts'
import { saveThrough } from './save-through.ts'

/** As many as a person scrolls through; whoever looks for older ones filters. */
const MOST = 5000

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

export const listLog: Handler<'listLog'> = ({ office }, filter) => {
  const { rows, ...found } = findEntries(office, filter)
  return { ok: true, value: { ...found, found: rows.length, rows: rows.slice(0, MOST) } }
}

export const checkLog: Handler<'checkLog'> = ({ office }) => ({ ok: true, value: logState(office) })

export const exportLog: Handler<'exportLog'> = ({ desk, office }, filter) =>
  saveThrough(desk, { folder: '科学素质评价操作记录', archive: '操作记录' }, async (folder) => {
    const saved = await writeLog(office, folder, filter)
    return saved.ok ? { ok: true, value: { files: [saved.value] } } : saved
  })
