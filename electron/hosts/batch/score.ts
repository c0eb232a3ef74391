import { acceptSuggested } from '#electron/application/accept-suggested.ts'
import { calendarNotice, countPending, scoreBook } from '#electron/application/score-year.ts'
import { refuseArchived } from '#electron/application/year-state.ts'
import { formatPoints, type Points } from '#shared/scheme/points.ts'
import type { ScoreSheet, UnitScore } from '#shared/scoring/score-sheet.ts'
import { optionalValue } from './arguments.ts'
import { EXIT, printLine, printTable } from './console.ts'
import { saveJson } from './json-file.ts'
import type { Command } from './command.ts'
import { scoreJson } from './score-json.ts'
import { reportFailure, withYear } from './session.ts'

export const score: Command = {
  usage: 'score --data 文件夹 --year 2018 [--accept-suggested] [--json 文件]',
  shape: { values: ['data', 'year', 'json', 'operator'], switches: ['accept-suggested'], free: null },
  run: (args) =>
    withYear(args, async (office, book) => {
      if (args.switches.has('accept-suggested')) {
        const open = refuseArchived(book.year)
        if (!open.ok) return reportFailure(open)
        const { accepted } = acceptSuggested(office, book)
        printLine(`按测算分批量采纳 ${accepted} 项。`)
      }
      const sheet = scoreBook(office, book)
      const json = optionalValue(args, 'json')
      if (json !== null) {
        const saved = await saveJson(json, scoreJson(sheet))
        if (!saved.ok) return reportFailure(saved)
      }
      printSheet(sheet)
      const notice = calendarNotice(office, book)
      if (notice !== null) printLine(notice)
      const pending = countPending(sheet)
      if (pending === 0) return EXIT.done
      printLine(`还有 ${pending} 项待核定，相关单位暂无总分、名次和等次。`)
      return EXIT.partly
    }),
}

function printSheet(sheet: ScoreSheet): void {
  for (const group of sheet.groups) {
    printLine(`【${group.name}】`)
    printTable([
      ['单位', '基础分', '加分', '扣分', '总分', '排名', '等次', '说明'],
      ...group.units.map((unit) => [
        unit.name,
        pointsOrDash(unit.base),
        formatPoints(unit.bonus),
        formatPoints(unit.deduction),
        pointsOrDash(unit.total),
        unit.rank === null ? '—' : String(unit.rank),
        unit.grade ?? '—',
        describe(unit),
      ]),
    ])
  }
}

function pointsOrDash(value: Points | null): string {
  return value === null ? '—' : formatPoints(value)
}

function describe(unit: UnitScore): string {
  const notes = [
    unit.submission === null ? '缺报' : null,
    unit.pendingItems > 0 ? `待核定 ${unit.pendingItems} 项` : null,
    unit.notEvaluated ? '未参评' : null,
    unit.gradeNote,
  ]
  return notes.filter((note) => note !== null).join('，')
}
