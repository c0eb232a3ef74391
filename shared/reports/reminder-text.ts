import { formatDay, type Day } from '../scheme/day.ts'
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
  const mark = at.sample ? '（示例）' : ''
  return `【催报】${at.year}年度全民科学素质工作自评表${mark}应于${formatDay(at.deadline)}前报送，截至${formatDay(at.today)}还有`
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
  return `请尽快报送${office}${contact === '' ? '' : `（${contact}）`}。`
}
