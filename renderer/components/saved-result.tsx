import { Alert, App, Button } from 'antd'
import type { SavedFiles } from '#shared/contract/saved.ts'
import { isCancelled, messageOf } from '../api/failure.ts'
import { call, deliver } from '../api/main-side.ts'
import './state.css'

/** Where the files are that were just written, and the way to them. */
export function SavedResult({ saved }: { readonly saved: SavedFiles }) {
  const { message } = App.useApp()
  const renamed = saved.files.filter((file) => file.renamed).length
  const attempt = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => {
      if (!isCancelled(error)) void message.error(messageOf(error))
    })
  }
  const action =
    saved.kind === 'folder' ? (
      <Button
        onClick={() => {
          attempt(call('openFolder', { place: saved.place }))
        }}
      >
        打开文件夹
      </Button>
    ) : (
      <Button
        onClick={() => {
          attempt(deliver(saved))
        }}
      >
        再下载一次
      </Button>
    )
  return (
    <div className="job">
      <Alert
        type={saved.notWritten === undefined ? 'success' : 'warning'}
        showIcon
        role="status"
        title={whereText(saved)}
        description={
          renamed === 0 ? undefined : `其中 ${renamed} 份与已有文件同名，原文件保留，新文件名后加了序号。`
        }
        action={action}
      />
    </div>
  )
}

function whereText(saved: SavedFiles): string {
  const { notWritten } = saved
  return notWritten === undefined
    ? placeText(saved)
    : `已取消，其余 ${notWritten} 份没有导出，需要时请重新导出。${placeText(saved)}`
}

function placeText(saved: SavedFiles): string {
  if (saved.kind === 'folder') return `已导出 ${saved.files.length} 份，存放在：${saved.path}`
  return saved.files.length === 1
    ? `已导出：${saved.name}，请在浏览器的下载文件夹中查看`
    : `已导出 ${saved.files.length} 份，打包为：${saved.name}，请在浏览器的下载文件夹中查看`
}
