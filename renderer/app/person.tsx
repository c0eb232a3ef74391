import UserOutlined from '@ant-design/icons/UserOutlined'
import { Button } from 'antd'
import { useAct } from '../api/use-act.ts'
import { useAnswer } from '../api/use-answer.ts'

/** Who is at the desk, and 换人; nothing where no operators are set up. */
export function Person() {
  const desk = useAnswer('whoIsAtDesk', {})
  const leave = useAct('leaveDesk')
  const { kind, operator, operators } = desk.data ?? { kind: 'unset', operator: null, operators: [] }
  if (kind !== 'operator' || operator === null) return null
  return (
    <span className="top-bar-person">
      <UserOutlined aria-hidden="true" />
      <span className="top-bar-person-name" title={`${operator.name}：${operator.roles.join('、')}`}>
        {operator.name}
      </span>
      {operators.length < 2 && !operator.hasPin ? null : (
        <Button
          disabled={leave.isPending}
          onClick={() => {
            leave.mutate({})
          }}
        >
          换人
        </Button>
      )}
    </span>
  )
}
