import { Button, Input } from 'antd'
import { useState, type FormEvent } from 'react'
import type { AtDeskNow } from '#shared/contract/operators.ts'
import { useAct } from '../api/use-act.ts'
import { PageHeader } from '../components/page-header.tsx'
import { ForgottenPin } from './forgotten-pin.tsx'
import './door.css'

type OperatorRow = AtDeskNow['operators'][number]

/** 谁在操作: stands in the place of every page until someone has said so. */
export function Door({ operators }: { readonly operators: readonly OperatorRow[] }) {
  const [chosen, setChosen] = useState<OperatorRow | null>(
    operators.length === 1 ? (operators[0] ?? null) : null,
  )
  const enter = useAct('signIn')
  const choose = (operator: OperatorRow): void => {
    enter.reset()
    setChosen(operator)
    if (!operator.hasPin) enter.mutate({ operator: operator.id, pin: '' })
  }
  return (
    <main id="main" tabIndex={-1} className="door">
      <div className="door-box">
        <PageHeader title="请选择操作人员" note="每一步操作都会记在所选的人名下" />
        <ul className="door-people">
          {operators.map((operator, index) => (
            <li key={operator.id}>
              <Button
                block
                size="large"
                autoFocus={index === 0 && chosen === null}
                aria-pressed={chosen?.id === operator.id}
                type={chosen?.id === operator.id ? 'primary' : 'default'}
                onClick={() => {
                  choose(operator)
                }}
              >
                {`${operator.name}（${operator.roles.join('、')}）`}
              </Button>
            </li>
          ))}
        </ul>
        {chosen?.hasPin === true ? (
          <PinForm
            key={chosen.id}
            operator={chosen}
            busy={enter.isPending}
            failure={enter.failure}
            onEnter={(pin) => {
              enter.mutate({ operator: chosen.id, pin })
            }}
          />
        ) : enter.failure === null ? null : (
          <p role="alert" className="door-failure">
            {enter.failure}
          </p>
        )}
      </div>
    </main>
  )
}

interface PinFormProps {
  readonly operator: OperatorRow
  readonly busy: boolean
  readonly failure: string | null
  readonly onEnter: (pin: string) => void
}

function PinForm({ operator, busy, failure, onEnter }: PinFormProps) {
  const [pin, setPin] = useState('')
  const [forgotten, setForgotten] = useState(false)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onEnter(pin)
    setPin('')
  }
  return (
    <form className="door-pin" onSubmit={submit}>
      <label htmlFor="door-pin">{`${operator.name}的口令`}</label>
      <Input.Password
        id="door-pin"
        autoFocus
        autoComplete="off"
        maxLength={100}
        value={pin}
        aria-invalid={failure !== null}
        {...(failure === null ? {} : { status: 'error' as const, 'aria-describedby': 'door-failure' })}
        onChange={(event) => {
          setPin(event.target.value)
        }}
      />
      {failure === null ? null : (
        <p role="alert" id="door-failure" className="door-failure">
          {failure}
        </p>
      )}
      <div className="door-actions">
        <Button
          onClick={() => {
            setForgotten(true)
          }}
        >
          忘记口令
        </Button>
        <Button type="primary" htmlType="submit" loading={busy} disabled={pin === ''}>
          进入
        </Button>
      </div>
      <ForgottenPin
        operator={operator}
        open={forgotten}
        onClose={() => {
          setForgotten(false)
        }}
      />
    </form>
  )
}
