import { App, Button } from 'antd'
import type { ImportResult } from '#shared/contract/returns.ts'
import type { StagingView } from '#shared/contract/staging.ts'
import { useAct } from '../../api/use-act.ts'
import { checkAgain, confirmStaged } from './stage-returns.ts'

interface StagingButtonsProps {
  readonly year: number
  readonly staging: StagingView
  readonly disabled: boolean
  readonly onConfirmed: (result: ImportResult) => void
}

/** What to do with the checked files as a whole; until 确认导入 nothing is stored. */
export function StagingButtons({ year, staging, disabled, onConfirmed }: StagingButtonsProps) {
  const { modal } = App.useApp()
  const drop = useAct('dropStaged')
  const { ready, refused, files, received } = staging
  const confirm = async (): Promise<void> => {
    const result = await confirmStaged(year)
    if (result !== null) onConfirmed(result)
  }
  return (
    <>
      <Button
        disabled={disabled}
        onClick={() => {
          modal.confirm({
            title: `放弃检查过的 ${files.length} 个文件`,
            content: '这些文件都不会导入，原文件不受影响。以后可以再拖进来检查。',
            okText: `放弃 ${files.length} 个`,
            cancelText: '取消',
            onOk: () => {
              drop.mutate({ year })
            },
          })
        }}
      >
        放弃
      </Button>
      <Button disabled={disabled} onClick={() => void checkAgain(year, received)}>
        重新检查
      </Button>
      <Button type="primary" disabled={disabled || ready + refused === 0} onClick={() => void confirm()}>
        {ready > 0 || refused === 0 ? `确认导入 ${ready} 份` : `登记 ${refused} 份不能导入`}
      </Button>
    </>
  )
}
