import { Button } from 'antd'
import { runJob, useJob } from '../../api/job.ts'
import { useKept } from '../../api/kept.ts'
import { call, deliver } from '../../api/main-side.ts'
import { useOpenPlace } from '../../api/use-place.ts'
import { ChoosePackage } from '../../components/choose-package.tsx'

/** 打开归档, an earlier one to look at; 导出移交档案, all of this year in open formats. How far it is, the page shows. */
export function OpenButtons({ year }: { readonly year: number }) {
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
        onPicked={(pick) => void runJob('opening', () => open('openArchive', { pick }))}
      />
      <Button disabled={running} onClick={() => void exportYear()}>
        导出移交档案
      </Button>
    </>
  )
}
