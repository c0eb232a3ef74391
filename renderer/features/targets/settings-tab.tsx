import { Select, Switch } from 'antd'
import dayjs from 'dayjs'
import { useEffect } from 'react'
import type { SchemePage } from '#shared/contract/scheme.ts'
import { GroupSettings } from './group-settings.tsx'
import { fieldIdIn, type Jump } from './jump.ts'
import { DayPicker } from '../../components/day-picker.tsx'
import { Writes } from '../../components/writes.tsx'
import { QuotaSetting } from './quota-setting.tsx'
import { RowsEditor } from './rows-editor.tsx'
import { Before, SettingField, type TextField } from './setting-field.tsx'
import type { SchemeDraft } from './use-scheme-draft.ts'

interface SettingsTabProps {
  readonly year: number
  readonly page: SchemePage
  readonly draft: SchemeDraft
  readonly jump: Jump | null
}

/** 计分办法: what holds for all groups, and each group's blocks and units. */
export function SettingsTab({ year, page, draft, jump }: SettingsTabProps) {
  const { settings } = page
  useEffect(() => {
    if (jump === null || jump.kind === 'indicator') return
    const field = document.getElementById(fieldIdIn(jump))
    field?.focus()
    if (field instanceof HTMLInputElement) field.select()
    field?.scrollIntoView({ block: 'center' })
  }, [jump])
  const text = (field: TextField, label: string, unit = '') => (
    <SettingField year={year} draft={draft} settings={settings} field={field} label={label} unit={unit} />
  )
  const set = (field: 'formula' | 'bonusCounts' | 'vetoAllowed' | 'deadline', value: string): void => {
    void draft.change({ kind: 'setting', field, text: value })
  }
  return (
    <div className="settings-scroll" tabIndex={0} role="region" aria-label="计分办法">
      <Writes>
        <div className="settings-columns">
          <section className="panel">
            <h2>时间</h2>
            <div className="setting-row">
              <label htmlFor="setting-deadline">报送截止日期</label>
              <DayPicker
                id="setting-deadline"
                allowClear={false}
                value={dayjs(settings.deadline)}
                onChange={(value) => {
                  if (value !== null) set('deadline', value.format('YYYY-MM-DD'))
                }}
              />
              <Before settings={settings} field="deadline" />
            </div>
            <p className="quiet">改截止日期不影响已下发的自评表，但表上印的仍是原日期，请另行通知各单位。</p>
            {text('appealWorkingDays', '申诉期', '个工作日')}
          </section>
          <section className="panel">
            <h2>计分</h2>
            {text('name', '办法名称')}
            {text('leadWeight', '牵头单位权重', '倍，责任单位为 1')}
            <div className="setting-row">
              <label htmlFor="setting-formula">控制型算法</label>
              <Select
                id="setting-formula"
                value={settings.formula}
                popupMatchSelectWidth={false}
                options={[
                  { value: 'double', label: '2 − 完成值 ÷ 目标值' },
                  { value: 'inverse', label: '目标值 ÷ 完成值' },
                ]}
                onChange={(value: string) => {
                  set('formula', value)
                }}
              />
              <Before settings={settings} field="formula" />
            </div>
            <h3>定性档次（占分值的百分比，最高一档含 100%）</h3>
            <RowsEditor
              id="setting-bands"
              what="档"
              headers={['档次', '从百分之几起']}
              figures={[false, true]}
              rows={settings.bands.map(({ name, from }) => ({ first: name, second: from }))}
              addWord="加一档"
              fresh={{ first: '', second: '' }}
              least={1}
              onCommit={(rows) =>
                draft.change({
                  kind: 'bands',
                  bands: rows.map(({ first, second }) => ({ name: first, from: second })),
                })
              }
            />
          </section>
          <section className="panel">
            <h2>加分和扣分</h2>
            {text('bonusCap', '加分封顶', '分')}
            <div className="setting-row">
              <label htmlFor="setting-bonusCounts">加分计入总分</label>
              <Switch
                id="setting-bonusCounts"
                checked={settings.bonusCounts}
                checkedChildren="计入"
                unCheckedChildren="只用于排序"
                onChange={(checked) => {
                  set('bonusCounts', checked ? '是' : '否')
                }}
              />
              <Before settings={settings} field="bonusCounts" />
            </div>
            <h3>加分级别，从高到低</h3>
            <RowsEditor
              id="setting-levels"
              what="级"
              headers={['级别', '加几分']}
              figures={[false, true]}
              rows={settings.levels.map(({ name, points }) => ({ first: name, second: points }))}
              addWord="加一级"
              fresh={{ first: '', second: '' }}
              least={1}
              onCommit={(rows) =>
                draft.change({
                  kind: 'levels',
                  levels: rows.map(({ first, second }) => ({ name: first, points: second })),
                })
              }
            />
            {text('deductionCap', '扣分封顶', '分')}
            {text('latePerWorkingDay', '每逾期 1 个工作日扣', '分')}
            {text('lateCap', '逾期扣分封顶', '分')}
            {text('falseMaterial', '材料不实扣', '分，并不得评优')}
            <div className="setting-row">
              <label htmlFor="setting-vetoAllowed">一票否决</label>
              <Switch
                id="setting-vetoAllowed"
                checked={settings.vetoAllowed}
                checkedChildren="启用"
                unCheckedChildren="不启用"
                onChange={(checked) => {
                  set('vetoAllowed', checked ? '是' : '否')
                }}
              />
              <Before settings={settings} field="vetoAllowed" />
            </div>
          </section>
          <section className="panel">
            <h2>等次和名额</h2>
            <RowsEditor
              id="setting-grades"
              what="等"
              headers={['等次，从高到低', '从几分起']}
              figures={[false, true]}
              rows={settings.grades.map(({ name, from }) => ({ first: name, second: from }))}
              addWord="加一个等次"
              fresh={{ first: '', second: '' }}
              least={2}
              onCommit={(rows) =>
                draft.change({
                  kind: 'grades',
                  grades: rows.map(({ first, second }) => ({ name: first, from: second })),
                })
              }
            />
            <QuotaSetting year={year} draft={draft} settings={settings} />
          </section>
          {page.groups.map((group) => (
            <GroupSettings key={group.id} year={year} page={page} group={group} draft={draft} />
          ))}
        </div>
      </Writes>
    </div>
  )
}
