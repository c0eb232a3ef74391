import { Alert, App, Input, Radio } from 'antd'
import { useState } from 'react'
import type { HonorName, NominationRecord, NominationsPage } from '#shared/contract/nominations.ts'
import { useAct } from '../../api/use-act.ts'
import { Dialog } from '../../components/dialog.tsx'
import { UnitSelect } from '../../components/unit-select.tsx'

interface NominationDialogProps {
  readonly year: number
  readonly units: NominationsPage['units']
  /** null: a new one. */
  readonly record: NominationRecord | null
  readonly onClose: () => void
}

const HONORS: readonly HonorName[] = ['先进个人', '先进单位']

/** One nomination: who, of which unit, and what for. */
export function NominationDialog({ year, units, record, onClose }: NominationDialogProps) {
  const { message } = App.useApp()
  const save = useAct('saveNomination')
  const [honor, setHonor] = useState<HonorName>(record?.honor ?? '先进个人')
  const [unit, setUnit] = useState<string | null>(record?.unit ?? null)
  const [texts, setTexts] = useState({
    name: record?.name ?? '',
    post: record?.post ?? '',
    merits: record?.merits ?? '',
    reason: '',
  })
  const text = (field: keyof typeof texts) => ({
    value: texts[field],
    onChange: (event: { readonly target: { readonly value: string } }) => {
      setTexts({ ...texts, [field]: event.target.value })
    },
  })
  const person = honor === '先进个人'
  const missing = unit === null || texts.merits.trim() === '' || (person && texts.name.trim() === '')
  const submit = async (): Promise<void> => {
    try {
      await save.mutateAsync({ year, number: record?.number ?? null, honor, unit: unit ?? '', ...texts })
      void message.info(record === null ? '已登记，可在操作记录中撤销' : '已保存，原来的内容留在操作记录里')
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title={record === null ? '登记推荐' : record.withdrawn ? '恢复推荐' : '修改推荐'}
      verb={record === null ? '登记' : record.withdrawn ? '恢复并保存' : '保存修改'}
      width="min(680px, 92vw)"
      disabled={missing}
      busy={save.isPending}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <div className="field-grid">
        <span id="nomination-honor">类别</span>
        <Radio.Group
          aria-labelledby="nomination-honor"
          value={honor}
          options={HONORS.map((word) => ({ value: word, label: word }))}
          onChange={(event) => {
            setHonor(event.target.value === '先进单位' ? '先进单位' : '先进个人')
          }}
        />
        <label htmlFor="nomination-unit">{person ? '所在单位' : '单位'}</label>
        <UnitSelect
          id="nomination-unit"
          placeholder="名称、简称或拼音"
          required
          units={units}
          value={unit}
          onChange={setUnit}
        />
        {person ? (
          <>
            <label htmlFor="nomination-name">姓名</label>
            <Input id="nomination-name" maxLength={100} {...text('name')} />
            <label htmlFor="nomination-post">职务</label>
            <Input id="nomination-post" maxLength={100} placeholder="没有可不填" {...text('post')} />
          </>
        ) : null}
        <label htmlFor="nomination-merits">主要事迹</label>
        <Input.TextArea
          id="nomination-merits"
          rows={4}
          maxLength={2000}
          placeholder="做了什么、效果如何，写进推荐理由"
          {...text('merits')}
        />
        {record === null ? null : (
          <>
            <label htmlFor="nomination-reason">修改的原因</label>
            <Input id="nomination-reason" maxLength={500} placeholder="没有可不填" {...text('reason')} />
          </>
        )}
      </div>
      {save.failure === null ? null : <Alert type="error" showIcon title={save.failure} />}
    </Dialog>
  )
}
