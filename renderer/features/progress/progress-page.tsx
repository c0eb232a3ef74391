import { useSearch } from '@tanstack/react-router'
import { useYear } from '../../components/use-year.ts'
import { InspectionsTab } from './inspections-tab.tsx'
import { ProgressTab } from './progress-tab.tsx'
import './progress-page.css'

/** 进展与督导: what the units tell of their tasks in the year, and what the office found out there. */
export function ProgressPage() {
  const year = useYear()
  const { tab } = useSearch({ from: '/$year/progress' })
  return tab === 'inspections' ? <InspectionsTab year={year} /> : <ProgressTab year={year} />
}
