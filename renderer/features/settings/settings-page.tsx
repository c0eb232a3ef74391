import { useNavigate, useSearch } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { PageHeader } from '../../components/page-header.tsx'
import { Writes } from '../../components/writes.tsx'
import { AboutPanel } from './about-panel.tsx'
import { BackupPanel } from './backup-panel.tsx'
import { DisplayPanel } from './display-panel.tsx'
import { FontsPanel } from './fonts-panel.tsx'
import { HeadingPanel } from './heading-panel.tsx'
import { LetterheadPanel } from './letterhead-panel.tsx'
import { OperatorsPanel } from './operators-panel.tsx'
import { SecondCheckPanel } from './second-check-panel.tsx'
import './settings-page.css'

const TABS = [
  {
    key: 'heading',
    label: '单位抬头',
    children: (
      <Writes of="office">
        <HeadingPanel />
      </Writes>
    ),
  },
  {
    key: 'letterhead',
    label: '版头和版记',
    children: (
      <Writes of="office">
        <LetterheadPanel />
      </Writes>
    ),
  },
  {
    key: 'fonts',
    label: '公文字体',
    children: (
      <Writes of="office">
        <FontsPanel />
      </Writes>
    ),
  },
  { key: 'backup', label: '备份', children: <BackupPanel /> },
  {
    key: 'operators',
    label: '操作人员',
    children: (
      <Writes of="office">
        <OperatorsPanel />
      </Writes>
    ),
  },
  {
    key: 'second-check',
    label: '复核',
    children: (
      <Writes of="office">
        <SecondCheckPanel />
      </Writes>
    ),
  },
  { key: 'display', label: '字号', children: <DisplayPanel /> },
  { key: 'about', label: '关于', children: <AboutPanel /> },
]

/** What the office sets once for all years. */
export function SettingsPage() {
  const { tab } = useSearch({ from: '/settings' })
  const navigate = useNavigate({ from: '/settings' })
  return (
    <>
      <PageHeader title="设置" note="对各个年度都有效" />
      <Tabs
        className="fill-tabs"
        activeKey={tab ?? 'heading'}
        destroyOnHidden
        items={TABS}
        onChange={(key) => void navigate({ search: { tab: key }, replace: true })}
      />
    </>
  )
}
