import { EmptyState } from '../../components/empty-state.tsx'
import { scrollTo } from '../../components/scroll-to.ts'
import { StatusTag } from '../../components/status-tag.tsx'
import type { CheckLine, CheckTab } from './cell-kinds.ts'

const EMPTY: Readonly<Record<CheckTab, string>> = {
  all: '这份表里单位没有填任何内容。',
  cleaned: '没有需要清理的写法，读成的与原文一样。',
  doubts: '无疑点，可以直接审核。',
  unmatched: '表中各行都与下发的指标对上了。',
  changed: '与上次报送相比没有改动。',
}

interface CheckLinesProps {
  readonly lines: readonly CheckLine[]
  readonly tab: CheckTab
  readonly current: string | null
  readonly onChoose: (line: CheckLine) => void
}

export function CheckLines({ lines, tab, current, onChoose }: CheckLinesProps) {
  if (lines.length === 0) return <EmptyState text={EMPTY[tab]} />
  return (
    <div className="check-lines" tabIndex={0} role="region" aria-label="读成的内容列表">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">位置</th>
            <th scope="col">{tab === 'changed' ? '上次' : '原文'}</th>
            <th scope="col">{tab === 'changed' ? '这次' : '读成'}</th>
            <th scope="col">说明</th>
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
                {line.place === null ? null : <span className="check-what">{line.what}</span>}
              </th>
              <td>{line.original}</td>
              <td>{line.read}</td>
              <td>
                <StatusTag light={line.light}>{line.word}</StatusTag> {line.message}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
