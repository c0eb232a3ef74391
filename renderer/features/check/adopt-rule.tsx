import { App, Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { ReadDoubt } from '#shared/contract/submissions.ts'
import { messageOf } from '../../api/failure.ts'
import { call } from '../../api/main-side.ts'
import { useAct } from '../../api/use-act.ts'

interface AdoptRuleProps {
  readonly year: number
  readonly submission: number
  /** Of the current line. */
  readonly doubt: ReadDoubt | null
  /** All doubts of this return. */
  readonly doubts: readonly ReadDoubt[]
}

const REASON = '同类全部采用'

/**
 * 全部采用这一类: one rule, in this return or in those of all units; asks first. The rule is that of the current line, or the one
 * with most open doubts; it can be picked without a line.
 */
export function AdoptRule({ year, submission, doubt, doubts }: AdoptRuleProps) {
  const { modal, message } = App.useApp()
  const decide = useAct('decideCells')
  const adopt = useAct('adoptRule')
  const [picked, setPicked] = useState<Picked | null>(null)
  const kinds = useMemo(() => kindsOf(doubts, doubt), [doubts, doubt])
  const chosen =
    (picked?.beside === doubt ? kinds.find((kind) => kind.code === picked.code) : undefined) ??
    kinds.find((kind) => kind.code === doubt?.code) ??
    kinds[0]
  if (chosen === undefined) {
    const open = doubts.some(({ state }) => state === 'open')
    return open ? <p className="adopt-rule quiet">余下的疑点不能采用，请逐处改写或退回单位。</p> : null
  }
  const { code, rule, own } = chosen
  const ask = (count: number, whose: string, work: () => Promise<unknown>): void => {
    modal.confirm({
      title: `采用${whose}“${rule}”共 ${count} 处`,
      content: '都按程序读成的内容采用，记为已处理。可以在各行撤销。',
      okText: `采用 ${count} 处`,
      cancelText: '取消',
      onOk: async () => {
        try {
          await work()
          void message.info(`已采用 ${count} 处`)
        } catch (error) {
          void message.error(messageOf(error))
        }
      },
    })
  }
  const askAll = async (): Promise<void> => {
    try {
      const { doubts: count, units } = await call('countRule', { year, code })
      if (count === 0) void message.info(`各单位都没有待处理的“${rule}”`)
      else ask(count, ` ${units} 家单位的`, () => adopt.mutateAsync({ year, code }))
    } catch (error) {
      void message.error(messageOf(error))
    }
  }
  return (
    <p className="adopt-rule">
      <span>一次采用同一类的</span>
      <Select<ReadDoubt['code']>
        className="adopt-kind"
        aria-label="哪一类疑点"
        popupMatchSelectWidth={false}
        value={code}
        options={kinds.map((kind) => ({ value: kind.code, label: `${kind.rule} ${kind.own.length} 处` }))}
        onChange={(next) => {
          setPicked({ code: next, beside: doubt })
        }}
      />
      <Button
        disabled={own.length === 0 || decide.isPending}
        onClick={() => {
          const decisions = own.map(({ indicator, field }) => {
            return { indicator, field, kind: 'adopt' as const, text: null, reason: REASON }
          })
          ask(own.length, '本单位', () => decide.mutateAsync({ submission, decisions }))
        }}
      >
        {`本单位 ${own.length} 处`}
      </Button>
      <Button disabled={adopt.isPending} onClick={() => void askAll()}>
        所有单位
      </Button>
    </p>
  )
}

/** A rule that was picked, for as long as the person stays at the line. */
interface Picked {
  readonly code: ReadDoubt['code']
  readonly beside: ReadDoubt | null
}

interface Kind {
  readonly code: ReadDoubt['code']
  readonly rule: string
  /** Its doubts in this return that are open and can be adopted; that of the current line is listed without any, too: other units may have some. */
  readonly own: readonly ReadDoubt[]
}

function kindsOf(doubts: readonly ReadDoubt[], current: ReadDoubt | null): readonly Kind[] {
  const adoptable = doubts.filter(({ state, refused }) => state === 'open' && !refused)
  const kinds = new Map<ReadDoubt['code'], Kind>()
  for (const { code, rule } of current === null || current.refused ? adoptable : [...adoptable, current]) {
    if (!kinds.has(code)) kinds.set(code, { code, rule, own: adoptable.filter((one) => one.code === code) })
  }
  return [...kinds.values()].toSorted((one, other) => other.own.length - one.own.length)
}
