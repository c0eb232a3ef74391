import { App, Button } from 'antd'
import type { ReadDoubt } from '#shared/contract/submissions.ts'
import { messageOf } from '../../api/failure.ts'
import { call } from '../../api/main-side.ts'
import { useAct } from '../../api/use-act.ts'

interface AdoptRuleProps {
  readonly year: number
  readonly submission: number
  /** Of the current line. */
  readonly doubt: ReadDoubt | null
  /** Doubts of its rule in this return that are open and can be adopted. */
  readonly own: readonly ReadDoubt[]
}

const REASON = '同类全部采用'

/** 全部采用这一类: the rule of the current line, in this return or in those of all units; asks first. */
export function AdoptRule({ year, submission, doubt, own }: AdoptRuleProps) {
  const { modal, message } = App.useApp()
  const decide = useAct('decideCells')
  const adopt = useAct('adoptRule')
  if (doubt === null || doubt.refused) {
    return <p className="adopt-rule quiet">选中一处可采用的疑点后，可以把同一类的一次全部采用。</p>
  }
  const { code, rule } = doubt
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
      const { doubts, units } = await call('countRule', { year, code })
      if (doubts === 0) void message.info(`各单位都没有待处理的“${rule}”`)
      else ask(doubts, ` ${units} 家单位的`, () => adopt.mutateAsync({ year, code }))
    } catch (error) {
      void message.error(messageOf(error))
    }
  }
  return (
    <p className="adopt-rule">
      <span>{`全部采用“${rule}”这一类：`}</span>
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
