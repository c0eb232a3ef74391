import { Button, Space } from 'antd'
import type { HandoutRow } from '#shared/contract/exchange.ts'
import { StatusTag } from '../../components/status-tag.tsx'
import { momentText } from '../../components/texts.ts'
import { newsText } from './news-text.ts'

interface HandoutsTableProps {
  readonly handouts: readonly HandoutRow[]
  readonly onAsk: (asking: { readonly kind: 'recall' | 'log'; readonly handout: HandoutRow }) => void
}

export function HandoutsTable({ handouts, onAsk }: HandoutsTableProps) {
  return (
    <section className="panel" aria-labelledby="handouts-title">
      <h2 id="handouts-title">分出的单位</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">分给</th>
            <th scope="col">单位</th>
            <th scope="col">分出</th>
            <th scope="col">包校验码</th>
            <th scope="col">状态</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {handouts.map((handout) => (
            <tr key={handout.package}>
              <th scope="row">{handout.colleague}</th>
              <td>
                {`${handout.units.length} 家：${handout.units.map(({ name }) => name).join('、')}`}
                {handout.note === '' ? null : <p className="quiet">{handout.note}</p>}
              </td>
              <td>
                {momentText(handout.at)}
                <p className="quiet">{handout.operator}</p>
              </td>
              <td className="package-code">{handout.code}</td>
              <td>
                <State handout={handout} />
              </td>
              <td>
                <Space wrap>
                  {handout.state === 'out' ? (
                    <Button
                      aria-label={`收回分给${handout.colleague}的单位`}
                      onClick={() => {
                        onAsk({ kind: 'recall', handout })
                      }}
                    >
                      收回
                    </Button>
                  ) : null}
                  {handout.merges.length === 0 ? null : (
                    <Button
                      aria-label={`对方的操作记录，${handout.colleague}`}
                      onClick={() => {
                        onAsk({ kind: 'log', handout })
                      }}
                    >
                      对方的操作记录
                    </Button>
                  )}
                </Space>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function State({ handout: { state, recalled, merges } }: { readonly handout: HandoutRow }) {
  return (
    <>
      {state === 'out' ? <StatusTag light="partial">在对方手里</StatusTag> : null}
      {state === 'recalled' ? <StatusTag light="none">已收回</StatusTag> : null}
      {state === 'merged' ? <StatusTag light="good">已合并</StatusTag> : null}
      {recalled === null ? null : (
        <p className="quiet">{`${momentText(recalled.at)}，${recalled.operator}：${recalled.reason}`}</p>
      )}
      {merges.map(({ at, operator, counts }) => (
        <p key={at} className="quiet">{`${momentText(at)}，${operator}：${newsText(counts)}`}</p>
      ))}
    </>
  )
}
