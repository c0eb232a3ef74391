import { Link } from '@tanstack/react-router'
import { useAnswer } from '../api/use-answer.ts'
import type { ProgressNote } from '#shared/contract/progress.ts'
import { StatusTag, type Light } from './status-tag.tsx'
import { dayText } from './texts.ts'
import './item-records.css'

interface ItemRecordsProps {
  readonly year: number
  readonly unit: string
  readonly indicator: string
}

const STATES: Readonly<Record<ProgressNote['state'], Light>> = {
  已完成: 'good',
  按计划: 'good',
  滞后: 'partial',
  未开展: 'bad',
}
const PROBLEMS = { 已整改: 'good', 待整改: 'partial', 逾期: 'bad' } as const

/** What is known of a unit's item from the year, folded: its 进展, and what 督导检查 and 调研 found. */
export function ItemRecords({ year, unit, indicator }: ItemRecordsProps) {
  const { data } = useAnswer('itemRecords', { year, unit, indicator })
  if (data === undefined) return null
  const { notes, inspections } = data
  if (notes.length + inspections.length === 0) {
    return (
      <Link to="/$year/progress" params={{ year }} search={{ unit }}>
        没有登记
      </Link>
    )
  }
  return (
    <details className="item-records">
      <summary>{`进展 ${notes.length} 条，督导和调研 ${inspections.length} 次`}</summary>
      {notes.map((note) => (
        <div key={`${note.period} ${note.task}`}>
          <StatusTag light={STATES[note.state]}>{`${note.period} ${note.state}`}</StatusTag>
          <p>{`${note.task} ${note.done}`}</p>
          {note.problems === '' ? null : <p>{`存在问题：${note.problems}`}</p>}
          {note.next === '' ? null : <p>{`下一步：${note.next}`}</p>}
        </div>
      ))}
      {inspections.map(({ number, form, day, place, findings, problems }) => (
        <div key={number}>
          <Link to="/$year/progress" params={{ year }} search={{ tab: 'inspections', unit }}>
            {`${form}，${dayText(day)}，${place}`}
          </Link>
          {findings === '' ? null : <p>{findings}</p>}
          {problems.map(({ text, state, outcome }) => (
            <p key={text}>
              <StatusTag light={PROBLEMS[state]}>{state}</StatusTag>
              {` ${text}${outcome === '' ? '' : `；${outcome}`}`}
            </p>
          ))}
        </div>
      ))}
    </details>
  )
}
