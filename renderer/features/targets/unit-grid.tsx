import { Checkbox } from 'antd'
import type { IndicatorRow, SchemeGroupRow } from '#shared/contract/scheme.ts'
import type { GridEdit } from '../../components/grid.ts'
import { useGridKeys } from '../../components/use-grid-keys.ts'
import { DraftField } from './draft-field.tsx'
import { cellKey, changedFrom } from './indicator-columns.ts'
import { typedAt } from './typed-cells.ts'
import type { SchemeDraft, TypedEdit } from './use-scheme-draft.ts'

interface UnitGridProps {
  readonly year: number
  readonly group: SchemeGroupRow
  readonly row: IndicatorRow
  readonly draft: SchemeDraft
}

/** Who answers for an indicator, who leads, and each unit's own target; a column of targets can be pasted. */
export function UnitGrid({ year, group, row, draft }: UnitGridProps) {
  const own = new Map(row.units.map((unit) => [unit.unit, unit]))
  const keyOf = (unit: string): string => cellKey(year, group.id, row.id, `target ${unit}`)
  const textOf = (at: number): string | null => {
    const unit = own.get(group.units[at]?.unit ?? '')
    return unit === undefined ? null : (typedAt(keyOf(unit.unit))?.text ?? unit.target)
  }
  const toTyped = ({ row: at, text }: GridEdit): readonly TypedEdit[] => {
    const unit = own.get(group.units[at]?.unit ?? '')
    if (unit === undefined) return []
    const edit = {
      kind: 'unit-target',
      group: group.id,
      indicator: row.id,
      unit: unit.unit,
      text,
    } as const
    return [{ key: keyOf(unit.unit), text, stored: unit.target, edit }]
  }
  const keys = useGridKeys({
    rows: group.units.length,
    columns: 1,
    textOf,
    onEdit: (edits) => {
      void draft.keep(edits.flatMap(toTyped))
    },
    selectClicked: true,
    onUndo: draft.undo,
    onRedo: draft.redo,
  })
  const setRoles = (unit: string, charged: boolean, lead: boolean): void => {
    const others = row.units.filter((known) => known.unit !== unit)
    const units = [...others, ...(charged ? [{ unit, lead }] : [])]
    void draft.change({
      kind: 'roles',
      group: group.id,
      indicator: row.id,
      units: units.map((known) => known.unit),
      leads: units.filter((known) => known.lead).map((known) => known.unit),
    })
  }
  return (
    <div {...keys.frame}>
      <table className="plain-table targets-units">
        <thead>
          <tr>
            <th scope="col">单位</th>
            <th scope="col">责任</th>
            <th scope="col">牵头</th>
            <th scope="col" className="number">
              单独目标
            </th>
            <th scope="col" className="number">
              上年
            </th>
          </tr>
        </thead>
        <tbody>
          {group.units.map(({ unit, name }, at) => {
            const charged = own.get(unit)
            return (
              <tr key={unit}>
                <th scope="row">{name}</th>
                <td>
                  <Checkbox
                    aria-label={`责任单位 ${name}`}
                    checked={charged !== undefined}
                    onChange={({ target }) => {
                      setRoles(unit, target.checked, false)
                    }}
                  />
                </td>
                <td>
                  <Checkbox
                    aria-label={`牵头单位 ${name}`}
                    checked={charged?.lead === true}
                    onChange={({ target }) => {
                      setRoles(unit, true, target.checked)
                    }}
                  />
                </td>
                {charged === undefined ? (
                  <td className="number targets-fixed">—</td>
                ) : (
                  <td className="targets-cell">
                    <DraftField
                      {...keys.cell(at, 0)}
                      id={`target-${row.id}-${unit}`}
                      field={keyOf(unit)}
                      label={`${name}的目标`}
                      className="targets-figure"
                      placeholder={row.target}
                      stored={charged.target}
                      before={changedFrom(row, 'target', unit)}
                      onCommit={(text) => {
                        void draft.keep(toTyped({ row: at, column: 0, text }))
                      }}
                    />
                  </td>
                )}
                <td className="number">
                  {charged === undefined || charged.lastActual === '' ? '—' : charged.lastActual}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <span {...keys.end} />
    </div>
  )
}
