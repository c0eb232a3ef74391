import { useEffect } from 'react'
import { create } from 'zustand'

interface PageActions {
  /** What Ctrl+E does on the page that is shown; null: it has nothing of its own to export. */
  readonly exportPage: (() => void) | null
}

export const usePageActions = create<PageActions>(() => ({ exportPage: null }))

/** Makes Ctrl+E export this page while it is shown. */
export function usePageExport(exportPage: (() => void) | null): void {
  useEffect(() => {
    usePageActions.setState({ exportPage })
    return () => {
      usePageActions.setState({ exportPage: null })
    }
  }, [exportPage])
}
