import { App, Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import type { SchemeGroupRow, SchemePage } from '#shared/contract/scheme.ts'
import { DraftField, FieldMessage } from './draft-field.tsx'
import type { SchemeDraft } from './use-scheme-draft.ts'

interface GroupSettingsProps {
  readonly year: number
  readonly page: SchemePage
  readonly group: SchemeGroupRow
  readonly draft: SchemeDraft
}

/** One group: its blocks with their full marks, its units, and who of them is 单列. */
export function GroupSettings({ year, page, group, draft }: GroupSettingsProps) {
  const { modal } = App.useApp()
  const [refusal, setRefusal] = useState<string | null>(null)
  const change = async (edit: Parameters<SchemeDraft['change']>[0]): Promise<void> => {
    setRefusal(await draft.change(edit))
  }
  const sum = group.blocks.reduce((total, { max }) => total + Number(max), 0)
  const field = (part: 'name' | 'unrankedReason', label: string) => {
    const key = `${year} group ${group.id} ${part}`
    const stored = group[part]
    return (
      <>
        <div className="setting-row">
          <label htmlFor={`group-${group.id}-${part}`}>{label}</label>
          <span className="targets-field setting-long">
            <DraftField
              id={`group-${group.id}-${part}`}
              field={key}
              label={`${group.name}${label}`}
              stored={stored}
              before={null}
              onCommit={(text) => {
                void draft.keep([
                  { key, text, stored, edit: { kind: 'group', group: group.id, field: part, text } },
                ])
              }}
            />
          </span>
        </div>
        <FieldMessage field={key} />
      </>
    )
  }
  const block = (id: string, part: 'name' | 'max', stored: string, label: string) => {
    const key = `${year} block ${group.id} ${id} ${part}`
    return (
      <DraftField
        id={`block-${group.id}-${id}-${part}`}
        field={key}
        label={label}
        className={part === 'max' ? 'targets-figure' : undefined}
        stored={stored}
        before={null}
        onCommit={(text) => {
          void draft.keep([
            { key, text, stored, edit: { kind: 'block', group: group.id, block: id, field: part, text } },
          ])
        }}
      />
    )
  }
  return (
    <section className="panel">
      <h2>{group.name}</h2>
      {field('name', '组名')}
      <h3>{`板块，满分合计 ${sum}（应为 100）`}</h3>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">板块</th>
            <th scope="col" className="number">
              满分
            </th>
            <th scope="col" className="number">
              指标数
            </th>
            <th scope="col">
              <span className="visually-hidden">删去</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {group.blocks.map(({ id, name, max }) => (
            <tr key={id}>
              <td className="targets-cell">{block(id, 'name', name, `${group.name}板块名称 ${name}`)}</td>
              <td className="targets-cell">{block(id, 'max', max, `${group.name}${name}满分`)}</td>
              <td className="number">{group.indicators.filter((row) => row.block === id).length}</td>
              <td>
                <button
                  type="button"
                  className="link-button"
                  aria-label={`删去板块 ${name}`}
                  onClick={() => void change({ kind: 'remove-block', group: group.id, block: id })}
                >
                  删去
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {group.blocks.map(({ id }) =>
        (['name', 'max'] as const).map((part) => (
          <FieldMessage key={`${id} ${part}`} field={`${year} block ${group.id} ${id} ${part}`} />
        )),
      )}
      {refusal === null ? null : (
        <p role="alert" className="targets-refusal">
          {refusal}
        </p>
      )}
      <Button onClick={() => void change({ kind: 'add-block', group: group.id, ...freshBlock(group) })}>
        加一个板块
      </Button>
      <h3>{`单位 ${group.units.length} 家，勾选的单列（计分、不排名、不占名额）`}</h3>
      <ul className="setting-units" id={`group-${group.id}-units`} tabIndex={-1}>
        {group.units.map(({ unit, name, ranked }) => (
          <li key={unit}>
            <Checkbox
              checked={!ranked}
              onChange={({ target }) => void change({ kind: 'rank-unit', unit, ranked: !target.checked })}
            >
              {name}
            </Checkbox>
            <button
              type="button"
              className="link-button"
              aria-label={`移出 ${name}`}
              onClick={() => {
                modal.confirm({
                  title: `把${name}移出${group.name}`,
                  content: '移出后它不再承担本组的任何指标，本年不参加评价，除非列入别的组。保存前可以撤销。',
                  okText: '移出',
                  cancelText: '取消',
                  onOk: () => change({ kind: 'place-unit', unit, group: null }),
                })
              }}
            >
              移出
            </button>
          </li>
        ))}
      </ul>
      {field('unrankedReason', '单列原因')}
      {page.outside.length === 0 ? null : (
        <div className="setting-row">
          <label htmlFor={`group-${group.id}-enlist`}>列入单位</label>
          <Select
            id={`group-${group.id}-enlist`}
            className="targets-wide"
            placeholder="选择不在评价中的单位"
            value={null}
            options={page.outside.map(({ unit, name }) => ({ value: unit, label: name }))}
            onChange={(unit: string) => void change({ kind: 'place-unit', unit, group: group.id })}
          />
        </div>
      )}
    </section>
  )
}

/** A name and an id that the group does not have yet. */
function freshBlock({ blocks }: SchemeGroupRow): { readonly block: string; readonly name: string } {
  let number = 1
  const taken = (): boolean =>
    blocks.some(({ id, name }) => id === `block-${number}` || name === `新板块${number}`)
  while (taken()) number += 1
  return { block: `block-${number}`, name: `新板块${number}` }
}
