import { Select } from 'antd'
import { useState } from 'react'
import type { SchemeGroupRow, SchemePage } from '#shared/contract/scheme.ts'
import { Dialog } from '../../components/dialog.tsx'
import { useOnce } from '../../components/use-once.ts'

interface AddIndicatorProps {
  readonly page: SchemePage
  readonly group: SchemeGroupRow
  readonly onClose: () => void
  readonly onAdd: (source: string) => Promise<void>
}

/** Asks which part of the plan the new indicator stands for; its 编号 follows from that. */
export function AddIndicator({ page, group, onClose, onAdd }: AddIndicatorProps) {
  const [source, setSource] = useState<string | null>(null)
  const [add, busy] = useOnce(onAdd)
  return (
    <Dialog
      title={`在${group.name}新增指标`}
      verb="新增指标"
      disabled={source === null}
      busy={busy}
      onDo={() => {
        if (source !== null) add(source)
      }}
      onClose={onClose}
    >
      <label htmlFor="add-source">对应规划中的哪项任务</label>
      <Select
        id="add-source"
        className="targets-wide"
        showSearch={{ optionFilterProp: 'label' }}
        placeholder="选择任务、目标或保障措施，可输入编号或文字查找"
        value={source}
        options={page.sources.map(({ key, text }) => ({ value: key, label: text }))}
        onChange={setSource}
      />
      <p className="quiet">
        编号由程序按任务编定，用过的编号不再使用。责任单位先照同一任务的指标列入，计分方式先按定性三档，都可以改。
      </p>
    </Dialog>
  )
}
