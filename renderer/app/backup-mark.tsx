import SaveOutlined from '@ant-design/icons/SaveOutlined'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App } from 'antd'
import { useEffect, useState } from 'react'
import { call } from '../api/main-side.ts'
import { useAnswer } from '../api/use-answer.ts'
import { momentText } from '../components/texts.ts'

/** A program that is left running overnight makes its daily backup too. */
const AGAIN_MS = 3_600_000

/** When the data was last backed up; a daily backup that is due is made when the window opens. */
export function BackupMark() {
  const state = useAnswer('backups', {})
  const { notification } = App.useApp()
  const client = useQueryClient()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const look = async (): Promise<void> => {
      const { made, problem } = await call('backUpIfDue', {})
      setFailed(problem !== null)
      if (problem !== null) {
        notification.warning({ title: '自动备份', description: problem, duration: 0, key: 'backup' })
      }
      if (made !== null) await client.invalidateQueries({ predicate: isAboutBackups })
    }
    const attempt = (): void => {
      look().catch(() => {
        setFailed(true)
      })
    }
    attempt()
    const timer = setInterval(attempt, AGAIN_MS)
    return () => {
      clearInterval(timer)
    }
  }, [client, notification])
  const newest = state.data?.newest ?? null
  const text = failed ? '备份没做成' : newest === null ? '还没有备份' : `备份 ${momentText(newest.at)}`
  return (
    <Link
      to="/settings"
      search={{ tab: 'backup' }}
      className={failed ? 'top-bar-backup top-bar-backup-failed' : 'top-bar-backup'}
      title={`${text}，到设置查看`}
    >
      <SaveOutlined aria-hidden="true" />
      <span className="top-bar-word">{text}</span>
    </Link>
  )
}

function isAboutBackups({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean {
  return queryKey[0] === 'backups' || queryKey[0] === 'checkBackups'
}
