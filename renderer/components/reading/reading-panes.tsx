import { useQuery } from '@tanstack/react-query'
import { Segmented, Tabs } from 'antd'
import { useMemo, type ReactNode } from 'react'
import type { ReturnReadingView } from '#shared/contract/submissions.ts'
import { doubtCode } from '#shared/returns/doubts.ts'
import { SHEET_NAMES } from '#shared/returns/form.ts'
import { call } from '../../api/main-side.ts'
import { QueryView } from '../query-view.tsx'
import { LinesTable } from './lines-table.tsx'
import { linesOf, type ReadingLine, type ReadingTab } from './reading-lines.ts'
import { SheetGrid } from './sheet-grid.tsx'
import type { ReadingState } from './use-reading.ts'
import './reading-panes.css'

const TAB_WORDS: Readonly<Record<ReadingTab, string>> = {
  doubts: '疑点',
  cleaned: '已清理',
  all: '全部',
  unmatched: '未匹配',
  changed: '与上次不同',
}

/** Where the original lies: with a submission, or still with a file that is only checked. */
export type ReadingSource =
  | { readonly kind: 'submission'; readonly submission: number }
  | { readonly kind: 'staged'; readonly year: number; readonly file: string }

interface ReadingPanesProps {
  readonly reading: ReturnReadingView
  readonly source: ReadingSource
  readonly state: ReadingState
  readonly actions?: (line: ReadingLine) => ReactNode
  /** Above the lists. */
  readonly bar?: ReactNode
}

/** The original sheet beside what was read of it. */
export function ReadingPanes({ reading, source, state, actions, bar }: ReadingPanesProps) {
  const { tab, lines, current, chooseTab, choose } = state
  const tabs = (['doubts', 'cleaned', 'all', 'unmatched', 'changed'] as const)
    .filter((name) => name !== 'changed' || reading.against !== null)
    .map((name) => ({ key: name, label: `${TAB_WORDS[name]} ${linesOf(reading, name).length}` }))
  return (
    <div className="reading-panes">
      <Original reading={reading} source={source} state={state} />
      <section className="reading-read" aria-label="读成的内容">
        {bar}
        <Tabs
          activeKey={tab}
          onChange={(next) => {
            chooseTab(tabs.find(({ key }) => key === next)?.key ?? 'all')
          }}
          items={tabs.map((item) => ({
            ...item,
            children:
              item.key === tab ? (
                <LinesTable lines={lines} tab={tab} current={current} onChoose={choose} actions={actions} />
              ) : null,
          }))}
        />
      </section>
    </div>
  )
}

function useSheet(source: ReadingSource, sheet: string | null) {
  return useQuery({
    queryKey: ['sheet', source, sheet],
    queryFn: () =>
      source.kind === 'submission'
        ? call('submissionSheet', { submission: source.submission, sheet })
        : call('stagedSheet', { year: source.year, file: source.file, sheet }),
  })
}

function Original({ reading, source, state }: Pick<ReadingPanesProps, 'reading' | 'source' | 'state'>) {
  const original = useSheet(source, state.sheet)
  const marked = useMemo(
    () =>
      new Set(
        reading.rows.flatMap(({ cells }) =>
          cells.filter((cell) => doubtCode(cell) !== null).map(({ sheet, cell }) => `${sheet}!${cell}`),
        ),
      ),
    [reading],
  )
  return (
    <div className="reading-original">
      <QueryView query={original}>
        {(data) => (
          <>
            {data.sheets.length > 1 ? (
              <Segmented
                aria-label="原表的工作表"
                options={data.sheets.filter((name) => name !== SHEET_NAMES.identity)}
                value={data.sheet.name}
                onChange={state.chooseSheet}
              />
            ) : null}
            <SheetGrid
              sheet={data.sheet}
              marked={marked}
              current={state.place?.sheet === data.sheet.name ? state.place.cell : null}
              onChoose={(cell) => {
                state.choosePlace({ sheet: data.sheet.name, cell })
              }}
            />
          </>
        )}
      </QueryView>
    </div>
  )
}
