import type { ReactNode } from 'react'
import { EmptyState } from '../empty-state.tsx'
import { scrollTo } from '../scroll-to.ts'
import { StatusTag } from '../status-tag.tsx'
import type { ReadingLine, ReadingTab } from './reading-lines.ts'

const EMPTY: Readonly<Record<ReadingTab, string>> = {
  all: '这份表里单位没有填任何内容。',
  cleaned: '没有需要清理的写法，读成的与原文一样。',
  doubts: '无疑点，可直接审核。',
  unmatched: '表中各行都与下发的指标对上了。',
  changed: '与上次报送相比没有改动。',
}

interface LinesTableProps {
  readonly lines: readonly ReadingLine[]
  readonly tab: ReadingTab
  readonly current: string | null
  readonly onChoose: (line: ReadingLine) => void
  /** What can be done with a line, below its message; absent: it is only looked at. */
  readonly actions?: ((line: ReadingLine) => ReactNode) | undefined
}

export function LinesTable({ lines, tab, current, onChoose, actions }: LinesTableProps) {
  if (lines.length === 0) return <EmptyState text={EMPTY[tab]} />
  return (
    <div className="reading-lines" tabIndex={0} role="region" aria-label="读成的内容列表">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">位置</th>
            <th scope="col">{tab === 'changed' ? '原来' : '原文'}</th>
            <th scope="col">{tab === 'changed' ? '这次' : '读成'}</th>
            <th scope="col">{actions === undefined ? '说明' : '说明与处理'}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr
              key={line.key}
              ref={line.key === current ? scrollTo : null}
              aria-current={line.key === current ? 'true' : undefined}
            >
              <th scope="row">
                <button
                  type="button"
                  className="link-button"
                  onClick={() => {
                    onChoose(line)
                  }}
                >
                  {line.place === null ? line.what : `${line.place.sheet}!${line.place.cell}`}
                </button>
                {line.place === null ? null : (
                  <span className="reading-what" title={line.title}>
                    {line.what}
                  </span>
                )}
              </th>
              <td className="reading-text">
                <Exactly text={line.original} nothing="—" />
                {line.rewritten === null ? null : (
                  <span className="reading-rewritten">
                    办公室改写：
                    <Exactly text={line.rewritten.text} nothing="" />
                  </span>
                )}
              </td>
              <td className="reading-text">
                <Exactly text={line.read} nothing={line.original === null ? '—' : '没有读入'} />
              </td>
              <td className={line.message === '' ? 'reading-plain' : undefined}>
                <StatusTag light={line.light}>{line.word}</StatusTag>
                {line.rule === '' ? null : <span className="reading-rule">{line.rule}</span>}
                {line.message === '' ? null : <span className="reading-message">{line.message}</span>}
                {actions?.(line)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A cell's text as it stands, spaces and all; blank is said, as it is neither 0 nor "—". */
function Exactly({ text, nothing }: { readonly text: string | null; readonly nothing: string }) {
  if (text === null) return <span className="quiet">{nothing}</span>
  return text === '' ? <span className="quiet">（空白）</span> : text
}
