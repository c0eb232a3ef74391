import { useNavigate, useParams } from '@tanstack/react-router'
import { App } from 'antd'
import { useEffect } from 'react'

/** Keys of every page: Ctrl+S says that all is saved, Ctrl+E opens the papers to export. */
export function useShellKeys(): void {
  const { message } = App.useApp()
  const { year } = useParams({ strict: false })
  const navigate = useNavigate()
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.altKey || event.shiftKey) return
      const key = event.key.toLowerCase()
      if (key === 's') {
        event.preventDefault()
        void message.info('已自动保存')
      } else if (key === 'e' && year !== undefined) {
        event.preventDefault()
        void navigate({ to: '/$year/reports', params: { year } })
      }
    }
    addEventListener('keydown', press)
    return () => {
      removeEventListener('keydown', press)
    }
  }, [message, navigate, year])
}
