import fc from 'fast-check'
import { expect, test } from 'vitest'
import { builtinPlan, builtinUnits } from '#shared/plan/builtin.ts'
import { builtinScheme } from '#shared/scheme/builtin.ts'
import type { SchemeEdit } from '#shared/scheme/edit.ts'
import { applyEdits } from '#shared/scheme/edit-scheme.ts'
import { planSources } from '#shared/scheme/plan-sources.ts'
import { compareSchemes } from '#shared/scheme/scheme-difference.ts'
import { decodeScheme, encodeScheme } from '#shared/scheme/scheme-text.ts'
import { placeBlock } from '../../renderer/components/grid.ts'
import { parseClipboard } from '../../renderer/components/parse-clipboard.ts'
import { INDICATOR_COLUMNS } from '../../renderer/features/targets/indicator-columns.ts'

const scheme = builtinScheme(builtinUnits)
const [group] = scheme.groups
if (group === undefined) throw new Error('no group')
const ids = group.indicators.map(({ id }) => id)
const context = {
  year: 2018,
  sources: new Set(planSources(builtinPlan).map(({ key }) => key)),
  units: new Set(builtinUnits.map(({ id }) => id)),
}

const CELL = fc.oneof(
  fc.constantFrom('12', '7.5', '1,200', '', '是否', '阶梯', '篇', '"引号"', '约3', '-', '０．５'),
  fc.string({ maxLength: 12 }),
)
/** A block as Excel quotes it: tabs, line breaks and quotes inside a cell are kept in quotes. */
const quoted = (text: string): string => (/[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

test('粘贴任何一块：只动落到的格，别的一格不变；得到的办法总能存、能读回', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(CELL, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 12 }),
      fc.nat(ids.length - 1),
      fc.nat(INDICATOR_COLUMNS.length - 1),
      (block, row, column) => {
        const text = block.map((cells) => cells.map(quoted).join('\t')).join('\r\n')
        const grid = {
          rows: ids.length,
          columns: INDICATOR_COLUMNS.length,
          textOf: (_: number, at: number) => (INDICATOR_COLUMNS[at]?.field === null ? null : ''),
        }
        const { edits } = placeBlock(grid, { row, column }, null, parseClipboard(text))
        const changes = edits.flatMap((edit): readonly SchemeEdit[] => {
          const [indicator, field] = [ids[edit.row], INDICATOR_COLUMNS[edit.column]?.field ?? null]
          if (indicator === undefined || field === null) return []
          return [{ kind: 'indicator', group: group.id, indicator, field, text: edit.text }]
        })
        expect(changes).toHaveLength(edits.length)
        const { scheme: pasted } = applyEdits(scheme, changes, context)
        expect(encodeScheme(decodeScheme(encodeScheme(pasted)))).toBe(encodeScheme(pasted))
        const aimed = new Set(
          changes.map((change) => (change.kind === 'indicator' ? `${change.indicator} ${change.field}` : '')),
        )
        const touched = compareSchemes(scheme, pasted, String).map(({ at }) =>
          at.kind === 'indicator' ? `${at.indicator} ${at.field}` : at.kind,
        )
        expect(touched.filter((place) => !aimed.has(place))).toEqual([])
      },
    ),
    { numRuns: 300 },
  )
})

test('表格的列与导出的、别处复制来的一致：名称、顺序、哪几列能改', () => {
  expect(
    INDICATOR_COLUMNS.map(({ header, field }) => `${header}${field === null ? '（不能改）' : ''}`),
  ).toEqual([
    '任务（不能改）',
    '指标',
    '类型（不能改）',
    '计量单位',
    '上年实际（不能改）',
    '本年目标',
    '分值',
    '计分方式',
  ])
})
