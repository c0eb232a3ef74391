import { Button, Space } from 'antd'
import { useState } from 'react'
import type { PlanPoint } from '#shared/contract/plan.ts'
import { momentText } from '../../components/texts.ts'

interface PointListProps {
  readonly points: readonly PlanPoint[]
  readonly archived: boolean
  readonly onChange: (point: PlanPoint) => void
  readonly onWithdraw: (point: PlanPoint) => void
  readonly onRestore: (point: PlanPoint) => void
}

const KINDS = { added: '新增', changed: '修改', withdrawn: '撤回' } as const

/** 本年工作要点 of one task; withdrawn ones stay below, and can be brought back. */
export function PointList({ points, archived, onChange, onWithdraw, onRestore }: PointListProps) {
  const standing = points.filter(({ withdrawn }) => !withdrawn)
  const withdrawn = points.filter((point) => point.withdrawn)
  return (
    <>
      {standing.length === 0 ? (
        <p className="quiet">本任务还没有本年工作要点，照方案执行。要细化的，请点“新增本年要点”。</p>
      ) : null}
      <ol className="plan-points">
        {[...standing, ...withdrawn].map((point) => (
          <li key={point.number} className={point.withdrawn ? 'plan-point-withdrawn' : ''}>
            <p className="plan-point-text">{point.text}</p>
            <p className="quiet">
              {`${point.withdrawn ? '已撤回；' : ''}责任单位：${unitsText(point)}；完成时限：${point.dueText}`}
            </p>
            <Space wrap>
              {archived ? null : point.withdrawn ? (
                <Button
                  onClick={() => {
                    onRestore(point)
                  }}
                >
                  恢复
                </Button>
              ) : (
                <>
                  <Button
                    aria-label={`修改：${point.text}`}
                    onClick={() => {
                      onChange(point)
                    }}
                  >
                    修改
                  </Button>
                  <Button
                    aria-label={`撤回：${point.text}`}
                    onClick={() => {
                      onWithdraw(point)
                    }}
                  >
                    撤回
                  </Button>
                </>
              )}
              <History point={point} />
            </Space>
          </li>
        ))}
      </ol>
    </>
  )
}

function unitsText({ units }: PlanPoint): string {
  return units.length === 0 ? '未定' : units.map(({ name }) => name).join('、')
}

/** Who wrote it, and what it was before. */
function History({ point: { history } }: { readonly point: PlanPoint }) {
  const [open, setOpen] = useState(false)
  const latest = history.at(-1)
  if (latest === undefined) return null
  const line = (entry: PlanPoint['history'][number]): string =>
    `${entry.operator} ${momentText(entry.at)} ${KINDS[entry.kind]}${entry.reason === '' ? '' : `：${entry.reason}`}`
  if (history.length === 1) return <span className="quiet">{line(latest)}</span>
  return (
    <>
      <button
        type="button"
        className="link-button"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open)
        }}
      >
        {`${line(latest)}，共 ${history.length} 次`}
      </button>
      {open ? (
        <ol className="plan-point-history">
          {history.map((entry) => (
            <li key={`${entry.at} ${entry.kind}`}>
              {`${line(entry)}；${entry.text}；责任单位：${entry.units === '' ? '未定' : entry.units}；${entry.dueText}`}
            </li>
          ))}
        </ol>
      ) : null}
    </>
  )
}
