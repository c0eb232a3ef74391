import { readLog, verifyLog } from '#db/log.ts'
import { loadYears } from '#db/years.ts'
import { dayInChina } from '../collect-files.ts'
import type { Office } from '../office.ts'
import { saveInFolder } from '../save-in-folder.ts'

/** What went wrong in this run: where, when, and what the program says of it. */
export interface Fault {
  readonly at: string
  readonly where: string
  readonly error: unknown
}

export interface ProgramFacts {
  readonly version: string
  readonly host: { readonly kind: string }
  readonly faults: readonly Fault[]
}

/**
 * For the people who mend the program: versions, sizes, and where in its own files it failed. No name, no file of the
 * office's, no text of a return: messages of errors may quote those, so that only their kind and place are told.
 */
export function reportProblems({ db, act }: Office, { version, host, faults }: ProgramFacts): string {
  const check = verifyLog(db)
  const versions = process.versions
  const lines = [
    '科素考评 问题报告',
    `时间（世界时）：${act().at}`,
    `程序版本：${version}（${host.kind === 'electron' ? '窗口' : '浏览器'}）`,
    `系统：${process.platform} ${process.arch}，Node ${versions.node}，Chromium ${versions['chrome'] ?? '—'}`,
    `数据版本：${String(db.pragma('user_version', { simple: true }))}，SQLite ${sqliteVersion(db)}，占 ${pagesText(db)}`,
    `年度：${loadYears(db)
      .map(({ year, state, sample }) => `${year} ${state}${sample ? '（示例）' : ''}`)
      .join('，')}`,
    `操作记录：${readLog(db).length} 条，${check.ok ? '完整' : `第 ${check.sequence} 条起接不上`}`,
    '',
    faults.length === 0 ? '这次打开程序以后没有出错。' : `这次打开程序以后出错 ${faults.length} 次：`,
    ...faults.map((fault) => faultText(fault)),
  ]
  return `${lines.join('\n')}\n`
}

export async function writeProblemReport(
  office: Office,
  folder: string,
  facts: ProgramFacts,
): ReturnType<typeof saveInFolder> {
  const name = `科素考评问题报告_${dayInChina(Date.parse(office.act().at))}.txt`
  // With a mark for its encoding: old text editors take it for the system's own code page.
  return saveInFolder(folder, name, Buffer.from(`\uFEFF${reportProblems(office, facts)}`))
}

function faultText({ at, where, error }: Fault): string {
  const kind = error instanceof Error ? error.name : typeof error
  const code = error instanceof Error && 'code' in error ? ` ${String(error.code)}` : ''
  return [`${at} ${where}：${kind}${code}`, ...placesOf(error)].join('\n  ')
}

/** Lines of the stack without folders: those hold the name of whoever uses this computer. */
function placesOf(error: unknown): readonly string[] {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => {
      const place = /([^/\\():]+):(\d+):\d+\)?$/.exec(line)
      const called = /^\s+at (?:async )?([\w$.<>]+) \(/.exec(line)?.[1] ?? ''
      return place === null ? called : `${called} ${place[1] ?? ''}:${place[2] ?? ''}`
    })
}

function sqliteVersion(db: Office['db']): string {
  return db.prepare<[], { v: string }>('SELECT sqlite_version() AS v').get()?.v ?? ''
}

function pagesText(db: Office['db']): string {
  const bytes =
    Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
