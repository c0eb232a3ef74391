import { useNavigate, useParams } from '@tanstack/react-router'
import { Button, Select, Space } from 'antd'
import { useStatus } from '../api/years.ts'
import { useLastSaved } from '../api/last-saved.ts'
import { usePreferences } from './preferences.ts'
import { FONT_SIZES } from './theme.ts'

export function TopBar() {
  return (
    <header className="top-bar">
      <span className="top-bar-name">科素考评</span>
      <YearSwitch />
      <span className="top-bar-space" />
      <SavedState />
      <FontSize />
    </header>
  )
}

function YearSwitch() {
  const { year } = useParams({ strict: false })
  const navigate = useNavigate()
  const years = useStatus().data?.years ?? []
  if (years.length === 0) return null
  return (
    <Select
      aria-label="年度"
      placeholder="选择年度"
      value={year ?? null}
      options={years.map((known) => ({
        value: known.year,
        label: `${known.year}年度${known.sample ? '（示例）' : ''}`,
      }))}
      onChange={(chosen: number) => void navigate({ to: '/$year', params: { year: chosen } })}
      popupMatchSelectWidth={false}
    />
  )
}

function SavedState() {
  const at = useLastSaved((state) => state.at)
  return (
    <span className="top-bar-saved" role="status">
      {at === null ? '改动会自动保存' : `已保存 ${at}`}
    </span>
  )
}

function FontSize() {
  const fontSize = usePreferences((state) => state.fontSize)
  const changeFontSize = usePreferences((state) => state.changeFontSize)
  return (
    <Space.Compact role="group" aria-label="字号">
      <Button
        aria-label="A−，缩小字号"
        title="缩小字号"
        disabled={fontSize === FONT_SIZES[0]}
        onClick={() => {
          changeFontSize(-1)
        }}
      >
        A−
      </Button>
      <Button
        aria-label="A+，放大字号"
        title="放大字号"
        disabled={fontSize === FONT_SIZES.at(-1)}
        onClick={() => {
          changeFontSize(1)
        }}
      >
        A+
      </Button>
    </Space.Compact>
  )
}
