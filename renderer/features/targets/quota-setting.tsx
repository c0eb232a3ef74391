import { Select } from 'antd'
import type { SchemeSettings } from '#shared/contract/scheme.ts'
import { DraftField, FieldMessage } from './draft-field.tsx'
import { Before } from './setting-field.tsx'
import type { SchemeDraft } from './use-scheme-draft.ts'

interface QuotaSettingProps {
  readonly year: number
  readonly draft: SchemeDraft
  readonly settings: SchemeSettings
}

/** How many units of a group may hold which grade. */
export function QuotaSetting({ year, draft, settings }: QuotaSettingProps) {
  const { quota, grades } = settings
  const key = `${year} setting quota`
  return (
    <>
      <h3>名额</h3>
      <div className="setting-row">
        <label htmlFor="setting-quota">名额等次</label>
        <Select
          id="setting-quota"
          popupMatchSelectWidth={false}
          value={quota?.grade ?? ''}
          options={[
            { value: '', label: '不设名额' },
            ...grades.map(({ name }) => ({ value: name, label: name })),
          ]}
          onChange={(grade: string) => {
            const percent = quota?.percent ?? '30'
            void draft.change({ kind: 'quota', quota: grade === '' ? null : { grade, percent } })
          }}
        />
        {quota === null ? null : (
          <>
            <span>不超过本组排名单位的</span>
            <span className="targets-field">
              <DraftField
                field={key}
                label="名额比例"
                className="targets-figure"
                stored={quota.percent}
                before={null}
                onCommit={(text) => {
                  const edit = { kind: 'quota', quota: { grade: quota.grade, percent: text } } as const
                  void draft.keep([{ key, text, stored: quota.percent, edit }])
                }}
              />
            </span>
            <span>%</span>
          </>
        )}
        <Before settings={settings} field="quota" />
      </div>
      <FieldMessage field={key} />
      <p className="quiet">名额按向下取整计。单列单位不占名额。</p>
    </>
  )
}
