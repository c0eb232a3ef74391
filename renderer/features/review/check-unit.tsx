import { App, Button } from 'antd'
import type { UnitRow } from '#shared/contract/overview.ts'
import { messageOf } from '../../api/failure.ts'
import { useAct } from '../../api/use-act.ts'

/** 复核 of a whole unit: asks first and says how many; one's own decisions are not among them. */
export function CheckUnit({ year, unit }: { readonly year: number; readonly unit: UnitRow }) {
  const { modal, message } = App.useApp()
  const check = useAct('checkDecisions')
  const submit = async (): Promise<void> => {
    try {
      const { checked } = await check.mutateAsync({
        year,
        unit: unit.unit,
        indicators: null,
        verdict: 'agreed',
        opinion: '',
      })
      void message.info(`已复核 ${checked} 项，可按 Ctrl+Z 撤销`)
    } catch (error) {
      void message.error(messageOf(error))
    }
  }
  return (
    <Button
      disabled={check.isPending}
      onClick={() => {
        modal.confirm({
          title: `复核同意${unit.name}待复核的 ${unit.openChecks} 项`,
          content: '登记了操作人员的，自己核定的项目不在其内。可在操作记录中撤销。',
          okText: '复核同意',
          cancelText: '取消',
          onOk: submit,
        })
      }}
    >
      {`复核同意本单位 ${unit.openChecks} 项`}
    </Button>
  )
}
