import { Button, Radio, Space } from 'antd'
import type { ExchangePreview } from '#shared/contract/exchange.ts'
import { momentText } from '../../components/texts.ts'

type Conflict = ExchangePreview['conflicts'][number]
export type Choices = Readonly<Record<string, 'mine' | 'theirs'>>

interface ConflictListProps {
  readonly colleague: string
  readonly conflicts: readonly Conflict[]
  readonly choices: Choices
  readonly onChoose: (choices: Choices) => void
}

const KINDS = { standing: '以哪次报送为准', check: '核对', review: '审核', question: '疑点' } as const

/** Both values of each thing, with who and when; one of them is chosen. */
export function ConflictList({ colleague, conflicts, choices, onChoose }: ConflictListProps) {
  const chooseAll = (side: 'mine' | 'theirs'): void => {
    onChoose(Object.fromEntries(conflicts.map(({ key }) => [key, side])))
  }
  return (
    <>
      <Space wrap className="exchange-closed">
        <Button
          onClick={() => {
            chooseAll('mine')
          }}
        >
          全部以本机为准
        </Button>
        <Button
          onClick={() => {
            chooseAll('theirs')
          }}
        >
          {`全部以${colleague}的为准`}
        </Button>
      </Space>
      <ul className="conflicts">
        {conflicts.map((conflict) => (
          <li key={conflict.key}>
            <p className="conflict-place">{placeOf(conflict)}</p>
            <Radio.Group
              aria-label={placeOf(conflict)}
              value={choices[conflict.key] ?? null}
              onChange={({ target }) => {
                onChoose({ ...choices, [conflict.key]: target.value === 'mine' ? 'mine' : 'theirs' })
              }}
            >
              <Radio value="mine">
                <Side who="本机" side={conflict.mine} />
              </Radio>
              <Radio value="theirs">
                <Side who={colleague} side={conflict.theirs} />
              </Radio>
            </Radio.Group>
          </li>
        ))}
      </ul>
    </>
  )
}

function placeOf({ kind, unit, indicator, title }: Conflict): string {
  return [unit, indicator ?? '', title, KINDS[kind]].filter((part) => part !== '').join(' ')
}

function Side({ who, side }: { readonly who: string; readonly side: Conflict['mine'] }) {
  return (
    <>
      {`${who}：${side.text}`}
      <span className="quiet">{`　${side.operator}，${momentText(side.at)}`}</span>
    </>
  )
}
