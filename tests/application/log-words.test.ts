import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DESCRIPTIONS } from '#electron/application/log/describe-entry.ts'
import { NEVER, UNDOABLE } from '#electron/application/undo/actions.ts'
import { PARTS } from '#electron/application/undo/parts.ts'

const ROOT = join(import.meta.dirname, '../../electron/application')
/** Entries that say of another one what became of it. */
const TURNS = new Set(['撤销', '恢复'])

/**
 * Every action that the program writes: what stands in quotes in the statement that names it, or in the constant that is
 * named there.
 */
function actionsInSource(): ReadonlySet<string> {
  const found = new Set<string>()
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )
  for (const name of files) {
    const text = readFileSync(join(ROOT, name), 'utf8')
    if (!text.includes('appendLog(')) continue
    for (const [, named = ''] of text.matchAll(/\baction: ((?:(?!, object)[^\n])+)/g)) {
      for (const [, word = ''] of named.matchAll(/'(\p{Script=Han}+)'/gu)) found.add(word)
      const constant = /^([A-Z_]{2,})\b/.exec(named)?.[1]
      if (constant === undefined) continue
      const value = new RegExp(`const ${constant}\\b[^=]*= ({[^}]*}|'[^']*')`).exec(text)?.[1] ?? ''
      for (const [, word = ''] of value.matchAll(/'(\p{Script=Han}+)'/gu)) found.add(word)
    }
    for (const [, word = ''] of text.matchAll(/return [^\n]*'(\p{Script=Han}+操作人员)'/gu)) found.add(word)
  }
  return found
}

const ACTIONS = [...actionsInSource()].filter((action) => !TURNS.has(action)).toSorted()

test('the source is read whole: actions named in place, by a constant, by a table', () => {
  expect(ACTIONS.length).toBeGreaterThan(35)
  expect(ACTIONS).toEqual(
    expect.arrayContaining(['核定', '批量采纳', '修改办法', '单位更名', '停用操作人员']),
  )
})

test('every action has words of its own in 操作记录', () => {
  expect(ACTIONS.filter((action) => !Object.hasOwn(DESCRIPTIONS, action))).toEqual([])
})

test('every action can be undone, or it is said why not and what to do instead', () => {
  const known = new Set([...Object.keys(UNDOABLE), ...Object.keys(NEVER)])
  expect(ACTIONS.filter((action) => !known.has(action))).toEqual([])
  expect(Object.keys(NEVER).filter((action) => Object.hasOwn(UNDOABLE, action))).toEqual([])
})

test('an undoable action names tables that undoing knows', () => {
  const tables = new Set(PARTS.map(({ table }) => table))
  expect(Object.values(UNDOABLE).flatMap((one) => one.tables.filter((table) => !tables.has(table)))).toEqual(
    [],
  )
})
