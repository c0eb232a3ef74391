/** One line of the table. `result` is null where the line was not measured; then `note` says why. */
export interface Result {
  readonly id: string
  readonly what: string
  readonly goal: number
  readonly result: number | null
  readonly note: string
}

/** A goal that was measured and not reached. */
export function isMissed({ goal, result }: Result): boolean {
  return result !== null && !(result <= goal)
}

export function formatTable(results: readonly Result[]): string {
  const rows = results.map(({ id, what, goal, result, note }) => [
    id,
    what,
    `≤ ${goal}`,
    result === null ? '–' : result.toFixed(result < 10 ? 3 : 1),
    result === null ? 'skipped' : result <= goal ? 'ok' : 'MISSED',
    note,
  ])
  const all = [['#', 'what', 'goal', 'result', '', 'measured'], ...rows]
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
