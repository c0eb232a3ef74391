import type { ValueOf } from '#shared/contract/calls.ts'
import type { MatchName } from '../components/match-name.ts'
import { YEAR_PAGES } from './side-menu.tsx'

/** One thing that the search found, and where it leads. */
export interface Found {
  readonly group: '页面' | '单位' | '指标和任务' | '自评表文件' | '操作记录'
  readonly text: string
  /** Quiet, behind the text. */
  readonly note: string
  readonly target: Target
}

export type Target =
  | { readonly to: (typeof YEAR_PAGES)[number]['to'] }
  | { readonly to: '/start' }
  | { readonly to: '/exchange' }
  | { readonly to: '/settings'; readonly search: { readonly tab?: string } }
  | { readonly to: '/$year/review'; readonly search: { readonly unit: string; readonly item?: string } }
  | { readonly to: '/$year/check' | '/$year/units'; readonly search: { readonly unit: string } }
  | { readonly to: '/$year/plan'; readonly search: { readonly task: string } }
  | { readonly to: '/log'; readonly search: { readonly text?: string } }

const MOST = 6
/** With so few units there is room for more than one page of each. */
const FEW = 3

const OTHER_PAGES = [
  { word: '多人协作', target: { to: '/exchange' } },
  { word: '操作记录', target: { to: '/log', search: {} } },
  { word: '设置', target: { to: '/settings', search: {} } },
  { word: '开始', target: { to: '/start' } },
] as const

/** What a person may mean, the likeliest first: pages, units, indicators and tasks, files, and the log. */
export function search(
  typed: string,
  index: ValueOf<'searchIndex'> | null,
  matches: MatchName,
): readonly Found[] {
  const text = typed.trim()
  const pages = index === null ? [] : YEAR_PAGES.map(({ to, word }) => ({ word, target: { to } }))
  const found: Found[] = [...pages, ...OTHER_PAGES]
    .filter(({ word }) => matches([word], text))
    .slice(0, text === '' ? undefined : MOST)
    .map(({ word, target }) => ({ group: '页面', text: word, note: '', target }))
  if (text === '' || index === null) return found
  const named = [...found, ...unitsOf(text, index, matches)]
  // A long title holds nearly any three sounds in order: titles are matched by sound only where nothing else is found.
  const titles = itemsOf(text, index, (names) => names.some((name) => name.includes(text)))
  const items = named.length + titles.length > 0 ? titles : itemsOf(text, index, matches)
  return [...named, ...items, ...filesOf(text, index), logOf(text)]
}

function unitsOf(text: string, { units }: ValueOf<'searchIndex'>, matches: MatchName): readonly Found[] {
  const found = units.filter(({ names }) => matches(names, text))
  return found.slice(0, MOST).flatMap(({ unit, name, names }): Found[] => {
    const called = names.find((known) => known !== name && known.includes(text))
    const alias = called === undefined ? '' : `，又称${called}`
    const review: Found = {
      group: '单位',
      text: name,
      note: `到审核${alias}`,
      target: { to: '/$year/review', search: { unit } },
    }
    const check: Found = { ...review, note: '到导入核对', target: { to: '/$year/check', search: { unit } } }
    const register: Found = { ...review, note: '到单位库', target: { to: '/$year/units', search: { unit } } }
    return found.length <= FEW ? [review, check, register] : [review]
  })
}

function itemsOf(
  text: string,
  { indicators, tasks }: ValueOf<'searchIndex'>,
  matches: MatchName,
): readonly Found[] {
  const isMeant = (id: string, title: string): boolean =>
    id.toLowerCase() === text.toLowerCase() || matches([title], text)
  const items = indicators
    .filter(({ indicator, title }) => isMeant(indicator, title))
    .map(({ indicator, title, group, unit, units }): Found => ({
      group: '指标和任务',
      text: `${indicator} ${title}`,
      note: `${group}，${units} 家`,
      target: { to: '/$year/review', search: { unit, item: indicator } },
    }))
  const ids = new Set(indicators.map(({ indicator }) => indicator))
  const others = tasks
    .filter(({ task, title }) => !ids.has(task) && isMeant(task, title))
    .map(({ task, title }): Found => ({
      group: '指标和任务',
      text: `${task} ${title}`,
      note: '规划中的任务，本年没有指标',
      target: { to: '/$year/plan', search: { task } },
    }))
  return [...items, ...others].slice(0, MOST)
}

function filesOf(text: string, { files }: ValueOf<'searchIndex'>): readonly Found[] {
  return files
    .filter(({ fileName }) => fileName.toLowerCase().includes(text.toLowerCase()))
    .slice(0, MOST)
    .map(({ unit, unitName, fileName }) => ({
      group: '自评表文件',
      text: fileName,
      note: `${unitName}，到导入核对`,
      target: { to: '/$year/check', search: { unit } },
    }))
}

function logOf(text: string): Found {
  return {
    group: '操作记录',
    text: `在操作记录中查找“${text}”`,
    note: '',
    target: { to: '/log', search: { text } },
  }
}
