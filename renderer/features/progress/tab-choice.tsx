import { useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'

export function TabChoice() {
  const { tab } = useSearch({ from: '/$year/progress' })
  const navigate = useNavigate({ from: '/$year/progress' })
  return (
    <Segmented
      aria-label="进展或督导"
      value={tab ?? 'progress'}
      options={[
        { value: 'progress', label: '进展' },
        { value: 'inspections', label: '督导检查和调研' },
      ]}
      onChange={(chosen) => void navigate({ search: chosen === 'inspections' ? { tab: 'inspections' } : {} })}
    />
  )
}
