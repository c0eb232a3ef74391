import { Button, Segmented } from 'antd'
import { useState } from 'react'
import type { NominationRecord, NominationsPage as Page } from '#shared/contract/nominations.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { UnitSelect } from '../../components/unit-select.tsx'
import { useYear } from '../../components/use-year.ts'
import { useShut } from '../../components/writes.tsx'
import { NominationDialog } from './nomination-dialog.tsx'
import { NominationTable } from './nomination-table.tsx'
import { PasteDialog } from './paste-dialog.tsx'
import { WithdrawDialog } from './withdraw-dialog.tsx'
import './nominations-page.css'

type Shown = '全部' | '先进个人' | '先进单位' | '已撤回'
const SHOWN: readonly Shown[] = ['全部', '先进个人', '先进单位', '已撤回']

/** 表彰推荐: whom the units put forward, as 表彰建议名单 lists them. */
export function NominationsPage() {
  const year = useYear()
  const page = useAnswer('nominationsPage', { year })
  return (
    <QueryView query={page} title="表彰推荐">
      {(data) => <Nominations year={year} page={data} />}
    </QueryView>
  )
}

type Open = 'paste' | 'new' | { readonly edit: NominationRecord } | { readonly withdraw: NominationRecord }

function Nominations({ year, page }: { readonly year: number; readonly page: Page }) {
  const [view, setView] = useState<Shown>('全部')
  const [unit, setUnit] = useState<string | null>(null)
  const [open, setOpen] = useState<Open | null>(null)
  const { records } = page
  const archived = useShut()
  const shown = records.filter((one) => isShown(view, one) && (unit === null || one.unit === unit))
  const close = (): void => {
    setOpen(null)
  }
  return (
    <>
      <PageHeader
        title="表彰推荐"
        note={noteOf(page)}
        actions={
          <>
            <LinkButton to="/$year/reports" params={{ year }}>
              报告与导出
            </LinkButton>
            <Button
              disabled={archived}
              onClick={() => {
                setOpen('paste')
              }}
            >
              从 Excel 粘贴
            </Button>
            <Button
              type="primary"
              disabled={archived}
              onClick={() => {
                setOpen('new')
              }}
            >
              登记推荐
            </Button>
          </>
        }
      />
      {records.length === 0 ? (
        <EmptyState text="还没有登记推荐对象。收到单位的推荐后点“登记推荐”，也可以把推荐表从 Excel 里整块粘贴进来；登记的内容列入表彰建议名单。" />
      ) : (
        <>
          <div className="filter-bar">
            <Segmented<Shown>
              aria-label="按类别查看"
              value={view}
              options={SHOWN.map((word) => ({
                value: word,
                label: `${word} ${records.filter((one) => isShown(word, one)).length}`,
              }))}
              onChange={setView}
            />
            <UnitSelect
              label="按单位筛选"
              placeholder="全部单位"
              units={page.units}
              value={unit}
              onChange={setUnit}
            />
          </div>
          {shown.length === 0 ? (
            <EmptyState text="没有符合条件的推荐。请换一个类别或单位。" />
          ) : (
            <NominationTable
              records={shown}
              archived={archived}
              onEdit={(record) => {
                setOpen({ edit: record })
              }}
              onWithdraw={(record) => {
                setOpen({ withdraw: record })
              }}
            />
          )}
        </>
      )}
      {open === null ? null : open === 'paste' ? (
        <PasteDialog year={year} onClose={close} />
      ) : open === 'new' ? (
        <NominationDialog year={year} units={page.units} record={null} onClose={close} />
      ) : 'edit' in open ? (
        <NominationDialog year={year} units={page.units} record={open.edit} onClose={close} />
      ) : (
        <WithdrawDialog year={year} record={open.withdraw} onClose={close} />
      )}
    </>
  )
}

function isShown(view: Shown, { honor, withdrawn }: NominationRecord): boolean {
  if (view === '已撤回') return withdrawn
  return !withdrawn && (view === '全部' || view === honor)
}

function noteOf({ records, archived, topGrade }: Page): string {
  const standing = records.filter(({ withdrawn }) => !withdrawn)
  const people = standing.filter(({ honor }) => honor === '先进个人').length
  return [
    archived ? '本年度已归档，只能查看。' : '',
    `先进个人 ${people} 名，先进单位 ${standing.length - people} 个`,
    topGrade === '' ? '' : `；建议名单中的先进单位从评为“${topGrade}”的单位中产生`,
  ].join('')
}
