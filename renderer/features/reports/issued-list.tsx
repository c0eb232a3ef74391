import { Button, Popover } from 'antd'
import type { ValueOf } from '#shared/contract/calls.ts'
import { StatusTag } from '../../components/status-tag.tsx'
import { momentText } from '../../components/texts.ts'

interface IssuedListProps {
  readonly issued: ValueOf<'documentText'>['issued']
  readonly changed: boolean
  readonly onOpen: (number: number) => void
}

/** The final versions of a document: when, by whom, with what digest; each can be opened again. */
export function IssuedList({ issued, changed, onOpen }: IssuedListProps) {
  const latest = issued.at(-1)
  if (latest === undefined) return <StatusTag light="partial">征求意见稿，还没有定稿</StatusTag>
  return (
    <>
      <StatusTag light={changed ? 'partial' : 'good'}>
        {changed ? `第${latest.number}版定稿后内容有变动` : `已定稿，第${latest.number}版`}
      </StatusTag>
      <Popover
        trigger="click"
        title="历次定稿"
        content={
          <ul className="issued-list">
            {issued.toReversed().map(({ number, operator, at, sha256, code }) => (
              <li key={number}>
                <p>{`第${number}版，${momentText(at)}，${operator}，校验码 ${code}`}</p>
                <p className="issued-digest">{`SHA-256：${sha256}`}</p>
                <Button
                  onClick={() => {
                    onOpen(number)
                  }}
                >
                  {`打开第${number}版`}
                </Button>
              </li>
            ))}
          </ul>
        }
      >
        <Button>{`历次定稿 ${issued.length}`}</Button>
      </Popover>
    </>
  )
}
