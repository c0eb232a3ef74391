import { Link } from '@tanstack/react-router'
import type { AdjustmentLine, AdjustmentPage } from '#shared/contract/adjust.ts'
import { dayText, momentText, pointsText } from '../../components/texts.ts'
import { kindWord } from './adjust-words.ts'

interface AdjustTableProps {
  readonly year: number
  readonly archived: boolean
  readonly groups: AdjustmentPage['groups']
  readonly onWithdraw: (line: AdjustmentLine & { readonly id: number }, unitName: string) => void
}

const COLUMNS = 9

/** Every unit with what is registered of it, and above its lines what they come to. */
export function AdjustTable({ year, archived, groups, onWithdraw }: AdjustTableProps) {
  return (
    <div className="adjust-frame" role="region" aria-label="加减分登记表" tabIndex={0}>
      <table className="plain-table adjust-table">
        <thead>
          <tr>
            {['类别', '事由', '级别', '文号', '日期'].map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
            <th scope="col" className="number">
              分值
            </th>
            {['是否计入', '来源和登记', '下一步'].map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.unit}>
            <tr className="adjust-unit">
              <th scope="rowgroup" colSpan={COLUMNS}>
                <strong>{group.unitName}</strong>
                <span>{group.bonus}</span>
                <span>{group.deduction}</span>
                <span>{`${group.provisional ? '暂计总分' : '总分'} ${pointsText(group.total)}`}</span>
                <Link to="/$year/scores" params={{ year }} aria-label={`看计分：${group.unitName}`}>
                  看计分
                </Link>
              </th>
            </tr>
            {group.lines.map((line) => (
              <Line
                key={line.id ?? 'late'}
                line={line}
                unitName={group.unitName}
                archived={archived}
                onWithdraw={onWithdraw}
              />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

interface LineProps extends Pick<AdjustTableProps, 'archived' | 'onWithdraw'> {
  readonly line: AdjustmentLine
  readonly unitName: string
}

function Line({ line, unitName, archived, onWithdraw }: LineProps) {
  const { id, state } = line
  return (
    <tr className={state === 'counts' ? '' : 'adjust-struck'}>
      <td className="adjust-kind">{kindWord(line.kind)}</td>
      <td className="adjust-reason">{line.reason}</td>
      <td className="adjust-level">{line.level === '' ? '—' : line.level}</td>
      <td>{line.document === '' ? '—' : line.document}</td>
      <td className="adjust-day">{line.day === null ? '—' : dayText(line.day)}</td>
      <td className="number">{pointsText(line.points)}</td>
      <td className={line.counts ? '' : 'quiet'}>{state === 'counts' ? line.note : takenBackText(line)}</td>
      <td className="quiet">
        {[line.origin, line.operator, line.at === null ? '' : momentText(line.at)]
          .filter((part) => part !== '')
          .join('，')}
      </td>
      <td className="adjust-next">
        {id === null || state !== 'counts' || archived ? null : (
          <button
            type="button"
            className="link-button"
            aria-label={`撤回登记：${unitName}，${line.reason}`}
            onClick={() => {
              onWithdraw({ ...line, id }, unitName)
            }}
          >
            撤回登记
          </button>
        )}
      </td>
    </tr>
  )
}

function takenBackText({ withdrawal }: AdjustmentLine): string {
  if (withdrawal === null) return '不计：已在操作记录中撤销'
  const { reason, operator, at } = withdrawal
  return `不计：${operator} ${momentText(at)} 撤回，原因：${reason}`
}
