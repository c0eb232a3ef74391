import { runJob, useJob } from '../../api/job.ts'
import { useOpenPlace } from '../../api/use-place.ts'
import { ChoosePackage } from '../../components/choose-package.tsx'

/** 打开协作包: on the colleague's PC. How far it is, and why it was not opened, the page shows. */
export function OpenPackage() {
  const open = useOpenPlace()
  const running = useJob((state) => state.running) !== null
  return (
    <ChoosePackage
      word="打开协作包"
      accept=".kspack"
      label="选择协作包"
      disabled={running}
      onPicked={(pick) => void runJob('package', () => open('openHandout', { pick }))}
    />
  )
}
