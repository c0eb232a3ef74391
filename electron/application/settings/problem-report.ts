import { loadDatabaseFacts } from '#db/facts.ts'
import { readLog, verifyLog } from '#db/log.ts'
import { loadYears } from '#db/years.ts'
import { deflateEntry, writeZip } from '#electron/workbooks/write/write-zip.ts'
import { dayInChina } from '../china-time.ts'
import type { Office } from '../office.ts'
import { saveInFolder } from '../save-in-folder.ts'
import { readRunLog, RUN_LOG_FOLDER } from './run-log.ts'

/** What went wrong in this run: where, when, and what the program says of it. */
export interface Fault {
  readonly at: string
  readonly where: string
  readonly error: unknown
}

export interface ProgramFacts {
  readonly version: string
  readonly host: { readonly kind: string }
  /** Of this computer: its 运行记录 lies there. */
  readonly ownFolder: string
  readonly faults: readonly Fault[]
}

/**
 * For the people who mend the program: versions, sizes, and where in its own files it failed. No name, no file of the
 * office's, no text of a return: messages of errors may quote those, so that only their kind and place are told.
 */
function describeProgram({ db, act, damage }: Office, { version, host, faults }: ProgramFacts): string {
  const check = verifyLog(db)
  const database = loadDatabaseFacts(db)
  const versions = process.versions
  const lines = [
    '科素考评 问题报告',
    `时间（世界时）：${act().at}`,
    `程序版本：${version}（${host.kind === 'electron' ? '窗口' : '浏览器'}）`,
    `系统：${process.platform} ${process.arch}，Node ${versions.node}，Chromium ${versions['chrome'] ?? '—'}`,
    `数据版本：${database.version}，SQLite ${database.sqlite}，占 ${(database.bytes / 1024 / 1024).toFixed(1)} MB`,
    `年度：${loadYears(db)
      .map(({ year, state, sample }) => `${year} ${state}${sample ? '（示例）' : ''}`)
      .join('，')}`,
    `操作记录：${readLog(db).length} 条，${check.ok ? '完整' : `第 ${check.sequence} 条起接不上`}`,
    `数据核对：${damage === null ? '与程序最后写入的一致' : damage.findings.join('；')}`,
    '',
    faults.length === 0 ? '这次打开程序以后没有出错。' : `这次打开程序以后出错 ${faults.length} 次：`,
    ...faults.map((fault) => faultText(fault)),
  ]
  return `${lines.join('\n')}\n`
}

interface Part {
  readonly name: string
  readonly text: string
}

/** What the report holds: what the program is now, and the files of its 运行记录. */
function partsOf(office: Office, facts: ProgramFacts): readonly Part[] {
  const logs = readRunLog(facts.ownFolder).map(({ name, text }) => ({
    name: `${RUN_LOG_FOLDER}/${name}`,
    text,
  }))
  return [{ name: '问题报告.txt', text: describeProgram(office, facts) }, ...logs]
}

/** All that would be handed out, to be read before it is. */
export function reportProblems(office: Office, facts: ProgramFacts): string {
  return partsOf(office, facts)
    .map(({ name, text }) => `【${name}】\n${text}`)
    .join('\n')
}

export async function writeProblemReport(
  office: Office,
  folder: string,
  facts: ProgramFacts,
): ReturnType<typeof saveInFolder> {
  const { at } = office.act()
  const encoder = new TextEncoder()
  const entries = partsOf(office, facts).map(({ name, text }) =>
    // With a mark for its encoding: old text editors take it for the system's own code page.
    deflateEntry(encoder.encode(name), encoder.encode(`\uFEFF${text}`)),
  )
  const name = `科素考评问题报告_${dayInChina(Date.parse(at))}.zip`
  return saveInFolder(folder, name, writeZip(entries, new Date(at), 'unix'))
}

/** A fault in one line, for 运行记录. */
export function faultLine(fault: Fault): string {
  return `出错 ${faultText(fault).slice(fault.at.length + 1)}`
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
