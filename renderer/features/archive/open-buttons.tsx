import { App, Button } from 'antd'
import { messageOf } from '../../api/failure.ts'
import { runJob, useJob } from '../../api/job.ts'
import { useKept } from '../../api/kept.ts'
import { call, deliver } from '../../api/main-side.ts'
import { useOpenPlace } from '../../api/use-place.ts'
import { ChoosePackage } from '../../components/choose-package.tsx'

/** 打开归档, an earlier one to look at; 导出移交档案, all of this year in open formats. */
export function OpenButtons({ year }: { readonly year: number }) {
  const { message } = App.useApp()
  const open = useOpenPlace()
  const running = useJob((state) => state.running) !== null
  const [, keepSaved] = useKept('archive', year)
  const exportYear = async (): Promise<void> => {
    const saved = await runJob('archive', async () => {
      const answer = await call('exportYear', { year })
      await deliver(answer.saved)
      return answer.saved
    })
    if (saved !== null) keepSaved(saved)
  }
  return (
    <>
      <ChoosePackage
        word="打开归档"
        accept=".zip"
        label="选择归档文件"
        disabled={running}
        onPicked={(pick) => {
          open('openArchive', { pick }).catch((error: unknown) => {
            void message.error(messageOf(error), 10)
          })
        }}
      />
      <Button disabled={running} onClick={() => void exportYear()}>
        导出移交档案
      </Button>
    </>
  )
}
