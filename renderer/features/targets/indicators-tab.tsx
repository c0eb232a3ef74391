import { App } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { IndicatorRow, SchemeGroupRow, SchemePage } from '#shared/contract/scheme.ts'
import { call } from '../../api/main-side.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import type { GridKeys } from '../../components/use-grid-keys.ts'
import { AddIndicator } from './add-indicator.tsx'
import { CopyYear } from './copy-year.tsx'
import { IndicatorBar, type Shown } from './indicator-bar.tsx'
import { INDICATOR_COLUMNS, TITLE_COLUMN } from './indicator-columns.ts'
import { IndicatorGrid } from './indicator-grid.tsx'
import { IndicatorPanel } from './indicator-panel.tsx'
import { fieldIdIn, type Jump } from './jump.ts'
import { SavedResult } from '../../components/saved-result.tsx'
import { RefusedRows } from './refused-rows.tsx'
import { useIndicatorTable } from './use-indicator-table.ts'
import { RefusedCells } from './refused-cells.tsx'
import type { SchemeDraft } from './use-scheme-draft.ts'

interface IndicatorsTabProps {
  readonly year: number
  readonly page: SchemePage
  readonly draft: SchemeDraft
  /** Where to lead to; a new object each time. */
  readonly jump: Jump | null
}

/** 指标: the grid of a group's indicators, and beside it all of the one at work. */
export function IndicatorsTab({ year, page, draft, jump }: IndicatorsTabProps) {
  const { message, modal } = App.useApp()
  const [groupId, setGroup] = useState(page.groups[0]?.id ?? '')
  const [words, setWords] = useState('')
  const [shown, setShown] = useState<Shown>('全部')
  const [currentId, setCurrent] = useState<string | null>(null)
  const [adding, setAdding] = useState(false)
  const [copying, setCopying] = useState(false)
  const keys = useRef<GridKeys | null>(null)
  const file = useRef<HTMLInputElement>(null)
  const table = useIndicatorTable(year, draft)
  const group = page.groups.find(({ id }) => id === groupId) ?? page.groups[0]
  const rows = group === undefined ? [] : group.indicators.filter((row) => isShown(group, row, words, shown))
  const current = group?.indicators.find(({ id }) => id === currentId) ?? rows[0]
  // A cell to lead to may stand in another group or be filtered away: shown first, entered when it is there.
  const [target, setTarget] = useState<Jump | null>(null)
  if (jump !== null && jump !== target) {
    setTarget(jump)
    if (jump.group !== null) setGroup(jump.group)
    if (jump.indicator !== null) setCurrent(jump.indicator)
    setWords('')
    setShown('全部')
  }
  useEffect(() => {
    if (target === null || target.indicator === null) return
    const row = rows.findIndex(({ id }) => id === target.indicator)
    const column = INDICATOR_COLUMNS.findIndex(({ field }) => field === target.field)
    const inGrid = column !== -1 && target.unit === null
    const own = inGrid ? null : document.getElementById(fieldIdIn(target))
    if (own === null) keys.current?.focus({ row, column: column === -1 ? TITLE_COLUMN : column })
    else own.focus()
    // Once for each jump.
    // oxlint-disable-next-line react/exhaustive-deps -- later changes of the rows must not pull the focus back
  }, [target])
  if (group === undefined) return <EmptyState text="方案中没有组别，不能设指标。请重新建立年度。" />
  const added = (indicator: string): void => {
    setAdding(false)
    setWords('')
    setShown('全部')
    setCurrent(indicator)
    setTarget({ group: group.id, indicator, block: null, unit: null, kind: 'indicator', field: 'title' })
  }
  const copyRow = async (row: IndicatorRow): Promise<void> => {
    const copied = await draft.run(() => call('copyIndicator', { year, group: group.id, indicator: row.id }))
    if (copied !== null) added(copied.indicator)
  }
  const retire = (row: IndicatorRow): void => {
    modal.confirm({
      title: `停用 ${row.id} ${row.title}`,
      content: `有 ${row.units.length} 家单位承担这项指标。停用后不再出现在自评表上，编号不再用于别的指标；保存前可以撤销。`,
      okText: '停用',
      cancelText: '取消',
      onOk: async () => {
        await draft.change({ kind: 'retire', group: group.id, indicator: row.id })
      },
    })
  }
  return (
    <>
      <IndicatorBar
        page={page}
        group={group.id}
        words={words}
        shown={shown}
        count={rows.length}
        draft={draft}
        onGroup={(id) => {
          setGroup(id)
          setCurrent(null)
        }}
        onWords={setWords}
        onShown={setShown}
        onAdd={() => {
          setAdding(true)
        }}
        onCopyYear={() => {
          setCopying(true)
        }}
        onExport={() => void table.save()}
        onImport={() => {
          file.current?.click()
        }}
      />
      <input
        ref={file}
        type="file"
        accept=".xlsx"
        hidden
        aria-label="选择指标表"
        onChange={({ target: chosen }) => {
          const [first] = chosen.files ?? []
          if (first !== undefined) void table.take(first)
          chosen.value = ''
        }}
      />
      {table.saved === null ? null : <SavedResult saved={table.saved} />}
      {table.refused.length === 0 ? null : <RefusedRows lines={table.refused} onClose={table.forget} />}
      <RefusedCells
        year={year}
        group={group}
        last={target}
        onJump={(to) => {
          setWords('')
          setShown('全部')
          setCurrent(to.indicator)
          setTarget({ ...to })
        }}
      />
      {group.indicators.length === 0 ? (
        <EmptyState text={`${group.name}还没有指标。请新增指标，或从往年复制。`} />
      ) : (
        <div className="targets">
          {rows.length === 0 ? (
            <EmptyState text="没有符合条件的指标。请换一个词，或显示全部。" />
          ) : (
            <IndicatorGrid
              year={year}
              group={group.id}
              rows={rows}
              current={current?.id ?? null}
              draft={draft}
              locked={page.archived}
              onCurrent={setCurrent}
              onPasted={({ edits, outside, locked }, refused) => {
                const lost = [
                  refused === 0 ? '' : `${refused} 格没有收下，原因见红色的格`,
                  outside === 0 ? '' : `${outside} 格超出表格`,
                  locked === 0 ? '' : `${locked} 格落在不能改的列`,
                ].filter((text) => text !== '')
                void message.info([`已粘贴 ${edits.length - refused} 格，Ctrl+Z 可撤销`, ...lost].join('；'))
              }}
              keysRef={(now) => {
                keys.current = now
              }}
            />
          )}
          {current === undefined ? null : (
            <IndicatorPanel
              key={`${group.id} ${current.id}`}
              year={year}
              page={page}
              group={group}
              row={current}
              draft={draft}
              onCopy={() => copyRow(current)}
              onRetire={() => {
                retire(current)
              }}
            />
          )}
        </div>
      )}
      {adding ? (
        <AddIndicator
          page={page}
          group={group}
          onClose={() => {
            setAdding(false)
          }}
          onAdd={async (source) => {
            const answer = await draft.run(() => call('addIndicator', { year, group: group.id, source }))
            if (answer !== null) added(answer.indicator)
          }}
        />
      ) : null}
      {copying ? (
        <CopyYear
          years={page.earlierYears}
          onClose={() => {
            setCopying(false)
          }}
          onCopy={async (from, parts) => {
            const answer = await draft.run(() => call('copyScheme', { year, from, parts }))
            setCopying(false)
            if (answer === null) return
            const refused =
              answer.refused.length === 0
                ? ''
                : `，${answer.refused.length} 处没有收下：${answer.refused[0] ?? ''}`
            void message.info(
              answer.changes === 0
                ? `与${from}年度没有差别，没有改动${refused}`
                : `已从${from}年度复制，改动 ${answer.changes} 处${refused}。可以撤销。`,
            )
          }}
        />
      ) : null}
    </>
  )
}

function isShown(group: SchemeGroupRow, row: IndicatorRow, words: string, shown: Shown): boolean {
  if (shown === '没有目标' && !lacksTarget(row)) return false
  if (shown === '有改动' && row.changed.length === 0) return false
  const wanted = words.trim()
  if (wanted === '') return true
  const names = new Map(group.units.map(({ unit, name }) => [unit, name]))
  const texts = [row.id, row.title, row.program, ...row.units.map(({ unit }) => names.get(unit) ?? '')]
  return texts.some((text) => text.includes(wanted))
}

/** Rules that measure against a target, where a unit has none. */
function lacksTarget({ rule, target, units }: IndicatorRow): boolean {
  if (rule !== 'higher-is-better' && rule !== 'lower-is-better') return false
  return units.some((unit) => (unit.target === '' ? target === '' : unit.target === '无'))
}
