import type { AppStatus } from '#shared/contract/app.ts'
import { momentText } from '../../components/texts.ts'
import '../../components/state.css'

/** The data cannot be opened: why, where it lies, and which backup is the newest. */
export function ClosedDatabase({ status }: { readonly status: AppStatus }) {
  const { problem, newestBackup, dataFolder } = status
  return (
    <div className="state state-error" role="alert">
      <p>{problem?.message}</p>
      <p>数据存放在：{dataFolder}</p>
      <p>
        {newestBackup === null
          ? '没有找到备份。请不要改动或删除数据文件，先交技术人员查看。'
          : `最近一次备份：${newestBackup.name}（${momentText(newestBackup.at)}）。请先把数据文件和备份一起复制保存，再交技术人员恢复。`}
      </p>
    </div>
  )
}
