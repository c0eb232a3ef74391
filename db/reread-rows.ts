import { hash } from 'node:crypto'
import type { CellReading, FileRemark, RowReading } from '#shared/returns/reading.ts'
import type { RereadRow } from '#shared/returns/reread-row.ts'
import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'

/** Keeps a row that was read again with the office's texts. Gives the SHA-256 of what was kept, for the log. */
export function storeRereadRow(
  db: Database,
  actor: Actor,
  submissionId: number,
  { row, cells, remarks }: RereadRow,
): string {
  const texts = [row, cells, remarks].map((value) => JSON.stringify(value))
  prepared(
    db,
    `INSERT INTO reread_row (submission_id, indicator, row, cells, remarks, operator, at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(submissionId, row.indicator, ...texts, actor.operator, actor.at)
  return hash('sha256', texts.join('\n'))
}

interface KeptRow {
  readonly indicator: string
  readonly row: string | null
  readonly cells: string | null
  readonly remarks: string | null
}

/** The latest reading of each row that was read again and is not as it was sent once more, by indicator. */
export function loadRereadRows(db: Database, submissionId: number): ReadonlyMap<string, RereadRow> {
  const kept = prepared<[number], KeptRow>(
    db,
    'SELECT indicator, row, cells, remarks FROM reread_row WHERE submission_id = ? ORDER BY id',
  ).all(submissionId)
  const latest = new Map(kept.map((row) => [row.indicator, row]))
  return new Map(
    [...latest].flatMap(([indicator, { row, cells, remarks }]) => {
      if (row === null || cells === null || remarks === null) return []
      // Written by storeRereadRow alone.
      const reread: RereadRow = {
        row: JSON.parse(row) as RowReading,
        cells: JSON.parse(cells) as readonly CellReading[],
        remarks: JSON.parse(remarks) as readonly FileRemark[],
      }
      return [[indicator, reread] as const]
    }),
  )
}
