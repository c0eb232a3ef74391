import { Link, useRouterState } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { helpOf, KEYS } from './help-texts.ts'
import { useOverlays } from './overlays.ts'
import './help-drawer.css'

/** F1: what the page is for, how one works on it, and every key. */
export function HelpDrawer() {
  const shown = useOverlays((state) => state.shown === 'help')
  const hide = useOverlays((state) => state.hide)
  const path = useRouterState({ select: ({ matches }) => matches.at(-1)?.fullPath ?? '/' })
  const { title, lines, keys } = helpOf(path)
  return (
    <Drawer open={shown} onClose={hide} title={`本页说明：${title}`} size="min(480px, 80vw)" destroyOnHidden>
      <div className="help">
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>
          <Link to="/manual" search={{ part: title }} onClick={hide}>
            看手册：{title}
          </Link>
        </p>
        {keys.length === 0 ? null : <KeyList heading="本页的按键" keys={keys} />}
        <KeyList heading="到处可用的按键" keys={KEYS} />
      </div>
    </Drawer>
  )
}

function KeyList({
  heading,
  keys,
}: {
  readonly heading: string
  readonly keys: readonly (readonly [string, string])[]
}) {
  return (
    <section>
      <h2>{heading}</h2>
      <dl className="help-keys">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
