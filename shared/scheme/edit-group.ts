import type { UnitId } from '../plan/unit.ts'
import type { SchemeEdit } from './edit.ts'
import { enlistUnit, groupOf, replaceUnit } from './evaluated-units.ts'
import { points } from './points.ts'
import type { Block, Group, Scheme } from './scheme.ts'
import { refuse, typedName, typedPoints, typedText, type Typed } from './typed-value.ts'

export type GroupEdit = Extract<SchemeEdit, { kind: 'block' | 'add-block' | 'remove-block' | 'group' }>
export type UnitEdit = Extract<SchemeEdit, { kind: 'place-unit' | 'rank-unit' }>

const LONGEST_NAME = 30
const MOST_BLOCKS = 10

/** Applies a change of a group's own settings or of its blocks. */
export function editGroup(group: Group, edit: GroupEdit): Typed<Group> {
  if (edit.kind === 'group') return changeGroup(group, edit)
  if (edit.kind === 'add-block') return addBlock(group, edit.block, edit.name)
  const block = group.blocks.find(({ id }) => id === edit.block)
  if (block === undefined) return refuse('这个板块已经删除，改动没有收下。')
  if (edit.kind === 'remove-block') return removeBlock(group, block)
  return changeBlock(group, block, edit.field, edit.text)
}

function changeGroup(group: Group, { field, text }: Extract<GroupEdit, { kind: 'group' }>): Typed<Group> {
  if (field === 'name') {
    const typed = typedName(text, '组名', LONGEST_NAME)
    return typed.ok ? { ok: true, value: { ...group, name: typed.value } } : typed
  }
  const typed = typedText(text, '单列原因')
  if (!typed.ok) return typed
  return { ok: true, value: { ...group, unrankedReason: typed.value === '' ? null : typed.value } }
}

function addBlock(group: Group, id: string, name: string): Typed<Group> {
  if (group.blocks.length >= MOST_BLOCKS) return refuse(`一个组最多 ${MOST_BLOCKS} 个板块。`)
  const typed = typedName(name, '板块名称', LONGEST_NAME)
  if (!typed.ok) return typed
  if (id === '' || group.blocks.some((block) => block.id === id || block.name === typed.value)) {
    return refuse(`${group.name}已有“${typed.value}”板块。请换一个名称。`)
  }
  return {
    ok: true,
    value: { ...group, blocks: [...group.blocks, { id, name: typed.value, max: points(0) }] },
  }
}

function removeBlock(group: Group, block: Block): Typed<Group> {
  const held = group.indicators.filter((indicator) => indicator.block === block.id).length
  if (held > 0)
    return refuse(`“${block.name}”板块还有 ${held} 项指标，不能删除。请先把它们改到别的板块或停用。`)
  return { ok: true, value: { ...group, blocks: group.blocks.filter(({ id }) => id !== block.id) } }
}

function changeBlock(group: Group, block: Block, field: 'name' | 'max', text: string): Typed<Group> {
  const replaceBy = (changed: Block): Typed<Group> => ({
    ok: true,
    value: { ...group, blocks: group.blocks.map((known) => (known.id === block.id ? changed : known)) },
  })
  if (field === 'max') {
    const max = typedPoints(text, `“${block.name}”板块的满分`)
    return max.ok ? replaceBy({ ...block, max: max.value }) : max
  }
  const name = typedName(text, '板块名称', LONGEST_NAME)
  if (!name.ok) return name
  if (group.blocks.some((known) => known.id !== block.id && known.name === name.value)) {
    return refuse(`${group.name}已有“${name.value}”板块。请换一个名称。`)
  }
  return replaceBy({ ...block, name: name.value })
}

/** Puts a unit into a group with the indicators that are common there, takes it out of all, or sets whether it is ranked. */
export function editUnit(scheme: Scheme, edit: UnitEdit, known: ReadonlySet<UnitId>): Typed<Scheme> {
  const now = groupOf(scheme, edit.unit)
  if (edit.kind === 'rank-unit') {
    if (now === null) return refuse('这个单位不参加本年评价，不能设单列。请先把它列入一个组。')
    const others = now.unranked.filter((unit) => unit !== edit.unit)
    return withGroup(scheme, { ...now, unranked: edit.ranked ? others : [...others, edit.unit] })
  }
  if ((now?.id ?? null) === edit.group) return { ok: true, value: scheme }
  const out = replaceUnit(scheme, edit.unit, [])
  if (edit.group === null) return { ok: true, value: out }
  if (!scheme.groups.some(({ id }) => id === edit.group))
    return refuse('没有这个组，单位没有改。请重新选择。')
  if (!known.has(edit.unit)) return refuse('本年没有这个单位，没有列入。请先到单位库新增或核对起止年度。')
  return { ok: true, value: enlistUnit(out, edit.unit, edit.group) }
}

function withGroup(scheme: Scheme, changed: Group): Typed<Scheme> {
  return {
    ok: true,
    value: { ...scheme, groups: scheme.groups.map((group) => (group.id === changed.id ? changed : group)) },
  }
}
