import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorState } from './error-state.tsx'
import { PageHeader } from './page-header.tsx'
import './state.css'

interface QueryViewProps<T> {
  readonly query: UseQueryResult<T>
  /** Of a page whose header needs the answer: stands alone while there is none. */
  readonly title?: string
  readonly children: (data: T) => ReactNode
}

/** What a question to main gives: its answer, that it is being read (only when it takes a while), or why there is none. */
export function QueryView<T>({ query, title, children }: QueryViewProps<T>) {
  if (query.data !== undefined) return children(query.data)
  return (
    <>
      {title === undefined ? null : <PageHeader title={title} />}
      {query.isError ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : (
        <p className="loading" role="status">
          正在读取…
        </p>
      )}
    </>
  )
}
