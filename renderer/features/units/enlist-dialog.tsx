import { Alert, App, Select } from 'antd'
import { useState } from 'react'
import type { UnitEntry, UnitRegister } from '#shared/contract/units.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Dialog } from '../../components/dialog.tsx'
import { Effects } from '../../components/effects.tsx'

interface EnlistDialogProps {
  readonly year: number
  readonly unit: UnitEntry
  readonly register: UnitRegister
  readonly onClose: () => void
}

/** 列入本年评价: for a unit that the office knows and the year does not evaluate. */
export function EnlistDialog({ year, unit, register, onClose }: EnlistDialogProps) {
  const { message } = App.useApp()
  const [group, setGroup] = useState(register.groups[0]?.id ?? '')
  const told = useAnswer('enlistUnit', { year, unit: unit.unit, group, confirmed: false })
  const act = useAct('enlistUnit')
  const enlist = async (): Promise<void> => {
    try {
      await act.mutateAsync({ year, unit: unit.unit, group, confirmed: true })
      void message.info(`已把“${unit.name}”列入${year}年度评价`)
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title={`${unit.name}：列入${year}年度评价`}
      verb="列入评价"
      disabled={told.data === undefined}
      busy={act.isPending}
      onDo={() => void enlist()}
      onClose={onClose}
    >
      <div className="field-grid">
        <label htmlFor="enlist-group">组别</label>
        <Select
          id="enlist-group"
          value={group}
          options={register.groups.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setGroup}
        />
      </div>
      <Effects query={told} word="列入后" missing={null} />
      {act.failure === null ? null : <Alert type="error" showIcon title={act.failure} />}
    </Dialog>
  )
}
