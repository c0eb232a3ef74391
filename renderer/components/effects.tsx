import { Alert } from 'antd'
import type { UseQueryResult } from '@tanstack/react-query'
import { messageOf } from '../api/failure.ts'
import './effects.css'

interface EffectsProps {
  /** What main says would come of it. */
  readonly query: UseQueryResult<{ readonly effects: readonly string[] }>
  /** "登记后". */
  readonly word: string
  /** What is still to be filled in; null: all is there. */
  readonly missing: string | null
}

/** What comes of a change, said before it is confirmed; or why it cannot be. */
export function Effects({ query, word, missing }: EffectsProps) {
  if (missing !== null) return <p className="effects quiet">{missing}</p>
  if (query.isError) {
    return <Alert className="effects" type="warning" showIcon role="status" title={messageOf(query.error)} />
  }
  if (query.data === undefined) return <p className="effects quiet">正在核对…</p>
  return (
    <div className="effects" role="status">
      <p>{`${word}：`}</p>
      <ul>
        {query.data.effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
    </div>
  )
}
