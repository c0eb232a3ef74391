import { Input, Radio, Select } from 'antd'
import dayjs from 'dayjs'
import { formatPointsShort } from '#shared/scheme/points.ts'
import type { AdjustmentPage } from '#shared/contract/adjust.ts'
import { DayPicker } from '../../components/day-picker.tsx'
import { UnitSelect } from '../../components/unit-select.tsx'
import { KINDS, type Draft } from './adjust-words.ts'

interface RegisterFieldsProps {
  readonly page: AdjustmentPage
  readonly draft: Draft
  readonly onChange: (change: Partial<Draft>) => void
}

export function RegisterFields({ page, draft, onChange }: RegisterFieldsProps) {
  const { kind } = draft
  return (
    <div className="field-grid">
      <label htmlFor="adjust-unit">单位</label>
      <UnitSelect
        id="adjust-unit"
        placeholder="名称、简称或拼音"
        required
        units={page.units}
        value={draft.unit}
        onChange={(unit) => {
          onChange({ unit })
        }}
      />
      <span id="adjust-kind">类别</span>
      <Radio.Group
        aria-labelledby="adjust-kind"
        value={kind}
        options={KINDS.map(({ kind: value, word }) => ({ value, label: word }))}
        onChange={(event) => {
          const chosen = KINDS.find((known) => known.kind === event.target.value)?.kind ?? 'bonus'
          onChange({ kind: chosen, level: '', points: '' })
        }}
      />
      <label htmlFor="adjust-reason">事由</label>
      <Input.TextArea
        id="adjust-reason"
        rows={2}
        maxLength={500}
        placeholder="写明是哪件事，如 获省级科普工作先进集体"
        value={draft.reason}
        onChange={(event) => {
          onChange({ reason: event.target.value })
        }}
      />
      {kind === 'bonus' ? (
        <>
          <label htmlFor="adjust-level">级别</label>
          <Select
            id="adjust-level"
            placeholder="选择级别"
            value={draft.level === '' ? null : draft.level}
            options={page.levels.map(({ name, points }) => ({
              value: name,
              label: `${name}，${formatPointsShort(points)} 分`,
            }))}
            onChange={(level: string) => {
              onChange({ level })
            }}
          />
        </>
      ) : null}
      {kind === 'veto' ? (
        <>
          <label htmlFor="adjust-grade">等次定为</label>
          <Select
            id="adjust-grade"
            value={draft.level}
            options={[
              { value: '', label: `最低等次（${page.grades.at(-1) ?? ''}）` },
              ...page.grades.slice(1, -1).map((name) => ({ value: name, label: name })),
            ]}
            onChange={(level: string) => {
              onChange({ level })
            }}
          />
        </>
      ) : null}
      <label htmlFor="adjust-document">文号</label>
      <Input
        id="adjust-document"
        maxLength={200}
        placeholder={kind === 'bonus' || kind === 'veto' ? '如 鲁科协发〔2018〕5号' : '没有可不填'}
        value={draft.document}
        onChange={(event) => {
          onChange({ document: event.target.value })
        }}
      />
      <label htmlFor="adjust-day">日期</label>
      <DayPicker
        id="adjust-day"
        value={draft.day === '' ? null : dayjs(draft.day)}
        disabledDate={(date) => date.format('YYYY-MM-DD') > page.today}
        onChange={(date) => {
          onChange({ day: date === null ? '' : date.format('YYYY-MM-DD') })
        }}
      />
      {kind === 'veto' ? null : (
        <>
          <label htmlFor="adjust-points">分值</label>
          <span>
            <Input
              id="adjust-points"
              className="adjust-points"
              inputMode="decimal"
              placeholder={pointsHint(draft, page)}
              value={draft.points}
              onChange={(event) => {
                onChange({ points: event.target.value })
              }}
            />
            <span className="quiet">{kind === 'deduction' ? ' 分，扣分也填正数' : ' 分，不填按办法计'}</span>
          </span>
        </>
      )}
    </div>
  )
}

function pointsHint({ kind, level }: Draft, { levels, falseMaterial }: AdjustmentPage): string {
  if (kind === 'false-material') return formatPointsShort(falseMaterial)
  const points = levels.find(({ name }) => name === level)?.points
  return points === undefined ? '' : formatPointsShort(points)
}
