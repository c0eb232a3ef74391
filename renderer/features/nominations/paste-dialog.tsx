import { Alert, App, Input } from 'antd'
import { useMemo, useState } from 'react'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Dialog } from '../../components/dialog.tsx'
import { Effects } from '../../components/effects.tsx'
import { parseClipboard } from '../../components/parse-clipboard.ts'
import { useSettled } from '../../components/use-settled.ts'

interface PasteDialogProps {
  readonly year: number
  readonly onClose: () => void
}

/** 从 Excel 粘贴: a block of cells, with what will become of it told before it is kept. */
export function PasteDialog({ year, onClose }: PasteDialogProps) {
  const { message } = App.useApp()
  const [text, setText] = useState('')
  const settled = useSettled(text)
  const block = useMemo(() => parseClipboard(settled).map((row) => [...row]), [settled])
  const filled = settled.trim() !== ''
  const preview = useAnswer('pasteNominations', { year, block, confirmed: false }, filled)
  const keep = useAct('pasteNominations')
  const submit = async (): Promise<void> => {
    try {
      const { effects } = await keep.mutateAsync({ year, block, confirmed: true })
      void message.info(effects[0] ?? '')
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title="从 Excel 粘贴"
      verb="登记"
      width="min(760px, 94vw)"
      disabled={!filled || preview.data === undefined || text !== settled}
      busy={keep.isPending}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>
        在 Excel 或 WPS
        里选中推荐表的各行，复制后粘贴到下面。第一行是表头的，按表头认出各列（单位、姓名、职务、主要事迹，可以有“类别”）；没有表头的，按单位、姓名、职务、主要事迹的顺序读。
      </p>
      <label htmlFor="nomination-block">粘贴到这里</label>
      <Input.TextArea
        id="nomination-block"
        data-first
        rows={8}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          keep.reset()
        }}
      />
      <Effects
        query={preview}
        word="登记后"
        missing={filled ? null : '粘贴后，这里说明能登记几条、哪些行认不出。'}
      />
      {keep.failure === null ? null : <Alert type="error" showIcon title={keep.failure} />}
    </Dialog>
  )
}
