import { fillTemplate } from './fill-template.ts'

const MOST_NAMED = 3

/** “甲”“乙”, with no 、 between quotes (GB/T 15834-2011, 4.5.3.5); of more than three the first two: “甲”“乙”等5项指标. */
export function nameIndicators(indicators: readonly { readonly title: string }[]): string {
  const many = indicators.length > MOST_NAMED
  const names = indicators
    .slice(0, many ? MOST_NAMED - 1 : MOST_NAMED)
    .map(({ title }) => fillTemplate('指标名', { 指标: title }))
    .join('')
  return many ? fillTemplate('指标名等', { 名单: names, 项数: indicators.length }) : names
}
