import { useNavigate, useSearch } from '@tanstack/react-router'
import { Tabs } from 'antd'
import type { ReactNode } from 'react'
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

/** Shut in a 协作副本. */
function ofOffice(panel: ReactNode): ReactNode {
  return <Writes of="office">{panel}</Writes>
}

const TABS = [
  {
    key: 'heading',
    label: '单位抬头',
    children: ofOffice(<HeadingPanel />),
  },
  {
    key: 'letterhead',
    label: '版头和版记',
    children: ofOffice(<LetterheadPanel />),
  },
  {
    key: 'fonts',
    label: '公文字体',
    children: ofOffice(<FontsPanel />),
  },
  { key: 'backup', label: '备份', children: <BackupPanel /> },
  {
    key: 'operators',
    label: '操作人员',
    children: ofOffice(<OperatorsPanel />),
  },
  {
    key: 'second-check',
    label: '复核',
    children: ofOffice(<SecondCheckPanel />),
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
