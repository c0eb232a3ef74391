import { App, Button, Space } from 'antd'
import type { UnitRow } from '#shared/contract/overview.ts'
import { useAct } from '../../api/use-act.ts'
import { LinkButton } from '../../components/link-button.tsx'

interface BatchActionsProps {
  readonly year: number
  readonly unit: UnitRow
  /** Pending items of all units. */
  readonly pending: number
}

/** 批量采用: asks first, says the count and what becomes of items without a suggestion. */
export function BatchActions({ year, unit, pending }: BatchActionsProps) {
  const { modal, message } = App.useApp()
  const accept = useAct('acceptSuggested')
  const ask = (count: number, whose: string, scope: string | null): void => {
    modal.confirm({
      title: `采用${whose} ${count} 项的建议分`,
      content:
        '待审核的项目按建议分核定；单位填报不适用、无数据的予以确认；没有建议分的按缺报计 0 分。已审核的项目不变，采用后仍可逐项改核定分。',
      okText: `采用 ${count} 项`,
      cancelText: '取消',
      onOk: async () => {
        try {
          const { accepted } = await accept.mutateAsync({ year, unit: scope })
          void message.info(`已采用 ${accepted} 项`)
        } catch {
          // The failure stands beside the buttons.
        }
      },
    })
  }
  return (
    <>
      {accept.failure === null ? null : (
        <span role="alert" className="review-failure">
          {accept.failure}
        </span>
      )}
      <Space>
        <Button
          disabled={unit.pendingItems === 0 || accept.isPending}
          onClick={() => {
            ask(unit.pendingItems, unit.name, unit.unit)
          }}
        >
          {`采用本单位 ${unit.pendingItems} 项`}
        </Button>
        <Button
          {...(pending > 0 ? { type: 'primary' as const } : {})}
          disabled={pending === 0 || accept.isPending}
          onClick={() => {
            ask(pending, '全部单位', null)
          }}
        >
          {`批量采用 ${pending} 项`}
        </Button>
        {pending > 0 ? null : (
          <LinkButton color="primary" variant="solid" to="/$year/scores" params={{ year }}>
            下一步：计分汇总
          </LinkButton>
        )}
      </Space>
    </>
  )
}
