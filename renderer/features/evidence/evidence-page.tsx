import { useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useState } from 'react'
import type { EvidenceUnit } from '#shared/contract/evidence.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { scrollTo } from '../../components/scroll-to.ts'
import { SideList } from '../../components/side-list.tsx'
import { StatusTag, type Light } from '../../components/status-tag.tsx'
import { useYear } from '../../components/use-year.ts'
import { MissingActions } from './missing-actions.tsx'
import { UnitEvidenceView } from './unit-evidence-view.tsx'
import './evidence-page.css'

/** 佐证材料: what each unit has sent to show its results, and what is missing. */
export function EvidencePage() {
  const year = useYear()
  const units = useAnswer('evidenceUnits', { year })
  return (
    <QueryView query={units} title="佐证材料">
      {(data) => <Evidence year={year} units={data.units} />}
    </QueryView>
  )
}

function Evidence({ year, units }: { readonly year: number; readonly units: readonly EvidenceUnit[] }) {
  const { unit } = useSearch({ from: '/$year/evidence' })
  const navigate = useNavigate({ from: '/$year/evidence' })
  const [onlyMissing, setOnlyMissing] = useState(false)
  const lacking = units.filter(({ missing }) => missing > 0)
  const listed = onlyMissing ? lacking : units
  const shown = units.find((row) => row.unit === unit) ?? listed[0] ?? units[0]
  const files = units.reduce((sum, row) => sum + row.files, 0)
  return (
    <>
      <PageHeader
        title="佐证材料"
        note={`共 ${files} 份文件，${lacking.length} 家单位缺佐证`}
        actions={<MissingActions year={year} units={lacking.length} />}
      />
      <div className="evidence">
        <SideList className="evidence-units" label="单位">
          <Segmented
            block
            aria-label="按佐证情况查看"
            value={onlyMissing ? 'missing' : 'all'}
            onChange={(value) => {
              setOnlyMissing(value === 'missing')
            }}
            options={[
              { value: 'all', label: `全部 ${units.length}` },
              { value: 'missing', label: `缺佐证 ${lacking.length}` },
            ]}
          />
          {listed.length === 0 ? <p className="quiet evidence-none">没有缺佐证的单位。</p> : null}
          <ul>
            {listed.map((row) => {
              const [light, word] = lightOf(row)
              return (
                <li key={row.unit}>
                  <button
                    type="button"
                    ref={row.unit === shown?.unit ? scrollTo : null}
                    aria-current={row.unit === shown?.unit ? 'true' : undefined}
                    onClick={() => void navigate({ search: { unit: row.unit } })}
                  >
                    <span>{row.name}</span>
                    <StatusTag light={light}>{word}</StatusTag>
                  </button>
                </li>
              )
            })}
          </ul>
        </SideList>
        {shown === undefined ? (
          <EmptyState text="本年度还没有评价单位。" />
        ) : (
          <UnitEvidenceView key={shown.unit} year={year} unit={shown.unit} />
        )}
      </div>
    </>
  )
}

function lightOf({ handedIn, missing, files }: EvidenceUnit): readonly [Light, string] {
  if (!handedIn) return ['none', files === 0 ? '未报送' : `未报送，有 ${files} 份`]
  return missing === 0 ? ['good', `${files} 份`] : ['partial', `缺 ${missing} 处`]
}
