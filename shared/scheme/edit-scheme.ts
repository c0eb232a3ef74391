import type { UnitId } from '../plan/unit.ts'
import type { SchemeEdit } from './edit.ts'
import { editGroup, editUnit } from './edit-group.ts'
import { editIndicator } from './edit-indicator.ts'
import { editSettings } from './edit-settings.ts'
import { decodeScheme } from './scheme-text.ts'
import type { Group, Scheme } from './scheme.ts'
import { refuse, type Typed } from './typed-value.ts'

export interface EditContext {
  readonly year: number
  /** Keys of the plan's parts, see planSources. */
  readonly sources: ReadonlySet<string>
  /** Units of this year, evaluated or not. */
  readonly units: ReadonlySet<UnitId>
}

/** The scheme after one change; or in a sentence why it cannot be made. What comes out can always be kept and scored with. */
export function applyEdit(scheme: Scheme, edit: SchemeEdit, context: EditContext): Typed<Scheme> {
  switch (edit.kind) {
    case 'setting':
    case 'grades':
    case 'levels':
    case 'bands':
    case 'quota':
    case 'settings':
      return editSettings(scheme, edit, context.year)
    case 'restore':
      return restore(edit.scheme)
    case 'place-unit':
    case 'rank-unit':
      return editUnit(scheme, edit, context.units)
    case 'block':
    case 'add-block':
    case 'remove-block':
    case 'group':
      return inGroup(scheme, edit.group, (group) => editGroup(group, edit))
    case 'indicator':
    case 'unit-target':
    case 'steps':
    case 'roles':
    case 'put':
    case 'retire':
      return inGroup(scheme, edit.group, (group) => editIndicator(group, edit, context.sources))
  }
}

function restore(text: string): Typed<Scheme> {
  try {
    return { ok: true, value: decodeScheme(text) }
  } catch {
    // Written by a program that this one does not know: the scheme stays as it is.
    return refuse('这一版的内容读不出来，没有恢复。请选另一版。')
  }
}

function inGroup(scheme: Scheme, id: string, change: (group: Group) => Typed<Group>): Typed<Scheme> {
  const group = scheme.groups.find((known) => known.id === id)
  if (group === undefined) return refuse('没有这个组，改动没有收下。请重新打开本页。')
  const changed = change(group)
  if (!changed.ok) return changed
  return {
    ok: true,
    value: { ...scheme, groups: scheme.groups.map((known) => (known === group ? changed.value : known)) },
  }
}

export interface Refusal {
  /** Which of the changes, from 0. */
  readonly index: number
  readonly message: string
}

/** Several changes one after the other; one that is refused does not keep the others out. */
export function applyEdits(
  scheme: Scheme,
  edits: readonly SchemeEdit[],
  context: EditContext,
): { readonly scheme: Scheme; readonly refused: readonly Refusal[] } {
  const refused: Refusal[] = []
  let now = scheme
  for (const [index, edit] of edits.entries()) {
    const changed = applyEdit(now, edit, context)
    if (changed.ok) now = changed.value
    else refused.push({ index, message: changed.message })
  }
  return { scheme: now, refused }
}
