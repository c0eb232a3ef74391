import { App, Button, Drawer, Space } from 'antd'
import { useState } from 'react'
import type { UnitEntry, UnitRegister } from '#shared/contract/units.ts'
import { StatusTag } from '../../components/status-tag.tsx'
import { useReturnFocus } from '../../components/use-return-focus.ts'
import { Writes } from '../../components/writes.tsx'
import { ChangeDialog, type ChangeKind } from './change-dialog.tsx'
import { EnlistDialog } from './enlist-dialog.tsx'
import { UnitForm } from './unit-form.tsx'
import { UnitHistory } from './unit-history.tsx'
import { periodText, STANDINGS } from './unit-words.ts'

const CHANGES: readonly (readonly [ChangeKind, string])[] = [
  ['renamed', '更名'],
  ['merged', '并入其他单位'],
  ['transferred', '职责划转'],
  ['ended', '停止评价'],
]

interface UnitDrawerProps {
  readonly year: number
  readonly unit: UnitEntry
  readonly register: UnitRegister
  readonly onClose: () => void
}

/** All that the office keeps of one unit. */
export function UnitDrawer({ year, unit, register, onClose }: UnitDrawerProps) {
  useReturnFocus()
  const [changing, setChanging] = useState<ChangeKind | 'enlist' | null>(null)
  const { modal } = App.useApp()
  const [unsaved, setUnsaved] = useState(false)
  const close = (): void => {
    setChanging(null)
  }
  const leave = (): void => {
    if (!unsaved) {
      onClose()
      return
    }
    modal.confirm({
      title: `${unit.name}的资料有改动，还没有保存`,
      content: '关闭后，这些改动不保留。',
      okText: '不保存，关闭',
      cancelText: '继续填写',
      onOk: onClose,
    })
  }
  const [light, word] = STANDINGS[unit.standing]
  const exists = unit.standing === 'evaluated' || unit.standing === 'not-evaluated'
  return (
    <Drawer open onClose={leave} title={unit.name} size="min(620px, 70vw)">
      <div className="unit-drawer">
        <p>
          <StatusTag light={light}>{word}</StatusTag>
          <span>{unit.group === null ? '' : `${unit.group.name}组`}</span>
          <span>{`起止：${periodText(unit)}`}</span>
          {unit.otherNames.length === 0 ? null : (
            <span>{`其他年度的名称：${unit.otherNames.join('、')}`}</span>
          )}
        </p>
        <section aria-labelledby="unit-data">
          <h2 id="unit-data">资料</h2>
          <Writes of="office">
            <UnitForm key={unit.unit} year={year} unit={unit} register={register} onChanged={setUnsaved} />
          </Writes>
        </section>
        <section aria-labelledby="unit-changes">
          <h2 id="unit-changes">变更</h2>
          {exists ? (
            <Writes>
              <Space wrap>
                {CHANGES.map(([kind, text]) => (
                  <Button
                    key={kind}
                    onClick={() => {
                      setChanging(kind)
                    }}
                  >
                    {text}
                  </Button>
                ))}
                {unit.standing === 'not-evaluated' ? (
                  <Button
                    onClick={() => {
                      setChanging('enlist')
                    }}
                  >
                    列入本年评价
                  </Button>
                ) : null}
              </Space>
            </Writes>
          ) : (
            <p className="quiet">{`${year}年度没有这个单位，不能登记变更。有误的，请撤销下面的变更。`}</p>
          )}
          <UnitHistory unit={unit} />
        </section>
      </div>
      {changing === null ? null : changing === 'enlist' ? (
        <EnlistDialog year={year} unit={unit} register={register} onClose={close} />
      ) : (
        <ChangeDialog year={year} unit={unit} register={register} kind={changing} onClose={close} />
      )}
    </Drawer>
  )
}
