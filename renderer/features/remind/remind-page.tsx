import { useState } from 'react'
import type { ValueOf } from '#shared/contract/calls.ts'
import { useKept } from '../../api/kept.ts'
import { useJob } from '../../api/job.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useMatchName } from '../../components/match-name.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { JobProgress } from '../../components/job-progress.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { OfficeContact } from '../../components/office-contact.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { SavedResult } from '../../components/saved-result.tsx'
import { dayText } from '../../components/texts.ts'
import { useYear } from '../../components/use-year.ts'
import { CopyList } from './copy-list.tsx'
import { isIn, type OwingView } from './owing-words.ts'
import { RecordDialog } from './record-dialog.tsx'
import { RemindFilter } from './remind-filter.tsx'
import { RemindPapers } from './remind-papers.tsx'
import { RemindTable } from './remind-table.tsx'
import './remind-page.css'

export function RemindPage() {
  const year = useYear()
  const owing = useAnswer('listOwing', { year })
  return (
    <QueryView query={owing} title="催报">
      {(data) => <Reminding year={year} list={data} />}
    </QueryView>
  )
}

interface RemindingProps {
  readonly year: number
  readonly list: ValueOf<'listOwing'>
}

function Reminding({ year, list }: RemindingProps) {
  const [view, setView] = useState<OwingView>('all')
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [recording, setRecording] = useState<readonly string[] | null>(null)
  const running = useJob((state) => state.running) !== null
  const [saved] = useKept('reminders', year)
  const matches = useMatchName()
  const { units, total } = list
  const shown = units.filter((unit) => isIn(view, unit) && matches([unit.unitName, ...unit.aliases], typed))
  const picked = units.filter(({ unit }) => chosen.includes(unit))
  return (
    <>
      <PageHeader
        title="催报"
        note={noteOf(list)}
        actions={
          <>
            <RemindPapers year={year} units={picked.length === 0 ? shown : picked} any={units.length > 0} />
            {units.length === 0 ? null : <CopyList list={list} units={shown} />}
          </>
        }
      />
      <JobProgress job="notices" verb="正在导出" cancellable />
      {saved === null || running ? null : <SavedResult saved={saved} />}
      <OfficeContact year={year} contact={list.contact} />
      {units.length === 0 ? (
        <EmptyState text={`${total} 家已全部报齐。`}>
          <LinkButton color="primary" variant="solid" to="/$year/review" params={{ year }}>
            去审核
          </LinkButton>
        </EmptyState>
      ) : (
        <>
          <RemindFilter
            units={units}
            shown={shown.length}
            view={view}
            typed={typed}
            chosen={picked.length}
            onView={setView}
            onTyped={setTyped}
            onRecord={() => {
              setRecording(picked.map(({ unit }) => unit))
            }}
          />
          <RemindTable
            year={year}
            units={shown}
            chosen={chosen}
            onChoose={setChosen}
            onRecord={(unit) => {
              setRecording([unit])
            }}
          />
        </>
      )}
      {recording === null ? null : (
        <RecordDialog
          year={year}
          today={list.today}
          units={units.filter(({ unit }) => recording.includes(unit))}
          onClose={(done) => {
            setRecording(null)
            if (done) setChosen([])
          }}
        />
      )}
    </>
  )
}

function noteOf({ deadline, daysLeft, units, unannounced }: ValueOf<'listOwing'>): string {
  const left = daysLeft > 0 ? `还有 ${daysLeft} 天` : daysLeft === 0 ? '今天截止' : `已过 ${-daysLeft} 天`
  const count = units.length === 0 ? '' : `，${units.length} 家未报齐`
  const years =
    unannounced.length === 0 ? '' : `。${unannounced.join('、')}年放假安排没有公布，按周一至周五计算`
  return `报送截止 ${dayText(deadline)}，${left}${count}${years}`
}
