import { Alert, App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { BackupState } from '#shared/contract/settings.ts'
import type { SavedFiles } from '#shared/contract/saved.ts'
import { isCancelled, messageOf } from '../../api/failure.ts'
import { call, deliver } from '../../api/main-side.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { QueryView } from '../../components/query-view.tsx'
import { RereadEvidence } from '../../components/reread-evidence.tsx'
import { SavedResult } from '../../components/saved-result.tsx'
import { momentText } from '../../components/texts.ts'
import { Writes } from '../../components/writes.tsx'
import { BackupList } from './backup-list.tsx'

export function BackupPanel() {
  const state = useAnswer('backups', {})
  return (
    <div className="settings">
      <QueryView query={state}>{(data) => <Backups state={data} />}</QueryView>
    </div>
  )
}

function Backups({ state }: { readonly state: BackupState }) {
  const { message } = App.useApp()
  const now = useAct('backUpNow')
  const daily = useAct('keepDailyBackup')
  const choose = useAct('chooseBackupFolder')
  const [copied, setCopied] = useState<SavedFiles | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const copy = async (): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      const saved = await call('copyBackup', {})
      await deliver(saved)
      setCopied(saved)
    } catch (error) {
      if (!isCancelled(error)) setFailure(messageOf(error))
    } finally {
      setBusy(false)
    }
  }
  const problem = now.failure ?? daily.failure ?? choose.failure ?? failure
  return (
    <>
      <section className="panel" aria-labelledby="backup-title">
        <h2 id="backup-title">备份</h2>
        <p>
          {state.newest === null
            ? '还没有备份。请点“立即备份”。'
            : `最近一次备份：${momentText(state.newest.at)}。备份后会重新打开逐行核对，核对不上的不算数；保留最近十份。`}
        </p>
        <div className="settings-actions">
          <Button
            type="primary"
            loading={now.isPending}
            onClick={() => {
              now.mutate(
                {},
                {
                  onSuccess: ({ name, note }) =>
                    void (note === null
                      ? message.success(`已备份并核对：${name}`)
                      : message.warning(note, 10)),
                },
              )
            }}
          >
            立即备份
          </Button>
          <Button loading={busy} onClick={() => void copy()}>
            {state.canChoose ? '复制一份到 U 盘' : '下载一份备份'}
          </Button>
          <Writes of="office">
            <Checkbox
              checked={state.daily}
              onChange={(event) => {
                daily.mutate({ daily: event.target.checked })
              }}
            >
              每天自动备份一次
            </Checkbox>
          </Writes>
        </div>
        {problem === null ? null : <Alert type="error" showIcon title={problem} />}
        {copied === null ? null : <SavedResult saved={copied} />}
      </section>
      <section className="panel" aria-labelledby="backup-place">
        <h2 id="backup-place">备份位置</h2>
        <p>{state.folder}</p>
        <p className="quiet">
          {state.own
            ? '备份和数据在同一块硬盘上，硬盘坏了会一起丢。请经常复制一份到 U 盘，佐证材料会一起复制。'
            : '佐证材料也存在这里，每次只补新增的。这个位置用不了时（如 U 盘没有插），会另外备份在数据文件夹中，并提示。'}
        </p>
        <div className="settings-actions">
          <Writes of="office">
            {state.canChoose ? (
              <Button
                disabled={choose.isPending}
                onClick={() => {
                  choose.mutate({ where: 'choose' })
                }}
              >
                选择其他文件夹
              </Button>
            ) : (
              <span className="quiet">在浏览器中使用时，备份位置不能改，需要另存请点“下载一份备份”。</span>
            )}
            {state.own ? null : (
              <Button
                disabled={choose.isPending}
                onClick={() => {
                  choose.mutate({ where: 'own' })
                }}
              >
                改回数据文件夹
              </Button>
            )}
          </Writes>
        </div>
      </section>
      <BackupList />
      <section className="panel" aria-labelledby="evidence-files">
        <h2 id="evidence-files">佐证文件</h2>
        <p className="quiet">
          逐字节重读收到的佐证材料和督导照片，与收到时的内容比对，看有没有缺失或改变。文件多时要几分钟，可以随时取消。
        </p>
        <RereadEvidence remedy="请找到这些文件的原件，到“佐证材料”页重新添加；在 U 盘等处的备份里带有佐证材料，从那里恢复也能找回。" />
      </section>
    </>
  )
}
