import type { Describe, Descriptions } from '../description.ts'
import { join, listIn, textIn } from '../detail.ts'

/** So many differences are told one by one; of more, how many. */
const TOLD = 3

/** What, field, before, after, as the differences of two schemes are kept. */
function changesOf(changes: readonly unknown[], side: 2 | 3): string {
  const rows = changes.filter((change) => Array.isArray(change))
  const told = rows.slice(0, TOLD).map((row) => {
    const [what, field, value] = [row[0], row[1], row[side]].map((part) =>
      typeof part === 'string' ? part : '',
    )
    return join([join([what ?? '', field ?? ''], ' '), value === '' ? '无' : (value ?? '')], '：')
  })
  return join([...told, rows.length > TOLD ? `等 ${rows.length} 处` : ''], '；')
}

const changed: Describe = ({ detail }) => {
  const changes = listIn(detail, 'changes')
  const reopened = listIn(detail, 'reopened').length
  const forms = listIn(detail, 'oldForms').length
  return {
    before: changesOf(changes, 2),
    after: join(
      [
        `第 ${textIn(detail, 'version')} 版`,
        changesOf(changes, 3),
        reopened === 0 ? '' : `${reopened} 项退回待审核`,
        forms === 0 ? '' : `${forms} 家的自评表须重新下发`,
      ],
      '；',
    ),
    reason: textIn(detail, 'reason'),
  }
}

const KINDS: Readonly<Record<string, string>> = {
  holiday: '放假',
  working: '上班',
  default: '按国务院办公厅的安排',
}

const calendar: Describe = ({ detail }) => {
  const days = listIn(detail, 'days').map(String)
  const [first = '', last = first] = [days[0], days.at(-1)]
  const span = first === last ? first : `${first} 至 ${last}`
  const late = listIn(detail, 'late').length
  return {
    after: join([
      span,
      KINDS[textIn(detail, 'kind')] ?? '',
      late === 0 ? '' : `${late} 家的逾期天数随之变化`,
    ]),
    reason: textIn(detail, 'reason'),
  }
}

export const schemeDescriptions: Descriptions = { 修改办法: changed, 改工作日历: calendar }
