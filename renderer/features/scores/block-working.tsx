import { useState } from 'react'
import type { ItemScoreRow, UnitExplanationRow } from '#shared/contract/scores.ts'
import { StatusTag } from '../../components/status-tag.tsx'
import { pointsText } from '../../components/texts.ts'
import { ItemWorking } from './item-working.tsx'
import { OriginButton } from './origin-button.tsx'
import { ITEM_STATES } from './score-words.ts'

interface BlockWorkingProps {
  readonly year: number
  readonly unit: string
  readonly block: UnitExplanationRow['blocks'][number]
  readonly items: readonly ItemScoreRow[]
  readonly max: number
  readonly provisional: boolean
  /** The number that was asked about is this block's. */
  readonly asked: boolean
}

/** A block's sums with their weights, item by item; each item's cell is one step away. */
export function BlockWorking({ year, unit, block, items, max, provisional, asked }: BlockWorkingProps) {
  const [open, setOpen] = useState<string | null>(null)
  const { id, name, score, formula, reason, terms, sums } = block
  return (
    <section aria-labelledby={`block-${id}`} {...(asked ? { 'data-asked': true } : {})}>
      <h2 id={`block-${id}`} tabIndex={-1}>
        {`${name}：${pointsText(score)}${provisional && score !== null ? '（暂计）' : ''}，满分 ${pointsText(max)}`}
      </h2>
      <p>{[formula ?? '', reason].filter((text) => text !== '').join('；')}</p>
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
            <th scope="col" className="number">
              权重×得分
            </th>
            <th scope="col" className="number">
              权重×分值
            </th>
            <th scope="col">出处</th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        {items.map((item) => (
          <ItemRows
            key={item.indicator}
            year={year}
            unit={unit}
            item={item}
            term={terms.find(({ indicator }) => indicator === item.indicator)}
            open={open === item.indicator}
            onOpen={(shown) => {
              setOpen(shown ? item.indicator : null)
            }}
          />
        ))}
        {sums === null ? null : (
          <tfoot>
            <tr>
              <th scope="row" colSpan={5}>
                合计
              </th>
              <td className="number">{sums.score}</td>
              <td className="number">{sums.points}</td>
              <td colSpan={2} />
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  )
}

interface ItemRowsProps {
  readonly year: number
  readonly unit: string
  readonly item: ItemScoreRow
  readonly term: UnitExplanationRow['blocks'][number]['terms'][number] | undefined
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
}

function ItemRows({ year, unit, item, term, open, onOpen }: ItemRowsProps) {
  const [light, word] = ITEM_STATES[item.state]
  const score = term?.score ?? null
  const origin = term?.origin ?? null
  const said = score === null ? '不计分' : pointsText(score)
  return (
    <tbody>
      <tr>
        <th scope="row">{item.indicator}</th>
        <td>{item.title}</td>
        <td className="number">{pointsText(item.points)}</td>
        <td className="number">{item.weight}</td>
        <td className="number">
          <button
            type="button"
            className="link-button number"
            aria-expanded={open}
            aria-label={`${item.indicator} 得分 ${said}，查看怎么算出来的`}
            onClick={() => {
              onOpen(!open)
            }}
          >
            {said}
          </button>
        </td>
        <td className="number">{term?.weightedScore ?? '—'}</td>
        <td className="number">{term?.weightedPoints ?? '—'}</td>
        <td>
          {origin === null ? (
            <span className="quiet">没有填</span>
          ) : (
            <OriginButton
              year={year}
              unit={unit}
              indicator={item.indicator}
              sheet={origin.sheet}
              cell={origin.cell}
            />
          )}
        </td>
        <td>
          <StatusTag light={light}>{word}</StatusTag>
        </td>
      </tr>
      {open ? (
        <tr>
          <td colSpan={9}>
            <ItemWorking year={year} unit={unit} indicator={item.indicator} />
          </td>
        </tr>
      ) : null}
    </tbody>
  )
}
