const WORDS = [
  ['submission', '报送', '份'],
  ['check', '核对', '条'],
  ['review', '审核', '条'],
  ['question', '疑点', '条'],
  ['evidence', '佐证', '条'],
] as const

/** "新增报送 2 份、审核 31 条；双方都改过 1 处". */
export function newsText(counts: Readonly<Record<string, number>>): string {
  const news = WORDS.flatMap(([key, word, unit]) => {
    const count = counts[key] ?? 0
    return count === 0 ? [] : [`${word} ${count} ${unit}`]
  })
  const conflicts = counts['conflicts'] ?? 0
  const both = conflicts === 0 ? '' : `；双方都改过 ${conflicts} 处，已选定`
  return `${news.length === 0 ? '没有新的内容' : `新增${news.join('、')}`}${both}`
}
