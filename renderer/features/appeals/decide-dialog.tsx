import { Alert, App, Input, Radio } from 'antd'
import { useState } from 'react'
import type { AppealEntry, AppealOutcome } from '#shared/contract/appeals.ts'
import type { ReviewItem } from '#shared/contract/review.ts'
import { parsePoints } from '#shared/scheme/points.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Dialog } from '../../components/dialog.tsx'
import { pointsText } from '../../components/texts.ts'
import { MEANINGS, OUTCOMES } from './appeal-words.ts'
import { NewScore, type ScoreDraft } from './new-score.tsx'

interface DecideDialogProps {
  readonly year: number
  readonly appeal: AppealEntry
  readonly onClose: () => void
}

/** 复核: the outcome with an opinion, and the new score where it changes. */
export function DecideDialog({ year, appeal, onClose }: DecideDialogProps) {
  const { message } = App.useApp()
  const [outcome, setOutcome] = useState<AppealOutcome>('维持')
  const [opinion, setOpinion] = useState('')
  const [draft, setDraft] = useState<ScoreDraft | null>(null)
  const items = useAnswer('reviewItems', { year, unit: appeal.unit }, appeal.indicator !== null)
  const item = items.data?.items.find(({ indicator }) => indicator === appeal.indicator) ?? null
  const decide = useAct('decideAppeal')
  const changes = outcome === '调整' || outcome === '部分采纳'
  const scored = changes && appeal.indicator !== null
  const typed = draft ?? draftOf(item)
  const score = parsePoints(typed.score.trim())
  const submit = async (): Promise<void> => {
    const decision =
      scored && score !== null
        ? ({ kind: 'score', score, actual: item?.review?.actual ?? null, band: typed.band } as const)
        : null
    try {
      await decide.mutateAsync({ year, id: appeal.id, outcome, opinion, decision })
      void message.info(`已复核：${outcome}，可在操作记录中撤销`)
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title="复核"
      verb={`办结：${outcome}`}
      width="min(720px, 92vw)"
      disabled={
        (outcome !== '撤回' && opinion.trim() === '') || (scored && (score === null || item === null))
      }
      busy={decide.isPending}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>{`${appeal.unitName}：${appeal.subject}。原分 ${pointsText(appeal.score)}，现在 ${pointsText(appeal.scoreNow)}。`}</p>
      <p>{`诉求：${appeal.claim}`}</p>
      {item === null ? null : <Basis item={item} />}
      <div className="field-grid">
        <span id="appeal-outcome">结果</span>
        <Radio.Group
          aria-labelledby="appeal-outcome"
          value={outcome}
          options={OUTCOMES.map((word) => ({ value: word, label: word }))}
          onChange={(event) => {
            setOutcome(OUTCOMES.find((word) => word === event.target.value) ?? '维持')
            decide.reset()
          }}
        />
        <span className="field-wide quiet">
          {appeal.indicator === null && changes
            ? '先到“审核”或“加减分与否决”改好，总分变动后在这里办结。'
            : MEANINGS[outcome]}
        </span>
        {scored && item !== null ? (
          <NewScore
            item={item}
            draft={typed}
            onChange={(next) => {
              setDraft(next)
              decide.reset()
            }}
          />
        ) : null}
        <label htmlFor="appeal-opinion">复核意见</label>
        <Input.TextArea
          id="appeal-opinion"
          data-first
          rows={3}
          maxLength={2000}
          placeholder={outcome === '撤回' ? '没有可不填' : '依据哪些材料，为什么这样定'}
          value={opinion}
          onChange={(event) => {
            setOpinion(event.target.value)
          }}
        />
      </div>
      {decide.failure === null ? null : <Alert type="error" showIcon title={decide.failure} />}
    </Dialog>
  )
}

function draftOf(item: ReviewItem | null): ScoreDraft {
  return { score: '', band: item?.review?.band ?? item?.band ?? null }
}

/** How the score came about, before it is judged again. */
function Basis({ item }: { readonly item: ReviewItem }) {
  const { origin, suggestion, ruleName, review } = item
  return (
    <p className="quiet">
      {[
        ruleName,
        suggestion ?? '没有测算分',
        origin === null ? '原表中没有填' : `${origin.sheet}!${origin.cell} 原文“${origin.original}”`,
        review === null || review.opinion === '' ? '' : `审核意见：${review.opinion}`,
      ]
        .filter((part) => part !== '')
        .join('；')}
    </p>
  )
}
