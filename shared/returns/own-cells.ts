import type { FormHeader } from './form.ts'
import type { LocatedTable } from './locate-table.ts'
import type { OwnCells } from './read-row.ts'
import type { Field } from './reading.ts'
import { cellAt, holdsSomething } from './sheet-grid.ts'
import type { Cell } from './workbook.ts'

export const FIELD_HEADERS: Readonly<Record<Field, FormHeader>> = {
  actual: '实际完成值',
  grade: '自评档次',
  selfScore: '自评得分',
  narrative: '完成情况说明',
  deviation: '偏差原因及改进措施',
  evidence: '佐证材料编号',
  note: '备注',
}

export const FIELDS = ['actual', 'grade', 'selfScore', 'narrative', 'deviation', 'evidence', 'note'] as const

/** The unit's own cells of a row of the table; `at` undefined: the row is not there. */
export function ownCells(table: LocatedTable, at: number | undefined): OwnCells {
  const cell = (field: Field): Cell | null => {
    if (at === undefined) return null
    const found = cellAt(table.grid, at, table.columns.get(FIELD_HEADERS[field]))
    return holdsSomething(found) ? found : null
  }
  return {
    actual: cell('actual'),
    grade: cell('grade'),
    selfScore: cell('selfScore'),
    narrative: cell('narrative'),
    deviation: cell('deviation'),
    evidence: cell('evidence'),
    note: cell('note'),
  }
}
