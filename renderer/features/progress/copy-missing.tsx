import { App, Button } from 'antd'
import type { ProgressPage } from '#shared/contract/progress.ts'

/** 复制未报名单: text for 微信 or 短信, in one click. */
export function CopyMissing({ page }: { readonly page: ProgressPage }) {
  const { message } = App.useApp()
  const { missing, opening, closing } = page
  const copy = async (): Promise<void> => {
    const lines = missing.map(({ line }, index) => `${index + 1}. ${line}`)
    try {
      await navigator.clipboard.writeText(
        [`${opening} ${missing.length} 家未报齐：`, ...lines, closing].join('\n'),
      )
      void message.info(`已复制 ${missing.length} 家的未报名单，可以粘贴到微信或短信`)
    } catch {
      void message.error('不能复制到剪贴板。请导出进展情况表，从表中筛选“未报”。')
    }
  }
  return (
    <Button disabled={missing.length === 0} onClick={() => void copy()}>
      {`复制未报名单（${missing.length} 家）`}
    </Button>
  )
}
