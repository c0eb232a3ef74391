import AimOutlined from '@ant-design/icons/AimOutlined'
import ApartmentOutlined from '@ant-design/icons/ApartmentOutlined'
import AuditOutlined from '@ant-design/icons/AuditOutlined'
import BellOutlined from '@ant-design/icons/BellOutlined'
import BookOutlined from '@ant-design/icons/BookOutlined'
import CalculatorOutlined from '@ant-design/icons/CalculatorOutlined'
import CompassOutlined from '@ant-design/icons/CompassOutlined'
import DiffOutlined from '@ant-design/icons/DiffOutlined'
import FileDoneOutlined from '@ant-design/icons/FileDoneOutlined'
import FileSearchOutlined from '@ant-design/icons/FileSearchOutlined'
import FolderOpenOutlined from '@ant-design/icons/FolderOpenOutlined'
import HistoryOutlined from '@ant-design/icons/HistoryOutlined'
import HomeOutlined from '@ant-design/icons/HomeOutlined'
import InboxOutlined from '@ant-design/icons/InboxOutlined'
import LikeOutlined from '@ant-design/icons/LikeOutlined'
import MenuFoldOutlined from '@ant-design/icons/MenuFoldOutlined'
import MenuUnfoldOutlined from '@ant-design/icons/MenuUnfoldOutlined'
import PaperClipOutlined from '@ant-design/icons/PaperClipOutlined'
import PlusSquareOutlined from '@ant-design/icons/PlusSquareOutlined'
import ReadOutlined from '@ant-design/icons/ReadOutlined'
import RollbackOutlined from '@ant-design/icons/RollbackOutlined'
import SendOutlined from '@ant-design/icons/SendOutlined'
import SettingOutlined from '@ant-design/icons/SettingOutlined'
import SolutionOutlined from '@ant-design/icons/SolutionOutlined'
import TeamOutlined from '@ant-design/icons/TeamOutlined'
import TrophyOutlined from '@ant-design/icons/TrophyOutlined'
import { Link } from '@tanstack/react-router'
import { usePreferences } from '../components/preferences.ts'
import { useShownYear } from '../components/use-shown-year.ts'

/** In the order of work. */
export const YEAR_PAGES = [
  { to: '/$year', word: '工作台', Icon: HomeOutlined },
  { to: '/$year/plan', word: '规划与任务', Icon: ReadOutlined },
  { to: '/$year/targets', word: '指标与目标', Icon: AimOutlined },
  { to: '/$year/units', word: '单位库', Icon: ApartmentOutlined },
  { to: '/$year/forms', word: '下发自评表', Icon: SendOutlined },
  { to: '/$year/progress', word: '进展与督导', Icon: CompassOutlined },
  { to: '/$year/receive', word: '收表', Icon: InboxOutlined },
  { to: '/$year/check', word: '导入核对', Icon: FileSearchOutlined },
  { to: '/$year/send-back', word: '退回', Icon: RollbackOutlined },
  { to: '/$year/remind', word: '催报', Icon: BellOutlined },
  { to: '/$year/evidence', word: '佐证材料', Icon: PaperClipOutlined },
  { to: '/$year/review', word: '审核', Icon: AuditOutlined },
  { to: '/$year/adjust', word: '加减分与否决', Icon: DiffOutlined },
  { to: '/$year/scores', word: '计分汇总', Icon: CalculatorOutlined },
  { to: '/$year/appeals', word: '反馈与申诉', Icon: SolutionOutlined },
  { to: '/$year/grades', word: '等次评定', Icon: TrophyOutlined },
  { to: '/$year/nominations', word: '表彰推荐', Icon: LikeOutlined },
  { to: '/$year/reports', word: '报告与导出', Icon: FileDoneOutlined },
  { to: '/$year/archive', word: '归档与对比', Icon: FolderOpenOutlined },
] as const

/** Pages of all years. */
const OTHER_PAGES = [
  { to: '/exchange', word: '多人协作', Icon: TeamOutlined },
  { to: '/log', word: '操作记录', Icon: HistoryOutlined },
  { to: '/settings', word: '设置', Icon: SettingOutlined },
  { to: '/start', word: '开始', Icon: PlusSquareOutlined },
  { to: '/manual', word: '使用手册', Icon: BookOutlined },
] as const

export function SideMenu() {
  const year = useShownYear()
  const folded = usePreferences((state) => state.menuFolded)
  const foldMenu = usePreferences((state) => state.foldMenu)
  const Fold = folded ? MenuUnfoldOutlined : MenuFoldOutlined
  return (
    <nav className="side-menu" aria-label="主菜单">
      <ul>
        {year === null
          ? null
          : YEAR_PAGES.map(({ to, word, Icon }) => (
              <li key={to}>
                <Link
                  to={to}
                  params={{ year }}
                  title={word}
                  activeOptions={{ exact: to === '/$year', includeSearch: false }}
                >
                  <Icon aria-hidden="true" />
                  <span className="side-menu-word">{word}</span>
                </Link>
              </li>
            ))}
        {OTHER_PAGES.map(({ to, word, Icon }) => (
          <li key={to}>
            <Link to={to} title={word} activeOptions={{ includeSearch: false }}>
              <Icon aria-hidden="true" />
              <span className="side-menu-word">{word}</span>
            </Link>
          </li>
        ))}
      </ul>
      <button
        type="button"
        aria-expanded={!folded}
        title={folded ? '展开菜单' : '收起菜单'}
        onClick={() => {
          foldMenu(!folded)
        }}
      >
        <Fold aria-hidden="true" />
        <span className="side-menu-word">{folded ? '展开菜单' : '收起菜单'}</span>
      </button>
    </nav>
  )
}
