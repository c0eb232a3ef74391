import { expect, test } from 'vitest'
import { readLog, verifyLog } from '#db/log.ts'
import { loadOpenQuestions, loadQuestions } from '#db/review-questions.ts'
import { loadStandingOf } from '#db/submissions.ts'
import { storeYearState } from '#db/years.ts'
import { acceptSuggested } from '#electron/application/accept-suggested.ts'
import { loadEntryWords } from '#electron/application/log/describe-entry.ts'
import { answerQuestion, askQuestion } from '#electron/application/review/questions.ts'
import { proposeItems } from '#electron/application/send-back/propose-items.ts'
import { batchPlan } from '#electron/application/views/batch-plan.ts'
import { reviewItems } from '#electron/application/views/review-items.ts'
import { unitRows } from '#electron/application/views/unit-rows.ts'
import { yearOverview } from '#electron/application/views/year-overview.ts'
import { formOf } from '#electron/application/year-book.ts'
import { unitId } from '#shared/plan/unit.ts'
import { expectValue } from '#tests/archive/small-archive.ts'
import { openUndoDesk, type UndoDesk } from '#tests/undo/undo-desk.ts'
import { WELL, type Answers } from './office-year.ts'

const QUAKE = '市地震局'
const D15 = unitId('D15')
const ASKED = '附件只有两篇，表中填了四篇，请说明'

/** As WELL, with other answers for one indicator. */
function wellBut(indicator: string, answers: ReturnType<Answers>): Answers {
  return (row) => (row.indicatorId === indicator ? answers : WELL(row))
}

async function openReceived(answers: Answers = WELL): Promise<UndoDesk> {
  const desk = openUndoDesk()
  await desk.receive(QUAKE, 'a.xlsx', '2019-01-08', answers)
  return desk
}

function ask({ office, book }: UndoDesk, question = ASKED, indicator = 'S4'): number {
  return expectValue(askQuestion(office, book(), { unit: D15, indicator, question }))
}

const openOf = ({ office }: UndoDesk) =>
  (loadOpenQuestions(office.db, 2018).get(D15) ?? []).map(({ indicator, question }) => [indicator, question])

const itemOf = ({ office, book }: UndoDesk, indicator = 'S4') =>
  expectValue(reviewItems(office, book(), D15)).items.find((item) => item.indicator === indicator)

test('a 疑点 stands with its item, on the unit list and on 工作台, until it is answered', async () => {
  const desk = await openReceived()
  const { office, book } = desk
  const number = ask(desk, `  ${ASKED}  `)
  expect(itemOf(desk)?.questions).toEqual([
    {
      number,
      question: ASKED,
      asked: { operator: '批处理', at: '2019-01-20T02:00:00.000Z' },
      answer: null,
    },
  ])
  const row = () => unitRows(office, book()).find(({ unit }) => unit === 'D15')?.openQuestions
  const { counts, todos } = yearOverview(office, book())
  expect([row(), counts.openQuestions, counts.questionedUnits]).toEqual([1, 1, 1])
  expect(todos.find(({ action }) => action === 'answer')?.text).toBe('1 家单位共有 1 处审核疑点还没有答复')
  expectValue(answerQuestion(office, book(), { number, way: 'phone', text: '另两篇在附件二' }))
  expect(itemOf(desk)?.questions[0]?.answer).toEqual({
    way: 'phone',
    text: '另两篇在附件二',
    operator: '批处理',
    at: '2019-01-20T02:00:00.000Z',
  })
  expect([row(), yearOverview(office, book()).counts.openQuestions]).toEqual([0, 0])
})

test('asked and answered are undone and done again, and 操作记录 says both in words', async () => {
  const desk = await openReceived()
  const { office, book } = desk
  const asked = await desk.step(() => ask(desk))
  const undone = desk.turn(asked)
  expect(openOf(desk)).toEqual([])
  desk.turn(undone)
  expect(openOf(desk)).toEqual([['S4', ASKED]])
  const number = loadQuestions(office.db, 2018)[0]?.number ?? 0
  const answered = await desk.step(() =>
    answerQuestion(office, book(), { number, way: 'office', text: '查档案为四篇' }),
  )
  expect(openOf(desk)).toEqual([])
  expect(desk.refusal(asked)).toMatch(
    /^“登记疑点 市地震局 S4”不能撤销，因为后面还有第 6 条“答复疑点 市地震局 S4”/,
  )
  desk.turn(answered)
  expect(openOf(desk)).toEqual([['S4', ASKED]])
  const words = loadEntryWords(office.db)
  const said = readLog(office.db)
    .slice(-4)
    .map((entry) => words.describe(entry))
    .map(({ action, object, before, after }) => [action, object, before, after])
  expect(said).toEqual([
    ['撤销登记疑点', '市地震局 S4', ASKED, ''],
    ['恢复登记疑点', '市地震局 S4', '', ASKED],
    ['答复疑点', '市地震局 S4', ASKED, '办公室查明：查档案为四篇'],
    ['撤销答复疑点', '市地震局 S4', '办公室查明：查档案为四篇', ASKED],
  ])
  expect(verifyLog(office.db).ok).toBe(true)
})

test('a 疑点 goes along into what is proposed for a 退回, with the words for the unit', async () => {
  const desk = await openReceived()
  const { office, book } = desk
  ask(desk)
  const evaluated = book().units.find(({ unit }) => unit.id === D15)
  const stands = loadStandingOf(office.db, 2018, D15)
  if (evaluated === undefined || stands === null) throw new Error('nothing to send back')
  expect(proposeItems(office, formOf(book(), evaluated), stands)).toEqual([
    { indicator: 'S4', field: null, reason: ASKED, source: 'question' },
  ])
})

test('批量采用 says first what it takes and leaves, takes the clean items alone, and is undone in one step', async () => {
  const answers: Answers = (row) => {
    if (row.indicatorId === 'S4') return { actual: '约3', deviation: '少一篇', evidence: '1' }
    if (row.rule === 'graded') {
      return { grade: '部分达成', selfScore: row.points / 100, evidence: '1' }
    }
    return WELL(row)
  }
  const desk = await openReceived(answers)
  const { office, book } = desk
  ask(desk, ASKED, 'S2')
  const items = desk
    .unit(QUAKE)
    .blocks()
    .flatMap((block) => block.items)
  const plan = batchPlan(office, book(), D15)
  const left = plan.leftOut.map(({ caution, items: own }) => [
    caution,
    own.map(({ indicator }) => indicator).toSorted(),
  ])
  const graded = items.filter(({ rule }) => rule === 'graded').map(({ indicator }) => indicator)
  expect(left).toEqual([
    ['question', ['S2']],
    ['out-of-band', graded.filter((id) => id !== 'S2').toSorted()],
    ['doubt', ['S4']],
  ])
  const clean = items.length - graded.length - 1
  expect(plan.clean).toBe(clean)
  const before = desk.sheet()
  const entries = readLog(office.db).length
  const step = await desk.step(() => acceptSuggested(office, book(), D15, []))
  expect(readLog(office.db)).toHaveLength(entries + 1)
  expect(desk.unit(QUAKE).pendingItems).toBe(items.length - clean)
  desk.turn(step)
  expect(desk.sheet()).toEqual(before)
  expect(acceptSuggested(office, book(), D15, ['doubt']).accepted).toBe(clean + 1)
})

test('不适用, cells that cannot be read and open 疑点 are left out by name', async () => {
  const desk = await openReceived(wellBut('S2', { actual: '另行报送', evidence: '1' }))
  const { office, book } = desk
  const plan = batchPlan(office, book(), null)
  expect(plan.leftOut.find(({ caution }) => caution === 'no-score')?.items).toEqual([
    { unit: 'D15', unitName: QUAKE, indicator: 'S2', title: desk.item(QUAKE, 'S2').title },
  ])
})

test('what cannot be asked or answered is refused with what to do', async () => {
  const desk = await openReceived()
  const { office, book } = desk
  const refusals = [
    askQuestion(office, book(), { unit: D15, indicator: 'S4', question: '  ' }),
    askQuestion(office, book(), { unit: D15, indicator: '9.9', question: ASKED }),
    askQuestion(office, book(), { unit: unitId('X'), indicator: 'S4', question: ASKED }),
    answerQuestion(office, book(), { number: 7, way: 'phone', text: '好' }),
  ]
  const number = ask(desk)
  refusals.push(answerQuestion(office, book(), { number, way: 'phone', text: '' }))
  expectValue(answerQuestion(office, book(), { number, way: 'phone', text: '另两篇在附件二' }))
  refusals.push(answerQuestion(office, book(), { number, way: 'return', text: '又一次' }))
  storeYearState(office.db, office.act(), 2018, '归档', '审定')
  refusals.push(askQuestion(office, book(), { unit: D15, indicator: 'S4', question: ASKED }))
  expect(refusals.map((outcome) => (outcome.ok ? '' : outcome.error.message))).toEqual([
    '还没有写疑点，没有登记。请写明要单位说明或要核对什么。',
    '市地震局没有这项指标，请重新选择。',
    '2018年度没有这个单位，请重新选择单位。',
    '没有找到这处疑点，请刷新后重新选择。',
    '还没有写答复，没有登记。请写明怎么答复的、以什么为准。',
    '这处疑点已由批处理登记答复，没有再登记。要改答复，请先在操作记录中撤销原来的一条。',
    '2018年度已经归档，不能再改动。确需更改，请先在“归档与对比”页写明理由解锁。',
  ])
})
