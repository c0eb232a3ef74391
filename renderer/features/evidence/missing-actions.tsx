import { App, Button } from 'antd'
import { useState } from 'react'
import { isCancelled, messageOf } from '../../api/failure.ts'
import { call, deliver } from '../../api/main-side.ts'

interface MissingActionsProps {
  readonly year: number
  /** Units that lack something. */
  readonly units: number
}

/** 缺佐证清单 to be sent: as a text for a message, as a workbook. */
export function MissingActions({ year, units }: MissingActionsProps) {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const copy = async (): Promise<void> => {
    try {
      const { text, pieces } = await call('missingEvidence', { year })
      await navigator.clipboard.writeText(text)
      void message.info(`已复制 ${units} 家单位的 ${pieces} 处缺漏，可粘贴到微信或短信`)
    } catch (error) {
      void message.error(
        error instanceof DOMException ? '不能复制到剪贴板。请改用“导出缺佐证清单”。' : messageOf(error),
      )
    }
  }
  const write = async (): Promise<void> => {
    setBusy(true)
    try {
      const saved = await call('exportMissingEvidence', { year })
      await deliver(saved)
      void message.info(saved.kind === 'folder' ? `已导出，存放在：${saved.path}` : `已导出：${saved.name}`)
    } catch (error) {
      if (!isCancelled(error)) void message.error(messageOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button disabled={units === 0} onClick={() => void copy()}>
        复制缺佐证清单
      </Button>
      <Button type="primary" disabled={units === 0} loading={busy} onClick={() => void write()}>
        导出缺佐证清单
      </Button>
    </>
  )
}
