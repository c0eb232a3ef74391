import { PageHeader } from '../../components/page-header.tsx'

export function ScoresPage() {
  return <PageHeader title="scores" />
}
