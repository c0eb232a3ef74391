import { useSearch } from '@tanstack/react-router'
import { App, Button, Segmented } from 'antd'
import { useState } from 'react'
import type { InspectionRecord, InspectionsPage } from '#shared/contract/inspections.ts'
import type { SavedFiles } from '#shared/contract/saved.ts'
import { isCancelled, messageOf } from '../../api/failure.ts'
import { call, deliver } from '../../api/main-side.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { SavedResult } from '../../components/saved-result.tsx'
import { UnitSelect } from '../../components/unit-select.tsx'
import { useShutPage } from '../../components/writes.tsx'
import { useOnce } from '../../components/use-once.ts'
import { InspectionDialog } from './inspection-dialog.tsx'
import { InspectionTable } from './inspection-table.tsx'
import { isIn, VIEWS, type RecordView } from './inspection-words.ts'
import { TabChoice } from './tab-choice.tsx'
import { RecordDetail } from './record-detail.tsx'

export function InspectionsTab({ year }: { readonly year: number }) {
  const page = useAnswer('inspectionsPage', { year })
  return (
    <QueryView query={page} title="进展与督导">
      {(data) => <Inspections year={year} page={data} />}
    </QueryView>
  )
}

function Inspections({ year, page: given }: { readonly year: number; readonly page: InspectionsPage }) {
  const { message } = App.useApp()
  const page = useShutPage(given)
  const search = useSearch({ from: '/$year/progress' })
  const [view, setView] = useState<RecordView>(search.view === 'overdue' ? 'overdue' : 'all')
  const [unit, setUnit] = useState<string | null>(search.unit ?? null)
  const [chosen, setChosen] = useState<number | null>(null)
  const [editing, setEditing] = useState<'new' | InspectionRecord | null>(null)
  const [saved, setSaved] = useState<SavedFiles | null>(null)
  const { records, counts, archived } = page
  const shown = records.filter((record) => isIn(view, record) && concerns(record, unit))
  const current = shown.find(({ number }) => number === chosen) ?? shown[0]
  const standing = records.filter(({ withdrawn }) => !withdrawn)
  const [write] = useOnce(async (paper: 'list' | 'sheets', numbers: readonly number[]) => {
    try {
      const files = await call('writeInspections', { year, paper, numbers: [...numbers] })
      await deliver(files)
      setSaved(files)
    } catch (error) {
      if (!isCancelled(error)) void message.error(messageOf(error))
    }
  })
  const add = (
    <Button
      type="primary"
      disabled={archived}
      onClick={() => {
        setEditing('new')
      }}
    >
      登记督导或调研
    </Button>
  )
  return (
    <>
      <PageHeader
        title="进展与督导"
        note={`督导检查 ${counts.inspections} 次，调研 ${counts.research} 次；问题已整改 ${counts.settled} 个，待整改 ${counts.open + counts.overdue} 个（逾期 ${counts.overdue} 个）`}
        actions={
          <>
            <Button
              disabled={standing.length === 0}
              onClick={() => {
                write('list', [])
              }}
            >
              导出台账
            </Button>
            <Button
              disabled={standing.length === 0}
              onClick={() => {
                write('sheets', [])
              }}
            >
              导出记录单（PDF）
            </Button>
            {add}
          </>
        }
      />
      {saved === null ? null : <SavedResult saved={saved} />}
      <div className="filter-bar">
        <TabChoice />
        <Segmented<RecordView>
          aria-label="按整改情况查看"
          value={view}
          options={VIEWS.map(({ value, word }) => ({
            value,
            label: `${word} ${records.filter((record) => isIn(value, record)).length}`,
          }))}
          onChange={setView}
        />
        <UnitSelect
          label="按单位看"
          placeholder="按单位看：名称、简称或拼音"
          units={page.units}
          value={unit}
          onChange={setUnit}
        />
        <span className="quiet" role="status">{`显示 ${shown.length} 次，共 ${records.length} 次`}</span>
      </div>
      {current === undefined ? (
        <EmptyState
          text={
            records.length === 0
              ? '本年度还没有督导检查或调研的记录。去过一处就登记一次，写明地点、发现的问题和整改要求，可以附照片。'
              : '没有符合条件的记录。请换一种情况或单位，或清除筛选。'
          }
        />
      ) : (
        <div className="progress">
          <InspectionTable
            records={shown}
            current={current}
            onChoose={(record) => {
              setChosen(record.number)
            }}
          />
          <RecordDetail
            key={current.number}
            year={year}
            page={page}
            record={current}
            onEdit={() => {
              setEditing(current)
            }}
            onWrite={() => {
              write('sheets', [current.number])
            }}
          />
        </div>
      )}
      {editing === null ? null : (
        <InspectionDialog
          year={year}
          page={page}
          record={editing === 'new' ? null : editing}
          onClose={(number) => {
            setEditing(null)
            if (number !== null) setChosen(number)
          }}
        />
      )}
    </>
  )
}

function concerns({ units, problems }: InspectionRecord, unit: string | null): boolean {
  return unit === null || units.some((one) => one.unit === unit) || problems.some((one) => one.unit === unit)
}
