import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { AppStatus } from '#shared/contract/app.ts'
import { queryClient } from '../../api/query-client.ts'
import { ChooseBackup } from '../../components/choose-backup.tsx'
import { RestoreDialog } from '../../components/restore-dialog.tsx'
import { momentText } from '../../components/texts.ts'
import '../../components/state.css'

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
      {held ? <p>{HELD}</p> : <Backups backups={backups} />}
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

function Backups({ backups }: Pick<AppStatus, 'backups'>) {
  const navigate = useNavigate()
  const [from, setFrom] = useState<string | null>(null)
  const toStart = (): void => void navigate({ to: '/' })
  return (
    <>
      <p>
        {backups.length === 0
          ? '数据文件夹中没有找到备份。请不要改动或删除数据文件；U 盘或其他电脑上有备份的，可以选择备份文件恢复。'
          : '可以恢复到下面任何一份备份。恢复前会逐字节核对，打不开的数据也会保存下来，不会删除。'}
      </p>
      <ul className="backup-choices">
        {backups.map(({ name, at }, index) => (
          <li key={name}>
            <span>{momentText(at)}</span>
            <Button
              type={index === 0 ? 'primary' : 'default'}
              aria-label={`恢复${momentText(at)}的备份`}
              onClick={() => {
                setFrom(name)
              }}
            >
              恢复
            </Button>
          </li>
        ))}
      </ul>
      <div className="state-actions">
        <ChooseBackup word="选择备份文件" onDone={toStart} />
      </div>
      {from === null ? null : (
        <RestoreDialog
          from={from}
          onClose={(done) => {
            setFrom(null)
            if (done) toStart()
          }}
        />
      )}
    </>
  )
}
