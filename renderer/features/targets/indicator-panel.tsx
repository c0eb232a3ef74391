import { Button, Checkbox, Select, Space } from 'antd'
import type { IndicatorRow, SchemeGroupRow, SchemePage } from '#shared/contract/scheme.ts'
import { DraftField, FieldMessage } from './draft-field.tsx'
import { cellKey, changedFrom, RULE_WORDS } from './indicator-columns.ts'
import { Writes } from '../../components/writes.tsx'
import { useOnce } from '../../components/use-once.ts'
import { RowsEditor } from './rows-editor.tsx'
import { RULE_HINTS } from './rule-hints.ts'
import { UnitGrid } from './unit-grid.tsx'
import type { SchemeDraft } from './use-scheme-draft.ts'

interface IndicatorPanelProps {
  readonly year: number
  readonly page: SchemePage
  readonly group: SchemeGroupRow
  readonly row: IndicatorRow
  readonly draft: SchemeDraft
  readonly onCopy: () => Promise<void>
  readonly onRetire: () => void
}

/** All of one indicator that the grid has no column for: rule in full, units with their targets, evidence. */
export function IndicatorPanel({ year, page, group, row, draft, onCopy, onRetire }: IndicatorPanelProps) {
  const [copy] = useOnce(onCopy)
  const set = (
    field: 'rule' | 'block' | 'source' | 'noDataAllowed' | 'negativeAllowed',
    text: string,
  ): void => {
    void draft.change({ kind: 'indicator', group: group.id, indicator: row.id, field, text })
  }
  return (
    <aside className="targets-panel" aria-label="本项指标">
      <h2>{`${row.id} ${row.title}`}</h2>
      <Refusals year={year} group={group.id} row={row} />
      <div className="targets-known" tabIndex={0} role="region" aria-label="本项指标的计分和单位">
        <Writes>
          <label htmlFor="panel-rule">计分方式</label>
          <Select
            id="panel-rule"
            value={row.ruleName}
            options={RULE_WORDS.map((word) => ({ value: word, label: word }))}
            onChange={(word: string) => {
              set('rule', word)
            }}
          />
          <p className="quiet">{RULE_HINTS[row.rule]}</p>
          {row.rule === 'lower-is-better' ? (
            <p className="quiet">{`本年采用：${page.settings.formula === 'double' ? '2 − 完成值 ÷ 目标值' : '目标值 ÷ 完成值'}，可在“计分办法”中改。`}</p>
          ) : null}
          {row.rule === 'steps' ? (
            <RowsEditor
              id="panel-steps"
              key={row.id}
              what="级"
              headers={[row.measure === '' ? '完成值达到' : `完成值达到（${row.measure}）`, '得分比例（%）']}
              figures={[true, true]}
              rows={row.steps.map(({ atLeast, percent }) => ({ first: atLeast, second: percent }))}
              addWord="加一级"
              fresh={{ first: '', second: '' }}
              least={0}
              onCommit={(rows) =>
                draft.change({
                  kind: 'steps',
                  group: group.id,
                  indicator: row.id,
                  steps: rows.map(({ first, second }) => ({ atLeast: first, percent: second })),
                })
              }
            />
          ) : null}
          {row.rule === 'per-occurrence' ? (
            <PanelField
              year={year}
              group={group.id}
              row={row}
              draft={draft}
              field="pointsOff"
              label="每次扣分"
              stored={row.pointsOff}
            />
          ) : null}
          <div className="targets-checks">
            <Checkbox
              checked={row.noDataAllowed}
              onChange={({ target }) => {
                set('noDataAllowed', target.checked ? '是' : '否')
              }}
            >
              可填无数据
            </Checkbox>
            <Checkbox
              checked={row.negativeAllowed}
              onChange={({ target }) => {
                set('negativeAllowed', target.checked ? '是' : '否')
              }}
            >
              可填负数
            </Checkbox>
          </div>
          <h3>单位和目标</h3>
          <p className="quiet">单独目标空着的按本项目标，填“无”的没有目标。可从 Excel 粘贴一列。</p>
          <UnitGrid year={year} group={group} row={row} draft={draft} />
          <h3>其他</h3>
          <PanelField
            year={year}
            group={group.id}
            row={row}
            draft={draft}
            field="evidence"
            label="佐证要求"
            stored={row.evidence}
            lines
          />
          <label htmlFor="panel-block">板块</label>
          <Select
            id="panel-block"
            value={row.block}
            options={group.blocks.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(block: string) => {
              set('block', block)
            }}
          />
          <label htmlFor="panel-source">任务</label>
          <Select
            id="panel-source"
            showSearch={{ optionFilterProp: 'label' }}
            value={row.source}
            options={page.sources.map(({ key, text }) => ({ value: key, label: text }))}
            onChange={(source: string) => {
              set('source', source)
            }}
          />
        </Writes>
      </div>
      <Space>
        <Button disabled={page.archived} onClick={copy}>
          复制本项
        </Button>
        <Button disabled={page.archived} onClick={onRetire}>
          停用本项
        </Button>
      </Space>
    </aside>
  )
}

interface PanelFieldProps {
  readonly year: number
  readonly group: string
  readonly row: IndicatorRow
  readonly draft: SchemeDraft
  readonly field: 'pointsOff' | 'evidence'
  readonly label: string
  readonly stored: string
  readonly lines?: boolean
}

function PanelField({ year, group, row, draft, field, label, stored, lines = false }: PanelFieldProps) {
  const key = cellKey(year, group, row.id, field)
  return (
    <>
      <label htmlFor={`panel-${field}`}>{label}</label>
      <div className="targets-field">
        <DraftField
          id={`panel-${field}`}
          field={key}
          label={label}
          stored={stored}
          before={changedFrom(row, field)}
          lines={lines}
          onCommit={(text) => {
            void draft.keep([
              { key, text, stored, edit: { kind: 'indicator', group, indicator: row.id, field, text } },
            ])
          }}
        />
      </div>
      <FieldMessage field={key} />
    </>
  )
}

/** Why targets of its units were refused. */
function Refusals({
  year,
  group,
  row,
}: {
  readonly year: number
  readonly group: string
  readonly row: IndicatorRow
}) {
  return row.units.map(({ unit }) => (
    <FieldMessage key={unit} field={cellKey(year, group, row.id, `target ${unit}`)} />
  ))
}
