import { Checkbox, Input } from 'antd'
import { EmptyState } from '../../components/empty-state.tsx'
import { keyOf, type Composed } from './composed-items.ts'
import { SOURCES } from './send-back-words.ts'

interface ItemRowsProps {
  readonly composed: Composed
  /** The item with which the officer came: its reason has the focus. */
  readonly ask: string | null
}

/** Each place that may go back, with the reason as the unit will read it. */
export function ItemRows({ composed, ask }: ItemRowsProps) {
  const { items, take, word } = composed
  if (items.length === 0) {
    return <EmptyState text="程序没有发现要退回的内容。要退回的，请在下面选指标和栏目添加。" />
  }
  const first = items.find(({ indicator }) => indicator !== null && indicator === ask)
  return (
    <div className="composer-items" tabIndex={0} role="region" aria-label="要退回的内容">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">退回</th>
            <th scope="col">指标</th>
            <th scope="col">位置</th>
            <th scope="col">原填内容</th>
            <th scope="col">来由</th>
            <th scope="col">退回原因（单位看到的话）</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const name = `${item.indicator ?? ''} ${item.place}`.trim()
            return (
              <tr key={keyOf(item)} className={item.taken ? '' : 'composer-left'}>
                <td>
                  <Checkbox
                    aria-label={`退回 ${name}`}
                    checked={item.taken}
                    onChange={(event) => {
                      take(item, event.target.checked)
                    }}
                  />
                </td>
                <th scope="row">
                  <span className="two-lines" title={item.title}>
                    {`${item.indicator ?? '整份表'} ${item.title}`}
                  </span>
                </th>
                <td className="send-back-place">{item.place}</td>
                <td>
                  <span className="composer-original" title={item.original}>
                    {item.original === '' ? '空白' : item.original}
                  </span>
                </td>
                <td>{SOURCES[item.source]}</td>
                <td>
                  <Input.TextArea
                    aria-label={`退回原因 ${name}`}
                    rows={linesOf(item.reason)}
                    autoFocus={item === first}
                    maxLength={4000}
                    placeholder="写明要单位改什么"
                    {...(item.taken && item.reason.trim() === '' ? { status: 'warning' as const } : {})}
                    value={item.reason}
                    onChange={(event) => {
                      word(item, event.target.value)
                    }}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** Characters that a line of the field holds on a small screen. */
const LINE = 30

/** By the text, not by the element: the page's policy allows no style that is worked out. */
function linesOf(text: string): number {
  return Math.min(4, Math.max(1, Math.ceil(text.length / LINE)))
}
