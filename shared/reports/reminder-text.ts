import { formatDay, type Day } from '../scheme/day.ts'
import { fillTemplate } from './fill-template.ts'
import { dueText, type OwingUnit } from './owing-unit.ts'

/** Whom to call at a unit; '' where it is not known. */
export interface Contact {
  readonly liaison: string
  readonly phone: string
}

/** The first line of a list for 微信 or 短信, up to the number of units. */
export function reminderOpening(at: {
  readonly year: number
  readonly deadline: Day
  readonly today: Day
  readonly sample: boolean
}): string {
  return fillTemplate('催报文字开头', {
    年度: at.year,
    示例: at.sample ? '（示例）' : '',
    截止日: formatDay(at.deadline),
    日期: formatDay(at.today),
  })
}

/** "市教育局：逾期 3 个工作日（5 天）。联络员 示例甲 0534-0000001" */
export function reminderLine(unit: OwingUnit, { liaison, phone }: Contact): string {
  const what = unit.state === 'missing' ? '未报送' : '退回后未重新报送'
  const who = [liaison, phone].filter((part) => part !== '').join(' ')
  const contact = who === '' ? '联络员和电话没有登记' : `${liaison === '' ? '电话' : '联络员'} ${who}`
  return `${unit.name}：${what}，${dueText(unit)}。${contact}`
}

/** The last line. */
export function reminderClosing(office: string, contact: string): string {
  return fillTemplate('催报文字结尾', { 办公室: office, 联系方式: contact === '' ? '' : `（${contact}）` })
}
