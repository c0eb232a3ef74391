import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { AtDeskNow } from '#shared/contract/operators.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { QueryView } from '../../components/query-view.tsx'
import { StatusTag } from '../../components/status-tag.tsx'
import type { OperatorRow } from './operator-row.ts'
import { OperatorForm } from './operator-form.tsx'
import { PinForm } from './pin-form.tsx'

type Asked =
  | { readonly kind: 'add' }
  | { readonly kind: 'change' | 'reset'; readonly operator: OperatorRow }
  | { readonly kind: 'own'; readonly operator: OperatorRow }

/** Who works with the program, and what each may do. */
export function OperatorsPanel() {
  const desk = useAnswer('whoIsAtDesk', {})
  const all = useAnswer('listOperators', {})
  return (
    <div className="settings">
      <QueryView query={desk}>
        {(at) => (
          <QueryView query={all}>
            {({ operators }) => <Operators desk={at} operators={operators} />}
          </QueryView>
        )}
      </QueryView>
    </div>
  )
}

function Operators({
  desk,
  operators,
}: {
  readonly desk: AtDeskNow
  readonly operators: readonly OperatorRow[]
}) {
  const change = useAct('changeOperator')
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = (): void => {
    setAsked(null)
  }
  const own = desk.operator
  const manages = desk.kind === 'unset' || own?.roles.includes('审定') === true
  return (
    <section className="panel" aria-labelledby="operators-title">
      <h2 id="operators-title">操作人员</h2>
      {operators.length === 0 ? (
        <p>
          {`还没有设操作人员，现在的操作都记在“${desk.name ?? ''}”名下，什么都能做。有两人以上使用，或要分清谁录入、谁审核、谁审定时，请新增；第一位须有“审定”权限。设了以后，打开程序先选是谁在操作。`}
        </p>
      ) : (
        <OperatorTable
          operators={operators}
          manages={manages}
          busy={change.isPending}
          onAsk={setAsked}
          onActive={({ id, name, roles }, active) => {
            change.mutate({ operator: id, name, roles, active })
          }}
        />
      )}
      {change.failure === null ? null : <Alert type="error" showIcon title={change.failure} />}
      <div className="settings-actions">
        <Button
          type="primary"
          disabled={!manages}
          onClick={() => {
            setAsked({ kind: 'add' })
          }}
        >
          新增操作人员
        </Button>
        {own === null ? null : (
          <Button
            onClick={() => {
              setAsked({ kind: 'own', operator: own })
            }}
          >
            {own.hasPin ? '修改我的口令' : '给我设口令'}
          </Button>
        )}
        {manages ? null : <span className="quiet">新增和修改操作人员须有“审定”权限。</span>}
      </div>
      <p className="quiet">口令只用来分清是谁在操作，不能代替电脑的登录密码。</p>
      {asked?.kind === 'add' || asked?.kind === 'change' ? (
        <OperatorForm
          operator={asked.kind === 'add' ? null : asked.operator}
          first={operators.length === 0}
          onClose={close}
        />
      ) : null}
      {asked?.kind === 'reset' || asked?.kind === 'own' ? (
        <PinForm operator={asked.operator} own={asked.kind === 'own'} onClose={close} />
      ) : null}
    </section>
  )
}

interface OperatorTableProps {
  readonly operators: readonly OperatorRow[]
  readonly manages: boolean
  readonly busy: boolean
  readonly onAsk: (asked: Asked) => void
  readonly onActive: (operator: OperatorRow, active: boolean) => void
}

function OperatorTable({ operators, manages, busy, onAsk, onActive }: OperatorTableProps) {
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">姓名</th>
          <th scope="col">权限</th>
          <th scope="col">口令</th>
          <th scope="col">状态</th>
          <th scope="col">操作</th>
        </tr>
      </thead>
      <tbody>
        {operators.map((operator) => (
          <tr key={operator.id}>
            <th scope="row">{operator.name}</th>
            <td>{operator.roles.join('、')}</td>
            <td>{operator.hasPin ? '已设' : '没有设'}</td>
            <td>
              {operator.active ? (
                <StatusTag light="good">在用</StatusTag>
              ) : (
                <StatusTag light="none">已停用</StatusTag>
              )}
            </td>
            <td>
              <Button
                disabled={!manages}
                aria-label={`修改：${operator.name}`}
                onClick={() => {
                  onAsk({ kind: 'change', operator })
                }}
              >
                修改
              </Button>
              <Button
                disabled={!manages}
                aria-label={`重设口令：${operator.name}`}
                onClick={() => {
                  onAsk({ kind: 'reset', operator })
                }}
              >
                重设口令
              </Button>
              <Button
                disabled={!manages || busy}
                aria-label={`${operator.active ? '停用' : '恢复'}：${operator.name}`}
                onClick={() => {
                  onActive(operator, !operator.active)
                }}
              >
                {operator.active ? '停用' : '恢复'}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
