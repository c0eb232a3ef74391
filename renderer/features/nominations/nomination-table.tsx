import type { NominationRecord } from '#shared/contract/nominations.ts'
import { momentText } from '../../components/texts.ts'

interface NominationTableProps {
  readonly records: readonly NominationRecord[]
  readonly archived: boolean
  readonly onEdit: (record: NominationRecord) => void
  readonly onWithdraw: (record: NominationRecord) => void
}

const HEADERS = ['类别', '单位', '单位等次', '姓名', '职务', '主要事迹', '登记', '下一步'] as const

/** Who is put forward, in the order of the units. */
export function NominationTable({ records, archived, onEdit, onWithdraw }: NominationTableProps) {
  return (
    <div className="nominations-frame" role="region" aria-label="推荐对象" tabIndex={0}>
      <table className="plain-table nominations-table">
        <thead>
          <tr>
            {HEADERS.map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <Line
              key={record.number}
              record={record}
              archived={archived}
              onEdit={onEdit}
              onWithdraw={onWithdraw}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface LineProps extends Omit<NominationTableProps, 'records'> {
  readonly record: NominationRecord
}

function Line({ record, archived, onEdit, onWithdraw }: LineProps) {
  const { honor, unitName, standing, name, post, merits, withdrawn } = record
  const called = name === '' ? unitName : `${unitName}，${name}`
  return (
    <tr className={withdrawn ? 'nominations-gone' : ''}>
      <td className="nominations-short">{honor}</td>
      <td className="nominations-short">{unitName}</td>
      <td className="nominations-short">{standing}</td>
      <td className="nominations-short nominations-name">{name === '' ? '—' : name}</td>
      <td>{post === '' ? '—' : post}</td>
      <td className="nominations-merits">{merits}</td>
      <td className="quiet">{keptText(record)}</td>
      <td className="nominations-next">
        {archived ? null : (
          <>
            <button
              type="button"
              className="link-button"
              aria-label={`${withdrawn ? '恢复' : '修改'}推荐：${called}`}
              onClick={() => {
                onEdit(record)
              }}
            >
              {withdrawn ? '恢复' : '修改'}
            </button>
            {withdrawn ? null : (
              <button
                type="button"
                className="link-button"
                aria-label={`撤回推荐：${called}`}
                onClick={() => {
                  onWithdraw(record)
                }}
              >
                撤回
              </button>
            )}
          </>
        )}
      </td>
    </tr>
  )
}

function keptText({ withdrawn, operator, at, reason, changes }: NominationRecord): string {
  const verb = withdrawn ? '撤回' : changes === 0 ? '登记' : '修改'
  return `${operator} ${momentText(at)} ${verb}${reason === '' ? '' : `，原因：${reason}`}`
}
