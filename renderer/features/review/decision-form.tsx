import { Button, Input, Select, Space } from 'antd'
import type { Decision, ReviewItem } from '#shared/contract/review.ts'
import { keepScoreDraft, useScoreDraft } from '../../api/score-drafts.ts'
import { CLEAR_CHOICE } from '../../components/clear-choice.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { SecondCheckButtons } from './second-check-buttons.tsx'

export interface DecisionFormProps {
  readonly year: number
  readonly unit: string
  readonly item: ReviewItem
  readonly busy: boolean
  readonly onDecide: (decision: Decision) => void
  readonly onAsk: () => void
  readonly onCheck: (verdict: 'agreed' | 'disagreed') => void
}

/** 审核意见, the band of a graded score, and the decisions that are no score. */
export function DecisionForm({ year, unit, item, busy, onDecide, onAsk, onCheck }: DecisionFormProps) {
  const place = { year, unit, indicator: item.indicator }
  const draft = useScoreDraft(place)
  return (
    <div className="decision-form">
      {item.ranges.length === 0 ? null : (
        <>
          <label htmlFor="decision-band">核定档次</label>
          <Select
            id="decision-band"
            allowClear={CLEAR_CHOICE}
            placeholder={item.band === null ? '按核定分定档' : `按单位自评：${item.band}`}
            value={draft.band}
            options={item.ranges.map(({ name }) => ({ value: name, label: name }))}
            onChange={(band: string | undefined) => {
              keepScoreDraft(place, { band: band ?? null })
            }}
          />
        </>
      )}
      <label htmlFor="decision-opinion">审核意见</label>
      <Input.TextArea
        id="decision-opinion"
        rows={2}
        maxLength={2000}
        value={draft.opinion}
        onChange={(event) => {
          keepScoreDraft(place, { opinion: event.target.value })
        }}
      />
      <Space wrap>
        {item.secondCheck === null ? null : (
          <SecondCheckButtons
            check={item.secondCheck}
            opinion={draft.opinion}
            busy={busy}
            onCheck={onCheck}
          />
        )}
        <Button
          disabled={busy}
          onClick={() => {
            onDecide({ kind: 'missing' })
          }}
        >
          按缺报处理
        </Button>
        <Button
          disabled={busy}
          onClick={() => {
            onDecide({ kind: 'not-applicable' })
          }}
        >
          确认不适用
        </Button>
        {item.noDataAllowed ? (
          <Button
            disabled={busy}
            onClick={() => {
              onDecide({ kind: 'no-data' })
            }}
          >
            确认无数据
          </Button>
        ) : null}
        <Button disabled={busy} onClick={onAsk}>
          登记疑点
        </Button>
        <LinkButton to="/$year/send-back" params={{ year }} search={{ unit, item: item.indicator }}>
          退回单位
        </LinkButton>
        {item.review === null || item.review.kind === 'reopened' ? null : (
          <Button
            disabled={busy}
            onClick={() => {
              onDecide({ kind: 'reopened' })
            }}
          >
            退回待审核
          </Button>
        )}
      </Space>
    </div>
  )
}
