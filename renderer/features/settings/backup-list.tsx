import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useAnswer } from '../../api/use-answer.ts'
import { ChooseBackup } from '../../components/choose-backup.tsx'
import { RestoreDialog } from '../../components/restore-dialog.tsx'
import { StatusTag } from '../../components/status-tag.tsx'
import { momentText } from '../../components/texts.ts'

/** Every backup in the folder, each read whole again. */
export function BackupList() {
  const navigate = useNavigate()
  const checked = useAnswer('checkBackups', {})
  const [from, setFrom] = useState<string | null>(null)
  const toStart = (): void => void navigate({ to: '/' })
  const rows = checked.data?.backups ?? []
  return (
    <section className="panel" aria-labelledby="backup-list">
      <h2 id="backup-list">
        {checked.data === undefined ? '已有的备份' : `已有的备份（${rows.length} 份）`}
      </h2>
      {checked.data === undefined ? (
        <p className="quiet" role="status">
          正在逐份核对…
        </p>
      ) : rows.length === 0 ? (
        <p className="quiet">这个文件夹中还没有备份。</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">时间</th>
              <th scope="col">文件名</th>
              <th scope="col" className="number">
                大小（MB）
              </th>
              <th scope="col">核对</th>
              <th scope="col">
                <span className="visually-hidden">恢复</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, at, size, intact }) => (
              <tr key={name}>
                <td>{momentText(at)}</td>
                <th scope="row">{name}</th>
                <td className="number">{(size / 1024 / 1024).toFixed(1)}</td>
                <td>
                  {intact ? (
                    <StatusTag light="good">完好</StatusTag>
                  ) : (
                    <StatusTag light="bad">已损坏，不算数</StatusTag>
                  )}
                </td>
                <td>
                  {intact ? (
                    <Button
                      aria-label={`恢复${momentText(at)}的备份`}
                      onClick={() => {
                        setFrom(name)
                      }}
                    >
                      恢复
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="settings-actions">
        <ChooseBackup word="选择别处的备份文件恢复" onDone={toStart} />
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
    </section>
  )
}
