import { Alert, Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { ExchangePage } from '#shared/contract/exchange.ts'
import type { ValueOf } from '#shared/contract/calls.ts'
import { runJob } from '../../api/job.ts'
import { call, deliver } from '../../api/main-side.ts'
import { Dialog } from '../../components/dialog.tsx'

interface HandOutDialogProps {
  readonly year: number
  readonly units: ExchangePage['units']
  readonly onWritten: (written: ValueOf<'handOutUnits'>) => void
  readonly onClose: () => void
}

/** 分给同事: whom, which units, and what to know. */
export function HandOutDialog({ year, units, onWritten, onClose }: HandOutDialogProps) {
  const [colleague, setColleague] = useState('')
  const [note, setNote] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const out = units.filter((unit) => chosen.includes(unit.unit) && unit.out.length > 0)
  const submit = async (): Promise<void> => {
    onClose()
    const written = await runJob('exchange', async () => {
      const answer = await call('handOutUnits', { year, units: chosen, colleague, note })
      await deliver(answer.saved)
      return answer
    })
    if (written !== null) onWritten(written)
  }
  return (
    <Dialog
      title="分给同事"
      verb={chosen.length === 0 ? '导出协作包' : `导出协作包（${chosen.length} 家）`}
      disabled={chosen.length === 0 || colleague.trim() === ''}
      busy={false}
      width="min(860px, 94vw)"
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>
        协作包里有所选单位的自评表、核对、审核和佐证，以及评价办法；其他单位的内容、等次和操作记录不带出去。
      </p>
      <div className="field-grid">
        <label htmlFor="hand-out-colleague">分给谁</label>
        <Input
          id="hand-out-colleague"
          data-first
          maxLength={40}
          placeholder="姓名，对方的操作会记在这个名字下"
          value={colleague}
          onChange={({ target }) => {
            setColleague(target.value)
          }}
        />
        <label htmlFor="hand-out-note">给对方的说明</label>
        <Input
          id="hand-out-note"
          maxLength={500}
          placeholder="可以不填"
          value={note}
          onChange={({ target }) => {
            setNote(target.value)
          }}
        />
      </div>
      <fieldset className="hand-out-units">
        <legend>单位</legend>
        <Button
          onClick={() => {
            setChosen(chosen.length === units.length ? [] : units.map(({ unit }) => unit))
          }}
        >
          {chosen.length === units.length ? '全部不选' : '全选'}
        </Button>
        <Checkbox.Group
          value={[...chosen]}
          onChange={(next) => {
            setChosen(next.map(String))
          }}
        >
          <div className="hand-out-grid">
            {units.map(({ unit, name, out: holders }) => (
              <Checkbox key={unit} value={unit}>
                {name}
                {holders.length === 0 ? null : (
                  <span className="quiet">{`（已分给${holders.join('、')}）`}</span>
                )}
              </Checkbox>
            ))}
          </div>
        </Checkbox.Group>
      </fieldset>
      {out.length === 0 ? null : (
        <Alert
          type="warning"
          showIcon
          title={`${out.map(({ name }) => name).join('、')}已经分出，还没有交回。再分一次也可以，合并时两边都改过的要逐处选定。`}
        />
      )}
    </Dialog>
  )
}
