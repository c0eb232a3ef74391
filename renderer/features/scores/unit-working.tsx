import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import type { UnitExplanationRow } from '#shared/contract/scores.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { QueryView } from '../../components/query-view.tsx'
import { dayText, pointsText } from '../../components/texts.ts'
import { BlockWorking } from './block-working.tsx'
import type { AskedPart } from './score-words.ts'

interface UnitWorkingProps {
  readonly year: number
  readonly unit: string
  /** The number that was asked about: its working is in sight and marked. */
  readonly part: AskedPart
}

/** From the grade down to every item; each item leads to its cell. */
export function UnitWorking({ year, unit, part }: UnitWorkingProps) {
  const explained = useAnswer('explainUnit', { year, unit })
  return (
    <QueryView query={explained}>
      {(data) => <Working year={year} unit={unit} part={part} explained={data} />}
    </QueryView>
  )
}

function Working({
  year,
  unit,
  part,
  explained,
}: UnitWorkingProps & { readonly explained: UnitExplanationRow }) {
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const asked = frame.current?.querySelector<HTMLElement>('[data-asked]')
    asked?.scrollIntoView({ block: asked.tagName === 'SECTION' ? 'start' : 'nearest' })
    asked?.querySelector<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true })
  }, [])
  const { blocks, provisional } = explained
  return (
    <div className="working" ref={frame}>
      {provisional ? (
        <p className="quiet">
          {`还有 ${explained.unit.pendingItems} 项待审核：下面是暂计，待审核的项目按建议分计。`}
        </p>
      ) : null}
      <Summary year={year} explained={explained} part={part} />
      {explained.unit.blocks.map(({ id, items, max }) => {
        const block = blocks.find((known) => known.id === id)
        return block === undefined ? null : (
          <BlockWorking
            key={id}
            year={year}
            unit={unit}
            block={block}
            items={items}
            max={max}
            provisional={provisional}
            asked={part === id}
          />
        )
      })}
    </div>
  )
}

interface SummaryProps {
  readonly year: number
  readonly explained: UnitExplanationRow
  readonly part: AskedPart
}

function Summary({ year, explained, part }: SummaryProps) {
  const navigate = useNavigate()
  const { rank, grade, total, base, bonus, deduction } = explained
  return (
    <section aria-labelledby="working-summary">
      <h2 id="working-summary">怎么算出总分和等次</h2>
      <dl>
        <Line word="等次" asked={part === 'grade'}>
          {grade}
        </Line>
        <Line word="名次" asked={part === 'rank'}>
          {rank}
        </Line>
        <Line word="总分" asked={part === 'total'}>
          {total}
        </Line>
        <Line word="基础分" asked={part === 'base'}>
          {base}
        </Line>
        <Line word="加分" asked={part === 'bonus'}>
          {bonus.formula}
          {bonus.lines.length === 0 ? (
            <span className="working-line">没有登记加分</span>
          ) : (
            <Lines lines={bonus.lines} />
          )}
          <Jump
            onGo={() => {
              void navigate({ to: '/$year/adjust', params: { year } })
            }}
          >
            看加减分登记
          </Jump>
        </Line>
        <Line word="扣分" asked={part === 'deduction'}>
          {deduction.formula}
          <Lines lines={deduction.lines} />
          <span className="working-line">
            {`逾期：${deduction.lateFormula}`}
            {deduction.lateDays.length === 0
              ? ''
              : `。逾期工作日：${deduction.lateDays.map(dayText).join('、')}`}
          </span>
          <Jump
            onGo={() => {
              void navigate({ to: '/$year/adjust', params: { year } })
            }}
          >
            看加减分登记
          </Jump>
          <Jump
            onGo={() => {
              void navigate({ to: '/$year/receive', params: { year }, search: { show: 'units' } })
            }}
          >
            看收表日期
          </Jump>
        </Line>
      </dl>
    </section>
  )
}

function Lines({ lines }: { readonly lines: UnitExplanationRow['bonus']['lines'] }) {
  return lines.map(({ text, document, points, counted, reason }) => (
    <span key={`${document} ${text}`} className="working-line">
      {`${text}（${document}）${pointsText(points)}${counted ? '' : '，不计'}：${reason}`}
    </span>
  ))
}

interface LineProps {
  readonly word: string
  readonly asked: boolean
  readonly children: ReactNode
}

function Line({ word, asked, children }: LineProps) {
  return (
    <div {...(asked ? { 'data-asked': true } : {})}>
      <dt>{word}</dt>
      <dd tabIndex={-1}>{children}</dd>
    </div>
  )
}

/** To the page where it is kept. */
function Jump({ onGo, children }: { readonly onGo: () => void; readonly children: string }) {
  return (
    <button type="button" className="link-button working-jump" onClick={onGo}>
      {children}
    </button>
  )
}
