import type { SchemeCheckValue, SchemeDifferenceRow } from '#shared/contract/scheme.ts'
import { StatusTag, type Light } from '../../components/status-tag.tsx'
import { pointsText } from '../../components/texts.ts'
import type { Jump } from './jump.ts'

type Impact = SchemeCheckValue['impact']

interface FindingListProps {
  readonly title: string
  readonly light: Light
  readonly findings: SchemeCheckValue['findings']
  readonly onJump: (to: Jump) => void
}

/** Each line leads to its cell. */
export function FindingList({ title, light, findings, onJump }: FindingListProps) {
  return (
    <section>
      <h3>
        <StatusTag light={light}>{title}</StatusTag>
      </h3>
      <ul>
        {findings.map(({ message, at }) => (
          <li key={message}>
            <button
              type="button"
              className="link-button"
              onClick={() => {
                onJump(at)
              }}
            >
              {message}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface DifferenceTableProps {
  readonly differences: readonly SchemeDifferenceRow[]
  /** Left out: they are of the past. */
  readonly onJump?: (to: Jump) => void
}

export function DifferenceTable({ differences, onJump }: DifferenceTableProps) {
  return (
    <section>
      <h3>{`改动 ${differences.length} 处`}</h3>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">哪一项</th>
            <th scope="col">内容</th>
            <th scope="col">原值</th>
            <th scope="col">新值</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ at, what, field, before, after }) => (
            <tr key={`${what} ${field}`}>
              <td>
                {onJump === undefined ? (
                  whatText(what)
                ) : (
                  <button
                    type="button"
                    className="link-button"
                    onClick={() => {
                      onJump(at)
                    }}
                  >
                    {whatText(what)}
                  </button>
                )}
              </td>
              <td>{field}</td>
              <td>{before}</td>
              <td>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function whatText(what: string): string {
  return what === '' ? '计分办法' : what
}

/** What saving does to forms that went out, to decisions and to totals; nothing where it does nothing. */
export function ImpactList({ impact, formsOut }: { readonly impact: Impact; readonly formsOut: boolean }) {
  const { oldForms, reopened, totals } = impact
  const handedIn = oldForms.filter((form) => form.handedIn)
  const quiet = oldForms.length + reopened.length + totals.length === 0
  return (
    <section aria-labelledby="impact-title">
      <h3 id="impact-title">保存后的影响</h3>
      {quiet ? (
        <p>
          {formsOut
            ? '已下发的自评表都还有效，已核定的分数和总分不变。'
            : '还没有下发自评表，没有已核定的分数，不影响别处。'}
        </p>
      ) : null}
      {oldForms.length === 0 ? null : (
        <>
          <p>{`以下 ${oldForms.length} 家单位手中的自评表成为旧表，需重新下发：`}</p>
          <p className="targets-names">{oldForms.map(({ name }) => name).join('、')}</p>
          {handedIn.length === 0 ? null : (
            <p>{`其中 ${handedIn.map(({ name }) => name).join('、')}已经报送，报送的内容保留，请核对是否要单位补报。`}</p>
          )}
        </>
      )}
      {reopened.length === 0 ? null : (
        <>
          <p>{`以下 ${reopened.length} 项已核定的结果退回待审核，原来的分数留在记录里：`}</p>
          <ul>
            {reopened.map(({ unit, name, indicator, title, decision }) => (
              <li key={`${unit} ${indicator}`}>{`${name} ${indicator} ${title}，原核定 ${decision}`}</li>
            ))}
          </ul>
        </>
      )}
      {totals.length === 0 ? null : (
        <>
          <p>{`以下 ${totals.length} 家单位的总分或等次会变：`}</p>
          <ul>
            {totals.map(({ unit, name, before, after }) => (
              <li
                key={unit}
              >{`${name}：${standingText(before)} → ${after === null ? '不再参评' : standingText(after)}`}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function standingText({ total, grade }: Impact['totals'][number]['before']): string {
  return total === null ? '待核定' : `${pointsText(total)} ${grade ?? ''}`
}
