import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'

/** How units reach the office, as it is printed: "科普部，0534-1234567". A later one takes the earlier one's place. */
export function storeOfficeContact(db: Database, actor: Actor, text: string): void {
  prepared(db, 'INSERT INTO office_contact (text, operator, at) VALUES (?, ?, ?)').run(
    text,
    actor.operator,
    actor.at,
  )
}

/** '' where the office has given none. */
export function loadOfficeContact(db: Database): string {
  const row = prepared<[], { text: string }>(
    db,
    'SELECT text FROM office_contact ORDER BY id DESC LIMIT 1',
  ).get()
  return row?.text ?? ''
}
