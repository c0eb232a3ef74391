import { stderr, stdout } from 'node:process'

/** Exit codes of the batch command (batch.md). */
export const EXIT = { done: 0, partly: 1, usage: 2, failed: 3 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** One line on standard error. */
export function printError(message: string): void {
  stderr.write(`${message.replaceAll(/\s*\n\s*/g, ' ')}\n`)
}

export function printLine(text: string): void {
  stdout.write(`${text}\n`)
}

/** Progress on standard error, when that is a terminal: "正在读取 12/24：市气象局.xlsx". */
export function createProgress(verb: string): (done: number, total: number, name: string) => void {
  if (!stderr.isTTY) return () => {}
  return (done, total, name) => {
    stderr.write(`\r\u001B[K正在${verb} ${done}/${total}：${name}${done === total ? '\n' : ''}`)
  }
}

/** A table with its columns lined up; Chinese characters take two places. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = rows.reduce<readonly number[]>(
    (known, row) => row.map((cell, column) => Math.max(known[column] ?? 0, displayWidth(cell))),
    [],
  )
  for (const row of rows) {
    const cells = row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - displayWidth(cell)))
    printLine(cells.join('  ').trimEnd())
  }
}

function displayWidth(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (isWide(character.codePointAt(0) ?? 0) ? 2 : 1), 0)
}

/** East Asian wide and full-width forms, as far as Chinese text needs them (Unicode UAX 11). */
function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x20000 && code <= 0x3fffd)
  )
}
