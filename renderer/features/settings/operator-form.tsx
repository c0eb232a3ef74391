import { Alert, App, Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { RoleName } from '#shared/contract/operators.ts'
import { useAct } from '../../api/use-act.ts'
import { Dialog } from '../../components/dialog.tsx'
import type { OperatorRow } from './operator-row.ts'

const ROLES: readonly { readonly value: RoleName; readonly label: string }[] = [
  { value: '填报录入', label: '填报录入：下发自评表，收表、核对、催报，登记资料' },
  { value: '审核', label: '审核：逐项核定，登记加减分' },
  { value: '审定', label: '审定：定等次，推进和归档年度，管理单位、设置和操作人员' },
]

interface OperatorFormProps {
  /** null: a new one. */
  readonly operator: OperatorRow | null
  /** The first of all. */
  readonly first: boolean
  readonly onClose: () => void
}

export function OperatorForm({ operator, first, onClose }: OperatorFormProps) {
  const { message } = App.useApp()
  const add = useAct('addOperator')
  const change = useAct('changeOperator')
  const [name, setName] = useState(operator?.name ?? '')
  const [roles, setRoles] = useState<readonly RoleName[]>(
    operator?.roles ?? (first ? ['填报录入', '审核', '审定'] : ['填报录入']),
  )
  const [pin, setPin] = useState('')
  const submit = async (): Promise<void> => {
    try {
      if (operator === null) await add.mutateAsync({ name, roles, pin: pin === '' ? null : pin })
      else await change.mutateAsync({ operator: operator.id, name, roles, active: operator.active })
      void message.success(operator === null ? `已新增${name.trim()}` : `已修改${name.trim()}`)
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  const failure = add.failure ?? change.failure
  return (
    <Dialog
      title={operator === null ? '新增操作人员' : `修改${operator.name}`}
      verb={operator === null ? '新增操作人员' : '保存修改'}
      busy={add.isPending || change.isPending}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <div className="operator-form">
        <label htmlFor="operator-name">姓名</label>
        <Input
          id="operator-name"
          maxLength={40}
          autoComplete="off"
          value={name}
          onChange={(event) => {
            setName(event.target.value)
          }}
          onPressEnter={() => void submit()}
        />
        <span id="operator-roles">权限（可以多选）</span>
        <Checkbox.Group<RoleName>
          aria-labelledby="operator-roles"
          options={[...ROLES]}
          value={[...roles]}
          onChange={setRoles}
        />
        {operator === null ? (
          <>
            <label htmlFor="operator-pin">口令（4 到 20 个字符，可以不设）</label>
            <Input.Password
              id="operator-pin"
              autoComplete="new-password"
              maxLength={100}
              value={pin}
              onChange={(event) => {
                setPin(event.target.value)
              }}
            />
          </>
        ) : null}
        {failure === null ? null : <Alert type="error" showIcon title={failure} />}
      </div>
    </Dialog>
  )
}
