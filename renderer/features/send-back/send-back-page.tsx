import { useSearch } from '@tanstack/react-router'
import { useAnswer } from '../../api/use-answer.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { useYear } from '../../components/use-year.ts'
import { useClosedYear, useInCopy } from '../../components/writes.tsx'
import { Composer } from './composer.tsx'
import { SendBackList } from './send-back-list.tsx'
import './send-back-page.css'

/** 退回: what was sent back and how it stands; with a unit in the address, what to send back to it. */
export function SendBackPage() {
  const year = useYear()
  const { unit, item } = useSearch({ from: '/$year/send-back' })
  const closed = useClosedYear()
  const inCopy = useInCopy()
  if (unit !== undefined && closed) return <Closed year={year} text={`${year}年度已归档，不再退回单位。`} />
  if (unit !== undefined && inCopy)
    return <Closed year={year} text="这是协作副本，退回由分出的办公室办理，请告诉他们要退回什么。" />
  return unit === undefined ? <List year={year} /> : <Draft year={year} unit={unit} ask={item ?? null} />
}

function Closed({ year, text }: { readonly year: number; readonly text: string }) {
  return (
    <>
      <PageHeader title="退回" />
      <EmptyState text={`${text}退回过的记录在列表里。`}>
        <LinkButton to="/$year/send-back" params={{ year }} search={{}}>
          返回列表
        </LinkButton>
      </EmptyState>
    </>
  )
}

function List({ year }: { readonly year: number }) {
  const list = useAnswer('listSendBacks', { year })
  return (
    <QueryView query={list} title="退回">
      {(data) => <SendBackList year={year} list={data} />}
    </QueryView>
  )
}

function Draft({
  year,
  unit,
  ask,
}: {
  readonly year: number
  readonly unit: string
  readonly ask: string | null
}) {
  const draft = useAnswer('draftSendBack', { year, unit, ask })
  return (
    <QueryView query={draft} title="退回">
      {/* What the officer has written stays while the answer is asked anew, and goes with the return that it was about. */}
      {(data) => <Composer key={`${unit} ${data.submission?.id ?? 0}`} year={year} draft={data} ask={ask} />}
    </QueryView>
  )
}
