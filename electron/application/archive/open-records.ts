import { loadAppeals } from '#db/appeals.ts'
import { loadFeedback } from '#db/feedback.ts'
import { loadGradeDecisions } from '#db/grades.ts'
import { loadInspections } from '#db/inspections.ts'
import { loadNominations } from '#db/nominations.ts'
import { loadProgress } from '#db/progress.ts'
import { loadReminders } from '#db/reminders.ts'
import { loadSendBacks } from '#db/send-backs.ts'
import { loadSubmissions } from '#db/submissions.ts'
import { periodWord } from '#shared/plan/periods.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { FIELD_HEADERS } from '#shared/returns/own-cells.ts'
import { subjectOf } from '../appeals/appeal-subject.ts'
import { secondInChina } from '../china-time.ts'
import type { Office } from '../office.ts'
import type { YearBook } from '../year-book.ts'
import { openTable, type OpenTable } from './open-table.ts'

/** What the office wrote down in the course of the year beside scores, as plain tables; one without a row too. */
export function openRecords(office: Office, book: YearBook): readonly OpenTable[] {
  const names = new Map(book.units.map(({ unit, name }) => [unit.id, name]))
  const nameOf = (unit: UnitId): string => names.get(unit) ?? unit
  return [
    sendBacks(office, book, nameOf),
    reminders(office, book, nameOf),
    grades(office, book, nameOf),
    feedback(office, book, nameOf),
    appeals(office, book, nameOf),
    inspections(office, book, nameOf),
    problems(office, book, nameOf),
    progress(office, book, nameOf),
    nominations(office, book, nameOf),
  ]
}

type NameOf = (unit: UnitId) => string

/** In every table: who wrote a row down, and when. */
const DONE = [['登记人'], ['时间（北京）']] as const

function done({ operator, at }: { readonly operator: string; readonly at: string }): readonly string[] {
  return [operator, secondInChina(at)]
}

function sendBacks({ db }: Office, book: YearBook, nameOf: NameOf): OpenTable {
  const { year } = book.year
  const numbers = new Map(
    [...loadSubmissions(db, year).values()].flat().map(({ id, number }) => [id, number] as const),
  )
  return openTable(
    '退回补正',
    [['单位'], ['第几次报送', 'number'], ['编号'], ['栏目'], ['原因'], ['补正期限'], ['撤回原因'], ...DONE],
    loadSendBacks(db, year).flatMap((sent) =>
      sent.items.map(({ indicator, field, reason }) => [
        nameOf(sent.unit),
        numbers.get(sent.submissionId) ?? null,
        indicator ?? '整份表',
        field === null ? '' : FIELD_HEADERS[field],
        reason,
        sent.deadline,
        sent.withdrawal?.reason ?? '',
        ...done(sent),
      ]),
    ),
  )
}

function reminders({ db }: Office, book: YearBook, nameOf: NameOf): OpenTable {
  return openTable(
    '催报',
    [['单位'], ['日期'], ['方式'], ['说明'], ...DONE],
    [...loadReminders(db, book.year.year)].flatMap(([unit, list]) =>
      list.map((one) => [nameOf(unit), one.day, one.way, one.note, ...done(one)]),
    ),
  )
}

function grades({ db }: Office, book: YearBook, nameOf: NameOf): OpenTable {
  return openTable(
    '等次评定',
    [['单位'], ['类别'], ['等次'], ['理由'], ...DONE],
    [...loadGradeDecisions(db, book.year.year).values()].map((decision) => [
      nameOf(decision.unit),
      decision.kind === 'tie' ? '总分相同，研究评定' : '改定',
      decision.grade,
      decision.reason,
      ...done(decision),
    ]),
  )
}

function feedback({ db }: Office, book: YearBook, nameOf: NameOf): OpenTable {
  return openTable(
    '反馈送达',
    [['单位'], ['送达日期'], ['方式'], ['说明'], ...DONE],
    [...loadFeedback(db, book.year.year).values()].map((given) => [
      nameOf(given.unit),
      given.day,
      given.way,
      given.note,
      ...done(given),
    ]),
  )
}

/** A row a decision; an appeal that waits for its first one stands in a row as well. */
function appeals({ db }: Office, book: YearBook, nameOf: NameOf): OpenTable {
  const titles = new Map(
    book.scheme.groups.flatMap(({ indicators }) => indicators.map(({ id, title }) => [id, title] as const)),
  )
  return openTable(
    '申诉复核',
    [
      ['单位'],
      ['申诉事项'],
      ['申诉理由'],
      ['收到日期'],
      ['逾期受理理由'],
      ['申诉时得分', 'points'],
      ['复核结果'],
      ['复核意见'],
      ['复核后得分', 'points'],
      ...DONE,
    ],
    loadAppeals(db, book.year.year).flatMap((appeal) => {
      const start = [
        nameOf(appeal.unit),
        subjectOf(appeal, titles.get(appeal.indicator ?? '') ?? ''),
        appeal.claim,
        appeal.received,
        appeal.lateReason,
        appeal.score,
      ]
      if (appeal.decisions.length === 0) return [[...start, '待复核', '', null, ...done(appeal)]]
      return appeal.decisions.map((decision) => [
        ...start,
        decision.outcome,
        decision.opinion,
        decision.score,
        ...done(decision),
      ])
    }),
  )
}

function inspections({ db }: Office, book: YearBook, nameOf: NameOf): OpenTable {
  return openTable(
    '督导调研',
    [
      ['序号', 'number'],
      ['形式'],
      ['日期'],
      ['地点'],
      ['单位'],
      ['任务'],
      ['参加人员'],
      ['情况'],
      ['状态'],
      ...DONE,
    ],
    loadInspections(db, book.year.year).map((visit) => [
      visit.number,
      visit.form,
      visit.day,
      visit.place,
      visit.units.map(nameOf).join('、'),
      visit.tasks.join('、'),
      visit.people,
      visit.findings,
      visit.kind === 'withdrawn' ? `已撤销：${visit.reason}` : '有效',
      ...done(visit),
    ]),
  )
}

function problems({ db }: Office, book: YearBook, nameOf: NameOf): OpenTable {
  return openTable(
    '督导问题',
    [
      ['督导序号', 'number'],
      ['问题序号', 'number'],
      ['问题'],
      ['整改单位'],
      ['要求'],
      ['期限'],
      ['整改情况'],
      ['整改日期'],
      ['状态'],
      ...DONE,
    ],
    loadInspections(db, book.year.year).flatMap((visit) =>
      visit.problems.map((problem) => [
        problem.inspection,
        problem.number,
        problem.text,
        problem.unit === null ? '' : nameOf(problem.unit),
        problem.demand,
        problem.deadline,
        problem.outcome,
        problem.settled,
        problem.kind === 'withdrawn' || visit.kind === 'withdrawn' ? '已撤销' : '有效',
        ...done(problem),
      ]),
    ),
  )
}

function progress({ db }: Office, book: YearBook, nameOf: NameOf): OpenTable {
  return openTable(
    '工作进展',
    [
      ['时段'],
      ['任务'],
      ['单位'],
      ['进度'],
      ['完成情况'],
      ['存在问题'],
      ['下步打算'],
      ['报送人'],
      ['报送日期'],
      ['状态'],
      ...DONE,
    ],
    loadProgress(db, book.year.year).map((note) => [
      periodWord(note.period),
      note.task,
      nameOf(note.unit),
      note.state,
      note.done,
      note.problems,
      note.next,
      note.reporter,
      note.day,
      note.kind === 'withdrawn' ? `已撤销：${note.reason}` : '有效',
      ...done(note),
    ]),
  )
}

function nominations({ db }: Office, book: YearBook, nameOf: NameOf): OpenTable {
  return openTable(
    '评优推荐',
    [['序号', 'number'], ['类别'], ['单位'], ['姓名'], ['职务'], ['事迹'], ['状态'], ...DONE],
    loadNominations(db, book.year.year).map((one) => [
      one.number,
      one.honor,
      nameOf(one.unit),
      one.name,
      one.post,
      one.merits,
      one.kind === 'withdrawn' ? `已撤销：${one.reason}` : '有效',
      ...done(one),
    ]),
  )
}
