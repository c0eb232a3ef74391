import { useNavigate } from '@tanstack/react-router'
import { App } from 'antd'
import { useEffect } from 'react'
import { usePageActions } from '../components/page-actions.ts'
import { hasOwnUndo, watchTyping } from './field-undo.ts'
import { nextRegion } from './next-region.ts'
import { useOverlays } from './overlays.ts'
import { useShownYear } from '../components/use-shown-year.ts'
import { useUndo } from './use-undo.ts'

/** Keys of every page (screens.md, section 1); F1 lists them. A page that takes a key for itself prevents its default. */
export function useShellKeys(): void {
  const { message } = App.useApp()
  const year = useShownYear()
  const navigate = useNavigate()
  const { undo, redo } = useUndo()
  useEffect(watchTyping, [])
  useEffect(() => {
    const toReports = (): void => {
      if (year === null) void message.info('还没有年度。请先到“开始”新建一个年度')
      else void navigate({ to: '/$year/reports', params: { year } })
    }
    const withCtrl: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
      k: () => {
        useOverlays.getState().show('search')
      },
      s: () => void message.info('已自动保存'),
      z: (event) => {
        if (event.shiftKey) redo()
        else undo()
      },
      y: redo,
      f: () => {
        if (!focusFilter()) void message.info('这一页没有可筛选的表。要找单位、指标、文件，请按 Ctrl+K 搜索')
      },
      p: toReports,
      e: () => {
        const { exportPage } = usePageActions.getState()
        if (exportPage === null) toReports()
        else exportPage()
      },
    }
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return
      if (event.key === 'F1') {
        event.preventDefault()
        useOverlays.getState().show('help')
        return
      }
      if (event.key === 'F6') {
        event.preventDefault()
        nextRegion(event.shiftKey)
        return
      }
      if (!event.ctrlKey || event.altKey || event.metaKey) return
      const key = event.key.toLowerCase()
      const act = Object.hasOwn(withCtrl, key) ? withCtrl[key] : undefined
      if (act === undefined || (event.shiftKey && key !== 'z')) return
      if ((key === 'z' || key === 'y') && hasOwnUndo(event)) return
      event.preventDefault()
      // Held down, a key goes back step by step, and does everything else once.
      if (!event.repeat || key === 'z' || key === 'y') act(event)
    }
    addEventListener('keydown', press)
    return () => {
      removeEventListener('keydown', press)
    }
  }, [message, navigate, redo, undo, year])
}

/** The first field of the page's filter bar. */
function focusFilter(): boolean {
  const field = document.querySelector<HTMLElement>('main .filter-bar input')
  field?.focus()
  return field !== null
}
