import type { match as PinyinMatch } from 'pinyin-pro'
import { useEffect, useState } from 'react'

/** Whether what a person typed means one of these names. */
export type MatchName = (names: readonly string[], typed: string) => boolean

let pinyin: typeof PinyinMatch | null = null

/**
 * How well what was typed means one of these names: 0 it stands in one as it is, 1 it is the sounds of characters in a
 * row (lyj for 市林业局), 2 of some in order (rsj for 市人力资源和社会保障局), null not at all.
 */
export function rankName(names: readonly string[], typed: string): 0 | 1 | 2 | null {
  const text = typed.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()
  if (names.some((name) => name.toLowerCase().includes(text))) return 0
  const match = pinyin
  if (match === null) return null
  const sounds = (continuous: boolean): boolean =>
    names.some((name) => match(name, text, { precision: 'start', continuous }) !== null)
  if (sounds(true)) return 1
  return sounds(false) ? 2 : null
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
