import { once } from 'node:events'
import { readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { acceptSuggested } from '#electron/application/accept-suggested.ts'
import { registerLine } from '#electron/application/adjust/register-line.ts'
import type { Office } from '#electron/application/office.ts'
import { verifyItem } from '#electron/application/verify-item.ts'
import { createWorkbookReader } from '#electron/workbooks/read/workbook-reader.ts'
import { unitId } from '#shared/plan/unit.ts'
import { bookOf, openPlace, placeIn, sentAgain, takeIn, UNITS, unitOf, valueOf, warmReader } from './place.ts'

/**
 * An office at work until it is killed: returns, reviews and lines of the 加减分清单, one after the other. Waits for a
 * line on standard input with all loaded; says the last entry of the log after each commit.
 */
const place = placeIn(process.argv[2] ?? '')
const returns = UNITS.map((id) => readFileSync(join(place.incoming, `${id}.xlsx`)))
const reader = createWorkbookReader()
await reader.read(returns[0] ?? Buffer.alloc(0))
writeSync(1, 'ready\n')
await once(process.stdin, 'data')
const office = valueOf(openPlace(place, { startReader: warmReader(reader) }))
const book = bookOf(office)
for (let turn = entries(office); ; turn += 1) {
  await workOnce(turn)
  const last = office.db
    .prepare<[], { sequence: number; hash: string }>(
      'SELECT sequence, hash FROM log ORDER BY sequence DESC LIMIT 1',
    )
    .get()
  writeSync(1, `${last?.sequence} ${last?.hash}\n`)
}

function entries({ db }: Office): number {
  return db.prepare<[], { n: number }>('SELECT count(*) AS n FROM log').get()?.n ?? 0
}

async function workOnce(turn: number): Promise<void> {
  const at = Math.floor(turn / 4) % UNITS.length
  const id = UNITS[at] ?? ''
  switch (turn % 4) {
    case 0: {
      const path = join(place.incoming, '又一次报送.xlsx')
      writeFileSync(path, sentAgain(returns[at] ?? Buffer.alloc(0), turn * 1e7 + process.pid))
      await takeIn(office, book, [path])
      return
    }
    case 1:
      acceptSuggested(office, book, unitId(id))
      return
    case 2: {
      const { unit, group } = unitOf(book, id)
      const item = group.indicators.find(({ rule, units }) => rule === 'graded' && units.includes(unit.id))
      valueOf(
        verifyItem(office, book, {
          unit: unitId(id),
          indicator: item?.id ?? '',
          decision: { kind: 'missing' },
          opinion: `再看一次 ${turn}`,
        }),
      )
      return
    }
    default: {
      const line = { kind: 'deduction', level: '', document: '', day: '2018-11-05', points: '0.01' } as const
      valueOf(
        registerLine(
          office,
          book,
          { ...line, unit: unitId(id), reason: `第 ${turn} 次迟交（${process.pid}）` },
          true,
        ),
      )
    }
  }
}
