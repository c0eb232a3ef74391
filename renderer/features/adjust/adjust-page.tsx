import { App, Button, Select } from 'antd'
import { useRef, useState } from 'react'
import type { AdjustmentLine, AdjustmentPage as Page } from '#shared/contract/adjust.ts'
import { formatPointsShort } from '#shared/scheme/points.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { UnitSelect } from '../../components/unit-select.tsx'
import { useYear } from '../../components/use-year.ts'
import { useShutPage } from '../../components/writes.tsx'
import { AdjustTable } from './adjust-table.tsx'
import { shownGroups, SHOWN, type Shown } from './adjust-words.ts'
import { RefusedLines } from './refused-lines.tsx'
import { RegisterDialog } from './register-dialog.tsx'
import { useTakeList } from './use-take-list.ts'
import { WithdrawLine } from './withdraw-line.tsx'
import './adjust-page.css'

/** 加减分与否决: the register of bonuses, deductions, false material and vetoes, with what each unit's come to. */
export function AdjustPage() {
  const year = useYear()
  const page = useAnswer('adjustmentPage', { year })
  return (
    <QueryView query={page} title="加减分与否决">
      {(data) => <Register year={year} page={data} />}
    </QueryView>
  )
}

interface Withdrawing {
  readonly line: AdjustmentLine & { readonly id: number }
  readonly unitName: string
}

function Register({ year, page: given }: { readonly year: number; readonly page: Page }) {
  const { message } = App.useApp()
  const page = useShutPage(given)
  const [shown, setShown] = useState<Shown>('全部')
  const [unit, setUnit] = useState<string | null>(null)
  const [registering, setRegistering] = useState(false)
  const [withdrawing, setWithdrawing] = useState<Withdrawing | null>(null)
  const file = useRef<HTMLInputElement>(null)
  const list = useTakeList(year)
  const groups = shownGroups(page.groups, shown, unit)
  const choose = (): void => {
    file.current?.click()
  }
  const buttons = (
    <>
      <Button disabled={page.archived} loading={list.busy} onClick={choose}>
        导入加减分清单
      </Button>
      <Button
        type="primary"
        disabled={page.archived}
        onClick={() => {
          setRegistering(true)
        }}
      >
        登记
      </Button>
    </>
  )
  return (
    <>
      <PageHeader title="加减分与否决" note={noteText(given)} actions={buttons} />
      <input
        ref={file}
        type="file"
        hidden
        aria-label="选择加减分清单"
        accept=".xlsx,.xlsm,.xls,.et"
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          event.target.value = ''
          if (chosen !== undefined) void list.take(chosen, message)
        }}
      />
      <RefusedLines refused={list.refused} onClose={list.forget} />
      {page.groups.length === 0 ? (
        <EmptyState text="本年无加减分。有表彰、通报批评等事项时点“登记”，也可以导入一份加减分清单；逾期扣分由程序按收表日期计算，不用登记。" />
      ) : (
        <>
          <div className="filter-bar">
            <UnitSelect
              label="按单位筛选"
              placeholder="全部单位"
              units={page.units}
              value={unit}
              onChange={setUnit}
            />
            <Select<Shown>
              aria-label="显示哪些登记"
              value={shown}
              options={SHOWN.map((word) => ({ value: word, label: word }))}
              onChange={setShown}
            />
            <span className="quiet" role="status">{`${groups.length} 家单位`}</span>
          </div>
          {groups.length === 0 ? (
            <EmptyState text="没有这样的登记。请换一个单位或类别。" />
          ) : (
            <AdjustTable
              year={year}
              archived={page.archived}
              groups={groups}
              onWithdraw={(line, unitName) => {
                setWithdrawing({ line, unitName })
              }}
            />
          )}
        </>
      )}
      {registering ? (
        <RegisterDialog
          year={year}
          page={page}
          onClose={() => {
            setRegistering(false)
          }}
        />
      ) : null}
      {withdrawing === null ? null : (
        <WithdrawLine
          year={year}
          {...withdrawing}
          onClose={() => {
            setWithdrawing(null)
          }}
        />
      )}
    </>
  )
}

function noteText({ groups, bonusCap, deductionCap, archived }: Page): string {
  const lines = groups.flatMap(({ lines: own }) => own)
  const registered = lines.filter(({ id, state }) => id !== null && state === 'counts').length
  const caps = `加分封顶 ${formatPointsShort(bonusCap)} 分，扣分封顶 ${formatPointsShort(deductionCap)} 分`
  return `${archived ? '本年度已归档，只能查看。' : ''}登记 ${registered} 条，${caps}`
}
