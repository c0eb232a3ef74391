import { App } from 'antd'
import { messageOf } from '../../api/failure.ts'
import { useOpenPlace } from '../../api/use-place.ts'
import { ChoosePackage } from '../../components/choose-package.tsx'

/** 打开协作包: on the colleague's PC. */
export function OpenPackage() {
  const { message } = App.useApp()
  const open = useOpenPlace()
  return (
    <ChoosePackage
      word="打开协作包"
      accept=".kspack"
      label="选择协作包"
      onPicked={(pick) => {
        open('openHandout', { pick }).catch((error: unknown) => {
          void message.error(messageOf(error), 8)
        })
      }}
    />
  )
}
