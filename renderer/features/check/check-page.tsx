import { PageHeader } from '../../components/page-header.tsx'

export function CheckPage() {
  return <PageHeader title="check" />
}
