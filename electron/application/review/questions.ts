import { appendLog } from '#db/log.ts'
import { loadQuestions, storeAnswer, storeQuestion, type AnswerWay } from '#db/review-questions.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { removeControls, trimSpaces } from '#shared/returns/clean-text.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import type { YearBook } from '../year-book.ts'
import { findOpenUnit, refuseArchived } from '../year-state.ts'

/** 登记疑点: asks something of an item; it stays open until an answer is kept. Gives its number. */
export function askQuestion(
  office: Office,
  book: YearBook,
  request: { readonly unit: UnitId; readonly indicator: string; readonly question: string },
): Outcome<number> {
  const evaluated = findOpenUnit(book, request.unit)
  if (!evaluated.ok) return evaluated
  const { unit, name, group } = evaluated.value
  const { indicator } = request
  if (!group.indicators.some(({ id, units }) => id === indicator && units.includes(unit.id))) {
    return fail('unknown-indicator', `${name}没有这项指标，请重新选择。`)
  }
  const question = tidy(request.question)
  if (question === '') {
    return fail('opinion-missing', '还没有写疑点，没有登记。请写明要单位说明或要核对什么。')
  }
  const { db } = office
  const { year } = book.year
  return db.transaction((): Outcome<number> => {
    const actor = office.act()
    const number = storeQuestion(db, actor, year, { unit: unit.id, indicator, question })
    appendLog(db, actor, {
      action: '登记疑点',
      object: unit.id,
      detail: { year, indicator, number, question },
    })
    return { ok: true, value: number }
  })()
}

/** 答复疑点: what became of an open question, and who says so. */
export function answerQuestion(
  office: Office,
  book: YearBook,
  request: { readonly number: number; readonly way: AnswerWay; readonly text: string },
): Outcome<null> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const text = tidy(request.text)
  if (text === '') return fail('opinion-missing', '还没有写答复，没有登记。请写明怎么答复的、以什么为准。')
  const { db } = office
  const { year } = book.year
  return db.transaction((): Outcome<null> => {
    const question = loadQuestions(db, year).find(({ number }) => number === request.number)
    if (question === undefined) return fail('unknown-entry', '没有找到这处疑点，请刷新后重新选择。')
    if (question.answer !== null) {
      return fail(
        'decision-not-allowed',
        `这处疑点已由${question.answer.operator}登记答复，没有再登记。要改答复，请先在操作记录中撤销原来的一条。`,
      )
    }
    const actor = office.act()
    storeAnswer(db, actor, year, question, { way: request.way, text })
    appendLog(db, actor, {
      action: '答复疑点',
      object: question.unit,
      detail: {
        year,
        indicator: question.indicator,
        number: question.number,
        question: question.question,
        way: request.way,
        answer: text,
      },
    })
    return { ok: true, value: null }
  })()
}

function tidy(text: string): string {
  return trimSpaces(removeControls(text))
}
