import { Segmented, Tabs } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import type { SubmissionReading } from '#shared/contract/submissions.ts'
import { SHEET_NAMES } from '#shared/returns/form.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { QueryView } from '../../components/query-view.tsx'
import { isDoubt, linesOf, type CheckLine, type CheckTab } from './cell-kinds.ts'
import { CheckLines } from './check-lines.tsx'
import { SheetGrid } from './sheet-grid.tsx'
import { useStepKeys } from './use-step-keys.ts'

const TAB_WORDS: Readonly<Record<CheckTab, string>> = {
  doubts: '疑点',
  cleaned: '已清理',
  all: '全部',
  unmatched: '未匹配',
  changed: '与上次不同',
}

interface Place {
  readonly sheet: string
  readonly cell: string
}

interface CheckViewProps {
  readonly submission: number
  /** Cell to begin with, from an address: "H12" or "自评表!H12". */
  readonly start: string | null
}

/** One submission: the original sheet beside what was read of it. */
export function CheckView({ submission, start }: CheckViewProps) {
  const reading = useAnswer('readSubmission', { submission })
  return <QueryView query={reading}>{(data) => <Reading reading={data} start={start} />}</QueryView>
}

function Reading({ reading, start }: { readonly reading: SubmissionReading; readonly start: string | null }) {
  const [tab, setTab] = useState<CheckTab>(() =>
    start !== null || linesOf(reading, 'doubts').length === 0 ? 'all' : 'doubts',
  )
  const [key, setKey] = useState<string | null>(null)
  const [place, setPlace] = useState<Place | null>(() =>
    start === null ? null : { sheet: reading.sheet, cell: start.split('!').at(-1) ?? start },
  )
  const [sheet, setSheet] = useState<string | null>(null)
  const lines = useMemo(() => linesOf(reading, tab), [reading, tab])
  const choose = useCallback((line: CheckLine): void => {
    setKey(line.key)
    setPlace(line.place)
    if (line.place !== null) setSheet(line.place.sheet)
  }, [])
  useStepKeys(lines, key, choose)
  const tabs = (['doubts', 'cleaned', 'all', 'unmatched', 'changed'] as const)
    .filter((name) => name !== 'changed' || reading.changes !== null)
    .map((name) => ({ key: name, label: `${TAB_WORDS[name]} ${linesOf(reading, name).length}` }))
  return (
    <div className="check-view">
      <Original
        reading={reading}
        sheet={sheet}
        onSheet={setSheet}
        place={place}
        onChoose={(at) => {
          setPlace(at)
          const line = lines.find(({ place: own }) => own?.sheet === at.sheet && own.cell === at.cell)
          setKey(line?.key ?? null)
        }}
      />
      <section className="check-read" aria-label="读成的内容">
        <Tabs
          activeKey={tab}
          onChange={(next) => {
            setTab(tabs.find((known) => known.key === next)?.key ?? 'all')
            setKey(null)
          }}
          items={tabs.map((item) => ({
            ...item,
            children:
              item.key === tab ? (
                <CheckLines lines={lines} tab={tab} current={key} onChoose={choose} />
              ) : null,
          }))}
        />
      </section>
    </div>
  )
}

interface OriginalProps {
  readonly reading: SubmissionReading
  readonly sheet: string | null
  readonly onSheet: (sheet: string) => void
  readonly place: Place | null
  readonly onChoose: (place: Place) => void
}

function Original({ reading, sheet, onSheet, place, onChoose }: OriginalProps) {
  const original = useAnswer('submissionSheet', { submission: reading.submission.id, sheet })
  const marked = useMemo(
    () =>
      new Set(
        reading.rows.flatMap(({ cells }) =>
          cells.filter(isDoubt).map(({ sheet: name, cell }) => `${name}!${cell}`),
        ),
      ),
    [reading],
  )
  return (
    <div className="check-original">
      <QueryView query={original}>
        {(data) => (
          <>
            {data.sheets.length > 1 ? (
              <Segmented
                aria-label="原表的工作表"
                options={data.sheets.filter((name) => name !== SHEET_NAMES.identity)}
                value={data.sheet.name}
                onChange={onSheet}
              />
            ) : null}
            <SheetGrid
              sheet={data.sheet}
              marked={marked}
              current={place?.sheet === data.sheet.name ? place.cell : null}
              onChoose={(cell) => {
                onChoose({ sheet: data.sheet.name, cell })
              }}
            />
          </>
        )}
      </QueryView>
    </div>
  )
}
