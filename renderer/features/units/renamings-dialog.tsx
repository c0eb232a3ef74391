import { Alert, App, Checkbox, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { YEARS } from '#shared/contract/years.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Dialog } from '../../components/dialog.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { useSettled } from '../../components/use-settled.ts'
import { Effects } from '../../components/effects.tsx'

interface RenamingsDialogProps {
  readonly year: number
  readonly onClose: () => void
}

/** 常见更名 of 2018—2019: the officer picks, says from when and by which paper; nothing is picked beforehand. */
export function RenamingsDialog({ year, onClose }: RenamingsDialogProps) {
  const { message } = App.useApp()
  const [from, setFrom] = useState(year)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [document, setDocument] = useState('')
  const proposals = useAnswer('commonRenamings', { from })
  const request = { units: [...chosen], from, document, reason: '机构改革', confirmed: false }
  const settled = useSettled(JSON.stringify(request))
  const isSettled = settled === JSON.stringify(request)
  const told = useAnswer('applyRenamings', request, chosen.length > 0 && isSettled)
  const act = useAct('applyRenamings')
  const record = async (): Promise<void> => {
    try {
      await act.mutateAsync({ ...request, confirmed: true })
      void message.info(`已登记 ${chosen.length} 家更名，可在各单位的变更记录中撤销`)
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title="常见更名"
      verb={`登记所选 ${chosen.length} 家更名`}
      disabled={told.data === undefined || !isSettled}
      busy={act.isPending}
      width="min(760px, 94vw)"
      onDo={() => void record()}
      onClose={onClose}
    >
      <Alert
        type="warning"
        showIcon
        title="常见更名，请按本市文件核对：下面是 2018—2019 年机构改革中常见的名称，不出自本实施方案。核对后勾选，不勾选的不会改动。"
      />
      <div className="field-grid renamings-fields">
        <label htmlFor="renamings-from">新名称从哪一年度起用</label>
        <InputNumber
          id="renamings-from"
          min={YEARS.first}
          max={YEARS.last}
          controls={false}
          precision={0}
          value={from}
          onChange={(value) => {
            if (value !== null) setFrom(value)
          }}
        />
        <label htmlFor="renamings-document">文号</label>
        <Input
          id="renamings-document"
          maxLength={100}
          placeholder="本市机构改革文件的文号"
          value={document}
          onChange={(event) => {
            setDocument(event.target.value)
          }}
        />
      </div>
      <QueryView query={proposals}>
        {({ renamings }) => (
          <table className="plain-table renamings">
            <thead>
              <tr>
                <th scope="col">选</th>
                <th scope="col">现名</th>
                <th scope="col">改革后常用名</th>
                <th scope="col">同时登记的简称</th>
                <th scope="col">说明</th>
              </tr>
            </thead>
            <tbody>
              {renamings.map(({ unit, from: before, to, aliases, note, done }) => (
                <tr key={unit}>
                  <td>
                    <Checkbox
                      aria-label={`选择${before}更名为${to}`}
                      disabled={done !== null}
                      checked={chosen.includes(unit)}
                      onChange={(event) => {
                        setChosen(
                          event.target.checked ? [...chosen, unit] : chosen.filter((other) => other !== unit),
                        )
                      }}
                    />
                  </td>
                  <th scope="row">{before}</th>
                  <td>{to}</td>
                  <td>{aliases.length === 0 ? '—' : aliases.join('、')}</td>
                  <td>{done ?? note}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </QueryView>
      <Effects
        query={told}
        word="登记后"
        missing={chosen.length === 0 ? '勾选单位后，这里说明登记后有哪些变化。' : null}
      />
      {act.failure === null ? null : <Alert type="error" showIcon title={act.failure} />}
    </Dialog>
  )
}
