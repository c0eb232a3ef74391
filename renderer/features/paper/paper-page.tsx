import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Select } from 'antd'
import { useState, type ReactNode } from 'react'
import type { ValueOf } from '#shared/contract/calls.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { useYear } from '../../components/use-year.ts'
import { useClosedYear } from '../../components/writes.tsx'
import { PaperSheet } from './paper-sheet.tsx'
import { usePaperForm } from './use-paper-form.ts'
import './paper-page.css'

type PaperUnit = ValueOf<'paperUnits'>['units'][number]

/** 录入纸质表: a return that came on paper is typed into the unit's own form. */
export function PaperPage() {
  const year = useYear()
  const units = useAnswer('paperUnits', { year })
  if (useClosedYear()) return <Closed year={year} />
  return (
    <QueryView query={units} title="录入纸质表">
      {(data) => <Paper year={year} units={data.units} />}
    </QueryView>
  )
}

function Closed({ year }: { readonly year: number }) {
  return (
    <>
      <PageHeader title="录入纸质表" />
      <EmptyState text={`${year}年度已归档，不再录入。各单位报来的内容在导入核对里看。`}>
        <LinkButton to="/$year/check" params={{ year }}>
          去导入核对
        </LinkButton>
      </EmptyState>
    </>
  )
}

function Paper({ year, units }: { readonly year: number; readonly units: readonly PaperUnit[] }) {
  const { unit } = useSearch({ from: '/$year/paper' })
  const navigate = useNavigate({ from: '/$year/paper' })
  // Chosen once: the page stays with its unit when that is saved.
  const [first] = useState(() => firstUnit(units))
  const [saved, setSaved] = useState<(ValueOf<'savePaper'> & { readonly unit: string }) | null>(null)
  const shown = units.find((row) => row.unit === (unit ?? first))
  const choose = (next: string): void => {
    void navigate({ search: { unit: next } })
  }
  if (shown === undefined) return null
  const select = (
    <Select
      aria-label="单位"
      className="paper-unit"
      showSearch={{ optionFilterProp: 'label' }}
      value={shown.unit}
      onChange={choose}
      options={units.map((row) => ({ value: row.unit, label: `${row.name}${stateText(row)}` }))}
    />
  )
  const result =
    saved?.unit === shown.unit ? (
      <Alert
        className="paper-saved"
        type="success"
        showIcon
        closable
        role="status"
        title={savedText(shown.name, saved)}
        action={
          <LinkButton to="/$year/check" params={{ year }} search={{ unit: saved.unit }}>
            去核对
          </LinkButton>
        }
      />
    ) : null
  return (
    <Sheet
      key={shown.unit}
      year={year}
      unit={shown.unit}
      select={select}
      result={result}
      onSaved={(stored) => {
        setSaved({ ...stored, unit: shown.unit })
      }}
    />
  )
}

interface SheetProps {
  readonly year: number
  readonly unit: string
  /** The choice of the unit. */
  readonly select: ReactNode
  /** What came of the last saving; null: nothing was saved. */
  readonly result: ReactNode
  readonly onSaved: (saved: ValueOf<'savePaper'>) => void
}

function Sheet({ year, unit, select, result, onSaved }: SheetProps) {
  const form = usePaperForm(year, unit)
  return (
    <QueryView query={form} title="录入纸质表">
      {(data) => (
        <PaperSheet
          key={data.nextNumber}
          year={year}
          form={data}
          select={select}
          result={result}
          onSaved={onSaved}
        />
      )}
    </QueryView>
  )
}

/** Where something is typed already, else the first unit that has not handed in. */
function firstUnit(units: readonly PaperUnit[]): string | undefined {
  return (units.find(({ draft }) => draft) ?? units.find(({ submissions }) => submissions === 0) ?? units[0])
    ?.unit
}

function stateText({ submissions, draft }: PaperUnit): string {
  const sent = submissions === 0 ? '未报送' : `已报 ${submissions} 次`
  return `（${draft ? '有草稿，' : ''}${sent}）`
}

function savedText(
  name: string,
  { number, complete, cellErrors, cellRemarks }: ValueOf<'savePaper'>,
): string {
  const state = complete ? '已填全' : '没有填全或有不能读入的内容'
  return `已保存为${name}第 ${number} 次报送，${state}：${cellErrors} 格不能读入，${cellRemarks} 格有备注。`
}
