import QuestionCircleOutlined from '@ant-design/icons/QuestionCircleOutlined'
import RedoOutlined from '@ant-design/icons/RedoOutlined'
import SearchOutlined from '@ant-design/icons/SearchOutlined'
import UndoOutlined from '@ant-design/icons/UndoOutlined'
import { Link, useMatchRoute, useNavigate } from '@tanstack/react-router'
import { Button, Select, Space } from 'antd'
import { useStatus } from '../api/years.ts'
import { useLastSaved } from '../api/last-saved.ts'
import { useUnsavedScores } from '../api/score-drafts.ts'
import { FONT_SIZES, usePreferences } from '../components/preferences.ts'
import { BackupMark } from './backup-mark.tsx'
import { useOverlays } from './overlays.ts'
import { Person } from './person.tsx'
import { useShownYear } from '../components/use-shown-year.ts'
import { useUndo } from './use-undo.ts'

export function TopBar() {
  const show = useOverlays((state) => state.show)
  const status = useStatus().data
  const sound = status?.problem === null && status.damage === null
  return (
    <header className="top-bar">
      <span className="top-bar-name">科素考评</span>
      <YearSwitch />
      <Button
        className="top-bar-search"
        icon={<SearchOutlined />}
        aria-label="搜索，Ctrl+K"
        title="搜索页面、单位、指标、文件（Ctrl+K）"
        onClick={() => {
          show('search')
        }}
      >
        <span className="top-bar-word">搜索 Ctrl+K</span>
      </Button>
      <span className="top-bar-space" />
      <UndoButtons />
      <SavedState />
      {sound ? <BackupMark /> : null}
      <Person />
      <FontSize />
      <Button
        icon={<QuestionCircleOutlined />}
        aria-label="本页说明，F1"
        title="本页说明和按键（F1）"
        onClick={() => {
          show('help')
        }}
      />
    </header>
  )
}

function YearSwitch() {
  const year = useShownYear()
  const navigate = useNavigate()
  const years = useStatus().data?.years ?? []
  if (years.length === 0) return null
  return (
    <Select
      aria-label="年度"
      placeholder="选择年度"
      value={year}
      options={years.map((known) => ({
        value: known.year,
        label: `${known.year}年度${known.sample ? '（示例）' : ''}`,
      }))}
      onChange={(chosen: number) => void navigate({ to: '/$year', params: { year: chosen } })}
      popupMatchSelectWidth={false}
    />
  )
}

function UndoButtons() {
  const { canUndo, canRedo, undo, redo } = useUndo()
  return (
    <Space.Compact role="group" aria-label="撤销和重做">
      <Button
        icon={<UndoOutlined />}
        aria-label="撤销"
        title="撤销刚才的操作（Ctrl+Z）"
        disabled={!canUndo}
        onClick={undo}
      />
      <Button
        icon={<RedoOutlined />}
        aria-label="重做"
        title="重做刚撤销的操作（Ctrl+Y）"
        disabled={!canRedo}
        onClick={redo}
      />
    </Space.Compact>
  )
}

function SavedState() {
  const at = useLastSaved((state) => state.at)
  const damaged = (useStatus().data?.damage ?? null) !== null
  const saved = at === null ? '改动会自动保存' : `已保存 ${at}`
  const [unsaved, ...more] = useUnsavedScores()
  const beside = useMatchRoute()({ to: '/$year/review' }) !== false
  // On the page itself each is marked where it stands.
  if (unsaved !== undefined && !beside && !damaged) {
    const { year, unit, indicator } = unsaved
    return (
      <Link
        className="top-bar-unsaved"
        to="/$year/review"
        params={{ year }}
        search={{ unit, item: indicator }}
      >{`审核有 ${more.length + 1} 项没有保存`}</Link>
    )
  }
  return (
    <span className="top-bar-saved" role="status">
      {damaged ? '现在只能查看' : saved}
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
