import { Link } from '@tanstack/react-router'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeader } from '../components/page-header.tsx'

export function NotFound() {
  return (
    <>
      <PageHeader title="没有这一页" />
      <EmptyState text="这个地址没有对应的页面，可能是旧的收藏。请从左侧菜单选择，或回到工作台。">
        <Link to="/">回到工作台</Link>
      </EmptyState>
    </>
  )
}
