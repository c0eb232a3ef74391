import type { SchemeSettings } from '#shared/contract/scheme.ts'
import { DraftField, FieldMessage } from './draft-field.tsx'
import type { SchemeDraft } from './use-scheme-draft.ts'

export type TextField =
  | 'name'
  | 'leadWeight'
  | 'bonusCap'
  | 'deductionCap'
  | 'latePerWorkingDay'
  | 'lateCap'
  | 'falseMaterial'
  | 'appealWorkingDays'

interface SettingFieldProps {
  readonly year: number
  readonly draft: SchemeDraft
  readonly settings: SchemeSettings
  readonly field: TextField
  readonly label: string
  readonly unit: string
}

/** One setting that is typed as a text. */
export function SettingField({ year, draft, settings, field, label, unit }: SettingFieldProps) {
  const key = `${year} setting ${field}`
  const stored = settings[field]
  return (
    <>
      <div className="setting-row">
        <label htmlFor={`setting-${field}`}>{label}</label>
        <span className={field === 'name' ? 'targets-field setting-long' : 'targets-field'}>
          <DraftField
            id={`setting-${field}`}
            field={key}
            label={label}
            className={field === 'name' ? undefined : 'targets-figure'}
            stored={stored}
            before={settings.changed.find((change) => change.field === field)?.before ?? null}
            onCommit={(text) => {
              void draft.keep([{ key, text, stored, edit: { kind: 'setting', field, text } }])
            }}
          />
        </span>
        <span>{unit}</span>
        <Before settings={settings} field={field} />
      </div>
      <FieldMessage field={key} />
    </>
  )
}

/** What stood there before the draft. */
export function Before({ settings, field }: { readonly settings: SchemeSettings; readonly field: string }) {
  const change = settings.changed.find((known) => known.field === field)
  return change === undefined ? null : <span className="quiet">{`原为 ${change.before}`}</span>
}
