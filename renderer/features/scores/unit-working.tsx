import type { ReactNode } from 'react'
import { useState } from 'react'
import type { UnitExplanationRow } from '#shared/contract/scores.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { QueryView } from '../../components/query-view.tsx'
import { StatusTag } from '../../components/status-tag.tsx'
import { dayText, pointsText } from '../../components/texts.ts'
import { ItemWorking } from './item-working.tsx'
import { ITEM_STATES } from './score-words.ts'

/** From the grade down to every item; an item opens to its formula and its cell. */
export function UnitWorking({ year, unit }: { readonly year: number; readonly unit: string }) {
  const explained = useAnswer('explainUnit', { year, unit })
  return (
    <QueryView query={explained}>
      {(data) => (
        <div className="working">
          <Summary explained={data} />
          {data.unit.blocks.map((block) => (
            <Block key={block.id} year={year} unit={unit} block={block} explained={data} />
          ))}
        </div>
      )}
    </QueryView>
  )
}

function Summary({ explained }: { readonly explained: UnitExplanationRow }) {
  const { rank, grade, total, base, bonus, deduction } = explained
  return (
    <section aria-labelledby="working-summary">
      <h2 id="working-summary">怎么算出总分和等次</h2>
      <dl>
        <Line word="等次">{grade}</Line>
        <Line word="名次">{rank}</Line>
        <Line word="总分">{total}</Line>
        <Line word="基础分">{base}</Line>
        <Line word="加分">
          {bonus.formula}
          <Lines lines={bonus.lines} />
        </Line>
        <Line word="扣分">
          {deduction.formula}
          <Lines lines={deduction.lines} />
        </Line>
        <Line word="逾期">
          {deduction.lateFormula}
          {deduction.lateDays.length === 0 ? null : (
            <span className="working-line">逾期工作日：{deduction.lateDays.map(dayText).join('、')}</span>
          )}
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

interface BlockProps {
  readonly year: number
  readonly unit: string
  readonly block: UnitExplanationRow['unit']['blocks'][number]
  readonly explained: UnitExplanationRow
}

function Block({ year, unit, block, explained }: BlockProps) {
  const [open, setOpen] = useState<string | null>(null)
  const working = explained.blocks.find(({ id }) => id === block.id)
  return (
    <section aria-labelledby={`block-${block.id}`}>
      <h2
        id={`block-${block.id}`}
      >{`${block.name}：${pointsText(block.score)}（满分 ${pointsText(block.max)}）`}</h2>
      <p>{[working?.formula ?? '', working?.reason ?? ''].filter((text) => text !== '').join('；')}</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col">具体任务（指标）</th>
            <th scope="col" className="number">
              分值
            </th>
            <th scope="col" className="number">
              权重
            </th>
            <th scope="col" className="number">
              得分
            </th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        {block.items.map((item) => {
          const [light, word] = ITEM_STATES[item.state]
          const shown = open === item.indicator
          return (
            <tbody key={item.indicator}>
              <tr>
                <th scope="row">{item.indicator}</th>
                <td>{item.title}</td>
                <td className="number">{pointsText(item.points)}</td>
                <td className="number">{item.weight}</td>
                <td className="number">
                  <button
                    type="button"
                    className="link-button number"
                    aria-expanded={shown}
                    aria-label={`${item.indicator} 得分 ${item.score === null ? '还没有' : pointsText(item.score)}，查看怎么算出来的`}
                    onClick={() => {
                      setOpen(shown ? null : item.indicator)
                    }}
                  >
                    {item.score === null ? '查看' : pointsText(item.score)}
                  </button>
                </td>
                <td>
                  <StatusTag light={light}>{word}</StatusTag>
                </td>
              </tr>
              {shown ? (
                <tr>
                  <td colSpan={6}>
                    <ItemWorking year={year} unit={unit} indicator={item.indicator} />
                  </td>
                </tr>
              ) : null}
            </tbody>
          )
        })}
      </table>
    </section>
  )
}

function Line({ word, children }: { readonly word: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  )
}
