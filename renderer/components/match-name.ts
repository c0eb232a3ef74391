import type { match as PinyinMatch } from 'pinyin-pro'
import { useEffect, useState } from 'react'

/** Whether what a person typed means one of these names. */
export type MatchName = (names: readonly string[], typed: string) => boolean

let pinyin: typeof PinyinMatch | null = null

/**
 * Finds a unit as the office types it: a part of its name or of one of its aliases, some of its characters in order
 * (人社), the initials (rsj) or the whole sounds (renli) of some in order. Nothing typed means every name.
 */
export const matchName: MatchName = (names, typed) => {
  const text = typed.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()
  if (text === '') return true
  if (names.some((name) => name.toLowerCase().includes(text))) return true
  const match = pinyin
  return (
    match !== null &&
    names.some((name) => match(name, text, { precision: 'start', continuous: false }) !== null)
  )
}

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
