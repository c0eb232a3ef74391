import { create } from 'zustand'
import type { SavedFiles } from '#shared/contract/saved.ts'

type Kind = 'forms' | 'reports' | 'send-backs' | 'reminders' | 'appeals' | 'archive'

const useSaved = create<Readonly<Partial<Record<string, SavedFiles>>>>(() => ({}))

/** What the latest export of a kind wrote, kept while the window is open: coming back to the page shows it again. */
export function useKept(kind: Kind, year: number): readonly [SavedFiles | null, (saved: SavedFiles) => void] {
  const key = `${kind} ${year}`
  const saved = useSaved((state) => state[key])
  const keep = (value: SavedFiles): void => {
    useSaved.setState({ [key]: value })
  }
  return [saved ?? null, keep]
}
