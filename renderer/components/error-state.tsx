import { Button } from 'antd'
import { messageOf } from '../api/failure.ts'
import './state.css'

/** Why the page cannot be shown, and a way to go on. */
export function ErrorState({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return (
    <div className="state state-error" role="alert">
      <p>{messageOf(error)}</p>
      <div className="state-actions">
        <Button onClick={retry}>再试一次</Button>
      </div>
    </div>
  )
}
