import type { match as PinyinMatch } from 'pinyin-pro'
import { useEffect, useState } from 'react'

/** Whether what a person typed means one of these names. */
export type MatchName = (names: readonly string[], typed: string) => boolean

let pinyin: typeof PinyinMatch | null = null

/**
 * How well what was typed means one of these names, the smallest number the best; null: not at all. What stands in a name
 * as it is comes before the sounds of characters in a row (lyj for 市林业局), these before those of some in order (rsj for
 * 市人力资源和社会保障局); of each, the name with the least left over.
 */
export function rankName(names: readonly string[], typed: string): number | null {
  const text = typed.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()
  const ranks = names.flatMap((name) => rankOne(name, text) ?? [])
  return ranks.length === 0 ? null : Math.min(...ranks)
}

const IN_A_ROW = 100
const IN_ORDER = 200

function rankOne(name: string, text: string): number | null {
  if (name.toLowerCase().includes(text)) return name.length - text.length
  if (pinyin === null) return null
  const row = pinyin(name, text, { precision: 'start', continuous: true })
  if (row !== null) return IN_A_ROW + name.length - row.length
  const order = pinyin(name, text, { precision: 'start', continuous: false })
  return order === null ? null : IN_ORDER + name.length - order.length
}

/**
 * Finds a unit as the office types it: a part of its name or of one of its aliases, some of its characters in order
 * (人社), the initials (rsj) or the whole sounds (renli) of some in order. Nothing typed means every name.
 */
export const matchName: MatchName = (names, typed) => rankName(names, typed) !== null

/** Loads the sounds: a file of its own, which nobody waits for. */
export async function loadPinyin(): Promise<void> {
  const { match } = await import('pinyin-pro')
  pinyin = match
}

/** matchName for a component: by characters at once, by sound too as soon as the sounds are there. */
export function useMatchName(): MatchName {
  const [, setLoaded] = useState(pinyin !== null)
  useEffect(() => {
    if (pinyin !== null) return
    const load = async (): Promise<void> => {
      try {
        await loadPinyin()
        setLoaded(true)
      } catch {
        // Without its sounds a name is still found by its characters.
      }
    }
    void load()
  }, [])
  return matchName
}
