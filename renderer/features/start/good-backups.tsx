import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { AppStatus } from '#shared/contract/app.ts'
import { ChooseBackup } from '../../components/choose-backup.tsx'
import { RestoreDialog } from '../../components/restore-dialog.tsx'
import { momentText } from '../../components/texts.ts'

/** The backups that one can go back to, the newest first. */
export function GoodBackups({ backups }: Pick<AppStatus, 'backups'>) {
  const navigate = useNavigate()
  const [from, setFrom] = useState<string | null>(null)
  const toStart = (): void => void navigate({ to: '/' })
  return (
    <>
      <p>
        {backups.length === 0
          ? '没有找到完好的备份。请不要改动或删除数据文件；U 盘或其他电脑上有备份的，可以选择备份文件恢复。'
          : '可以恢复到下面任何一份备份。恢复前会逐字节核对，现在的数据也会保存下来，不会删除。'}
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
