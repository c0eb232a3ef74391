import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { ErrorState } from '../components/error-state.tsx'
import { PageHeader } from '../components/page-header.tsx'

/** A fault of the page itself: the menu and the data stay. */
export function Broken({ error }: ErrorComponentProps) {
  const router = useRouter()
  return (
    <>
      <PageHeader title="这一页打不开" />
      <ErrorState error={error} retry={() => void router.invalidate()} />
    </>
  )
}
