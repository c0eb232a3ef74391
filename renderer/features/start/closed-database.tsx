import { Button } from 'antd'
import { useEffect } from 'react'
import type { AppStatus } from '#shared/contract/app.ts'
import { queryClient } from '../../api/query-client.ts'
import '../../components/state.css'
import { GoodBackups } from './good-backups.tsx'

const LOOK_AGAIN_MS = 2000

/** The data cannot be opened: why, where it lies, what to do. Data that another window holds open by themselves later. */
export function ClosedDatabase({ status }: { readonly status: AppStatus }) {
  const { problem, backups, dataFolder } = status
  const held = problem?.code === 'in-use'
  useEffect(() => {
    if (!held) return
    const timer = setInterval(askAgain, LOOK_AGAIN_MS)
    return () => {
      clearInterval(timer)
    }
  }, [held])
  return (
    <div className="state state-error" role="alert">
      <p>{problem?.message}</p>
      <p>数据存放在：{dataFolder}</p>
      {held ? <p>{HELD}</p> : <GoodBackups backups={backups} />}
      <div className="state-actions">
        <Button onClick={askAgain}>再试一次</Button>
      </div>
    </div>
  )
}

/** The browser host goes on for a while when its last page is gone. */
const HELD = '数据没有损坏。另一个窗口关闭后，这里会自动打开；刚关闭浏览器页面的，约需等 20 秒。'

function askAgain(): void {
  void queryClient.invalidateQueries()
}
