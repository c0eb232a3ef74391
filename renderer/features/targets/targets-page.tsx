import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, App, Button, Segmented } from 'antd'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { SchemePage } from '#shared/contract/scheme.ts'
import { call } from '../../api/main-side.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { LinkButton } from '../../components/link-button.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { useYear } from '../../components/use-year.ts'
import { useShutPage } from '../../components/writes.tsx'
import { CalendarTab } from './calendar-tab.tsx'
import { CheckDrawer } from './check-drawer.tsx'
import { IndicatorsTab } from './indicators-tab.tsx'
import { tabOf, type Jump } from './jump.ts'
import { SettingsTab } from './settings-tab.tsx'
import { forgetYear } from './typed-cells.ts'
import { useSchemeDraft } from './use-scheme-draft.ts'
import { VersionsDrawer } from './versions-drawer.tsx'
import './targets-page.css'

const TABS = [
  { value: 'indicators', label: '指标' },
  { value: 'settings', label: '计分办法' },
  { value: 'calendar', label: '工作日历' },
] as const
type Tab = (typeof TABS)[number]['value']

/** 指标与目标: the year's indicators, how they are scored, and the days that count. */
export function TargetsPage() {
  const year = useYear()
  const page = useAnswer('schemePage', { year })
  return (
    <QueryView query={page} title="指标与目标">
      {(data) => <Targets year={year} page={data} />}
    </QueryView>
  )
}

function Targets({ year, page: given }: { readonly year: number; readonly page: SchemePage }) {
  const page = useShutPage(given)
  const { tab = 'indicators' } = useSearch({ from: '/$year/targets' })
  const navigate = useNavigate({ from: '/$year/targets' })
  const client = useQueryClient()
  const { modal, message } = App.useApp()
  const draft = useSchemeDraft(year)
  const [open, setOpen] = useState<'check' | 'versions' | null>(null)
  const [jump, setJump] = useState<Jump | null>(null)
  const [saved, setSaved] = useState<{ readonly oldForms: number; readonly reopened: number } | null>(null)
  const leading = useRef<Jump | null>(null)
  const show = (next: Tab): void => {
    void navigate({ search: next === 'indicators' ? {} : { tab: next } })
  }
  const lead = (to: Jump): void => {
    setOpen(null)
    show(tabOf(to))
    // The drawer gives the focus back to its opener when it is gone; the place comes after that.
    leading.current = to
    setTimeout(() => {
      if (leading.current === to) setJump({ ...to })
    }, 350)
  }
  /** Ctrl+Z outside of the grid: the field's own typing first, then the draft's last step. */
  const keys = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || !event.ctrlKey || event.altKey || open !== null) return
    const key = event.key.toLowerCase()
    if (key !== 'z' && key !== 'y') return
    // A field of search or of a reason is no part of the draft.
    if (event.target instanceof Element && event.target.closest('.ant-input, .ant-select, .ant-picker'))
      return
    const redo = key === 'y' || event.shiftKey
    // With no step of the draft left the key is the program's: it takes back what was saved last.
    if (redo ? !page.draft.canRedo : !page.draft.canUndo) return
    event.preventDefault()
    if (redo) draft.redo()
    else draft.undo()
  }
  const discard = (): void => {
    modal.confirm({
      title: `放弃 ${page.draft.changes} 处改动`,
      content: '草稿中的改动全部去掉，指标与目标回到现行的一版。放弃后不能撤销。',
      okText: '放弃改动',
      cancelText: '取消',
      onOk: async () => {
        await draft.run(() => call('discardSchemeDraft', { year }))
        forgetYear(year)
      },
    })
  }
  return (
    <div className="targets-page" onKeyDown={keys}>
      <PageHeader
        title="指标与目标"
        note={
          <>
            <Segmented<Tab> aria-label="看哪一部分" options={[...TABS]} value={tab} onChange={show} />
            <span role="status" className="targets-note">
              {given.archived
                ? '已归档，只能查看'
                : page.draft.changes === 0
                  ? `第 ${page.version} 版`
                  : `第 ${page.version} 版，草稿有 ${page.draft.changes} 处改动未保存`}
            </span>
          </>
        }
        actions={
          <>
            <Button
              onClick={() => {
                setOpen('versions')
              }}
            >
              历次版本
            </Button>
            {page.draft.changes === 0 || page.archived ? null : <Button onClick={discard}>放弃改动</Button>}
            <Button
              type="primary"
              disabled={page.archived}
              onClick={() => {
                setSaved(null)
                setOpen('check')
              }}
            >
              保存并检查
            </Button>
          </>
        }
      />
      {draft.failure === null || open === 'check' ? null : (
        <Alert className="targets-alert" type="error" showIcon title={draft.failure} />
      )}
      {page.draft.refused.length === 0 ? null : (
        <Alert
          className="targets-alert"
          type="warning"
          showIcon
          title={`方案在别处改过，草稿中有 ${page.draft.refused.length} 处改动不再适用：${page.draft.refused[0] ?? ''}`}
        />
      )}
      {saved === null ? null : (
        <Alert
          className="targets-alert"
          type="success"
          showIcon
          closable
          role="status"
          title={savedText(page.version, saved)}
          action={
            saved.oldForms === 0 ? null : (
              <LinkButton to="/$year/forms" params={{ year }}>
                去重新下发
              </LinkButton>
            )
          }
        />
      )}
      {tab === 'indicators' ? <IndicatorsTab year={year} page={page} draft={draft} jump={jump} /> : null}
      {tab === 'settings' ? <SettingsTab year={year} page={page} draft={draft} jump={jump} /> : null}
      {tab === 'calendar' ? <CalendarTab year={year} archived={page.archived} /> : null}
      {open === 'check' ? (
        <CheckDrawer
          year={year}
          page={page}
          draft={draft}
          onClose={() => {
            setOpen(null)
          }}
          onJump={lead}
          onSaved={(version, oldForms, reopened) => {
            setOpen(null)
            setSaved({ oldForms, reopened })
            forgetYear(year)
            void message.info(`已保存为第 ${version} 版`)
            void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'schemePage' })
          }}
        />
      ) : null}
      {open === 'versions' ? (
        <VersionsDrawer
          year={year}
          archived={page.archived}
          draft={draft}
          onClose={() => {
            setOpen(null)
          }}
        />
      ) : null}
    </div>
  )
}

function savedText(
  version: number,
  { oldForms, reopened }: { readonly oldForms: number; readonly reopened: number },
): string {
  const forms = oldForms === 0 ? '' : `${oldForms} 家单位的自评表需重新下发。`
  const items = reopened === 0 ? '' : `${reopened} 项核定结果已退回待审核。`
  return `已保存为第 ${version} 版。${forms}${items}`
}
