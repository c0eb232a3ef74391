import { Button, Input } from 'antd'
import { useState, type KeyboardEvent } from 'react'
import type { OwingUnit } from '#shared/contract/remind.ts'
import { useAct } from '../../api/use-act.ts'
import { Writes } from '../../components/writes.tsx'

interface ContactCellsProps {
  readonly year: number
  readonly unit: OwingUnit
  readonly editing: boolean
  readonly onEdit: (on: boolean) => void
}

/** Whom to call, the number large enough to dial from; changed in place, with what the unit's own return says proposed. */
export function ContactCells({ year, unit, editing, onEdit }: ContactCellsProps) {
  const { contact, proposed, unitName } = unit
  if (editing) return <ContactFields year={year} unit={unit} onClose={() => onEdit(false)} />
  const known = contact.liaison !== '' || contact.phone !== ''
  return (
    <div className="remind-contact">
      {known ? (
        <>
          <span>{contact.liaison === '' ? '—' : contact.liaison}</span>
          <span className="remind-phone">{contact.phone === '' ? '没有电话' : contact.phone}</span>
        </>
      ) : proposed === null ? (
        <span className="quiet">没有登记</span>
      ) : (
        <>
          <span className="quiet">{`${proposed.liaison === '' ? '' : `${proposed.liaison}，`}${proposed.from}填表人`}</span>
          <span className="remind-phone">{proposed.phone === '' ? '没有电话' : proposed.phone}</span>
        </>
      )}
      <Writes of="office">
        <button
          type="button"
          className="link-button"
          aria-label={`${known ? '修改' : '登记'}联系人：${unitName}`}
          onClick={() => onEdit(true)}
        >
          {known ? '修改' : '登记'}
        </button>
      </Writes>
    </div>
  )
}

function ContactFields({
  year,
  unit,
  onClose,
}: Pick<ContactCellsProps, 'year' | 'unit'> & { readonly onClose: () => void }) {
  const { contact, proposed, unitName } = unit
  const keep = useAct('keepUnit')
  const [liaison, setLiaison] = useState(contact.liaison === '' ? (proposed?.liaison ?? '') : contact.liaison)
  const [phone, setPhone] = useState(contact.phone === '' ? (proposed?.phone ?? '') : contact.phone)
  const save = async (): Promise<void> => {
    try {
      const next = { leader: contact.leader, liaison, phone }
      await keep.mutateAsync({ year, unit: unit.unit, aliases: null, kind: null, contact: next })
      onClose()
    } catch {
      // The failure stands below the fields.
    }
  }
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') void save()
    if (event.key === 'Escape') onClose()
  }
  return (
    <div className="remind-contact" onKeyDown={keys} role="group" aria-label={`${unitName}的联系人`}>
      <Input
        aria-label="联络员"
        placeholder="联络员"
        autoFocus
        maxLength={200}
        value={liaison}
        onChange={(event) => {
          setLiaison(event.target.value)
        }}
      />
      <Input
        aria-label="电话"
        placeholder="电话"
        maxLength={200}
        value={phone}
        onChange={(event) => {
          setPhone(event.target.value)
        }}
      />
      <Button disabled={keep.isPending} onClick={() => void save()}>
        保存
      </Button>
      <Button onClick={onClose}>取消</Button>
      {keep.failure === null ? null : (
        <span role="alert" className="remind-failure">
          {keep.failure}
        </span>
      )}
    </div>
  )
}
