import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import type { UnitEntry, UnitRegister } from '#shared/contract/units.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useMatchName } from '../../components/match-name.ts'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { useYear } from '../../components/use-year.ts'
import { Writes } from '../../components/writes.tsx'
import { NewUnitDialog } from './new-unit-dialog.tsx'
import { RenamingsDialog } from './renamings-dialog.tsx'
import { UnitDrawer } from './unit-drawer.tsx'
import { UnitsTable } from './units-table.tsx'
import './units-page.css'

const VIEWS = ['本年评价', '未列入', '已停止', '全部'] as const
type View = (typeof VIEWS)[number]

const SHOWN: Readonly<Record<View, readonly UnitEntry['standing'][]>> = {
  本年评价: ['evaluated'],
  未列入: ['not-evaluated', 'later'],
  已停止: ['ended'],
  全部: ['evaluated', 'not-evaluated', 'later', 'ended'],
}

export function UnitsPage() {
  const year = useYear()
  const register = useAnswer('unitRegister', { year })
  return (
    <QueryView query={register} title="单位库">
      {(data) => <Units year={year} register={data} />}
    </QueryView>
  )
}

function Units({ year, register }: { readonly year: number; readonly register: UnitRegister }) {
  const { unit: opened } = useSearch({ from: '/$year/units' })
  const navigate = useNavigate({ from: '/$year/units' })
  const [dialog, setDialog] = useState<'new' | 'renamings' | null>(null)
  const { units } = register
  const evaluated = units.filter(({ standing }) => standing === 'evaluated').length
  const shown = units.find(({ unit }) => unit === opened)
  const open = (unit: string | null): void => {
    void navigate({ search: unit === null ? {} : { unit } })
  }
  const close = (): void => {
    setDialog(null)
  }
  return (
    <>
      <PageHeader
        title="单位库"
        note={`${year}年度评价 ${evaluated} 家，名称按${year}年度的叫法；点单位名称改资料、登记变更`}
        actions={
          <Writes>
            <Button
              onClick={() => {
                setDialog('renamings')
              }}
            >
              常见更名
            </Button>
            <Button
              type="primary"
              onClick={() => {
                setDialog('new')
              }}
            >
              新增单位
            </Button>
          </Writes>
        }
      />
      <FilteredUnits units={units} onOpen={open} />
      {shown === undefined ? null : (
        <UnitDrawer
          year={year}
          unit={shown}
          register={register}
          onClose={() => {
            open(null)
          }}
        />
      )}
      {dialog === 'new' ? <NewUnitDialog year={year} register={register} onClose={close} /> : null}
      {dialog === 'renamings' ? <RenamingsDialog year={year} onClose={close} /> : null}
    </>
  )
}

interface FilteredUnitsProps {
  readonly units: readonly UnitEntry[]
  readonly onOpen: (unit: string) => void
}

function FilteredUnits({ units, onOpen }: FilteredUnitsProps) {
  const [view, setView] = useState<View>('本年评价')
  const [typed, setTyped] = useState('')
  const matches = useMatchName()
  const shown = units.filter(
    (unit) =>
      SHOWN[view].includes(unit.standing) && matches([unit.name, ...unit.aliases, ...unit.otherNames], typed),
  )
  return (
    <>
      <div className="filter-bar">
        <Input
          aria-label="按名称、简称或拼音查找单位"
          placeholder="名称、简称或拼音"
          allowClear
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
          }}
        />
        <Segmented<View>
          aria-label="看哪一类单位"
          options={VIEWS.map((word) => ({
            value: word,
            label: `${word} ${units.filter(({ standing }) => SHOWN[word].includes(standing)).length}`,
          }))}
          value={view}
          onChange={setView}
        />
        <span className="quiet" role="status">{`显示 ${shown.length} 家`}</span>
      </div>
      <UnitsTable units={shown} onOpen={onOpen} />
    </>
  )
}
