import { fillTemplate } from './fill-template.ts'
import { heading, paragraph, type ReportBlock } from './report-model.ts'
import type { ReportVersion } from './report-version.ts'

/** What the year brought before the forms came back: 进展, 督导检查 and 调研. */
export interface FieldWork {
  readonly inspections: number
  readonly research: number
  /** Each once, in the order of the visits. */
  readonly places: readonly string[]
  readonly problems: ProblemCounts
  /** Of the period that was told last; null: nothing was told in the year. */
  readonly period: string | null
  /** By number of the program. */
  readonly programs: ReadonlyMap<number, ProgramField>
}

interface ProblemCounts {
  readonly found: number
  readonly settled: number
}

export interface ProgramField {
  /** Tasks and units of the program that are to tell, and how they stand. */
  readonly due: number
  readonly finished: number
  readonly onTime: number
  readonly behind: number
  readonly idle: number
  readonly visits: number
  readonly problems: ProblemCounts
}

export const NO_FIELD_WORK: FieldWork = {
  inspections: 0,
  research: 0,
  places: [],
  problems: { found: 0, settled: 0 },
  period: null,
  programs: new Map(),
}

const MOST_PLACES = 6

/** （四）督导检查和调研 of section 一; nothing where there was none. */
export function fieldSection(field: FieldWork, version: ReportVersion): readonly ReportBlock[] {
  const { inspections, research, places, problems } = field
  if (inspections + research === 0) return []
  const named = places.slice(0, MOST_PLACES).join('、')
  const more = places.length > MOST_PLACES ? `等${places.length}处` : ''
  return [
    heading(2, '（四）督导检查和调研'),
    paragraph(
      fillTemplate('督导概况', {
        检查: inspections,
        调研: research,
        地点: version === 'public' || named === '' ? '' : fillTemplate('督导地点', { 地点: named + more }),
      }) + problemText(problems),
      '督导概况',
    ),
  ]
}

/** A paragraph for a program where the year has something of it. */
export function programField(field: FieldWork, program: number): readonly ReportBlock[] {
  const own = field.programs.get(program)
  if (own === undefined) return []
  const { due, finished, onTime, behind, idle, visits, problems } = own
  const told = finished + onTime + behind + idle
  const parts = [
    field.period === null || told === 0
      ? ''
      : fillTemplate('进展分项', {
          期间: field.period,
          应报: due,
          已报: told,
          其中: statesText([
            ['已完成', finished],
            ['按计划推进', onTime],
            ['进度滞后', behind],
            ['尚未开展', idle],
          ]),
        }),
    visits === 0 ? '' : fillTemplate('督导分项', { 次数: visits }) + problemText(problems),
  ]
  const text = parts.join('')
  return text === '' ? [] : [paragraph(text, `进展督导/${program}`)]
}

/** "，其中已完成2项、进度滞后1项"; "，均已完成" where there is no other; "，已完成" of a single one. */
function statesText(states: readonly (readonly [word: string, count: number])[]): string {
  const some = states.filter(([, count]) => count > 0)
  const [only] = some
  if (only === undefined) return ''
  if (some.length === 1) return `，${only[1] === 1 ? '' : '均'}${only[0]}`
  return `，其中${some.map(([word, count]) => `${word}${count}项`).join('、')}`
}

function problemText({ found, settled }: ProblemCounts): string {
  if (found === 0) return fillTemplate('督导无问题')
  if (found === 1 && settled === 1) return fillTemplate('督导已整改')
  if (settled === 0) return fillTemplate('督导未整改', { 问题: found })
  return fillTemplate(found === settled ? '督导全整改' : '督导问题', {
    问题: found,
    已整改: settled,
    未整改: found - settled,
  })
}
