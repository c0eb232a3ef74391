import { Button, Dropdown } from 'antd'
import DownOutlined from '@ant-design/icons/DownOutlined'
import type { RequestOf } from '#shared/contract/calls.ts'
import type { OwingUnit } from '#shared/contract/remind.ts'
import { runJob, useJob } from '../../api/job.ts'
import { useKept } from '../../api/kept.ts'
import { call, deliver } from '../../api/main-side.ts'

type Paper = RequestOf<'writeReminders'>['papers'][number]

interface RemindPapersProps {
  readonly year: number
  /** For whom lists and notices are. */
  readonly units: readonly OwingUnit[]
  /** Anybody owes a form at all. */
  readonly any: boolean
}

/** 导出: notices as PDF, the list and the register as workbooks. */
export function RemindPapers({ year, units, any }: RemindPapersProps) {
  const running = useJob((state) => state.running) !== null
  const [, keepSaved] = useKept('reminders', year)
  const write = async (paper: Paper): Promise<void> => {
    const written = await runJob('notices', async () => {
      const names = paper === 'register' ? [] : units.map(({ unit }) => unit)
      const answer = await call('writeReminders', { year, units: names, papers: [paper] })
      await deliver(answer.saved)
      return answer.saved
    })
    if (written !== null) keepSaved(written)
  }
  const none = !any || units.length === 0
  const items: readonly { readonly key: Paper; readonly label: string; readonly disabled: boolean }[] = [
    { key: 'list', label: `催报名单（Excel，${units.length} 家）`, disabled: none },
    { key: 'notices', label: `催报通知（PDF，每家一份，${units.length} 份）`, disabled: none },
    { key: 'notice', label: '催报通知（PDF，合为一份，附名单）', disabled: none },
    { key: 'register', label: '收表登记表（Excel，全部单位）', disabled: false },
  ]
  return (
    <Dropdown
      disabled={running}
      trigger={['click']}
      // Inside the page's own landmark, not behind all of it.
      getPopupContainer={(button) => button.parentElement ?? document.body}
      menu={{
        items: [...items],
        onClick: ({ key }) => {
          const paper = items.find((item) => item.key === key)
          if (paper !== undefined) void write(paper.key)
        },
      }}
    >
      <Button aria-haspopup="menu" icon={<DownOutlined aria-hidden="true" />} iconPlacement="end">
        导出
      </Button>
    </Dropdown>
  )
}
