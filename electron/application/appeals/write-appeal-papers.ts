import { join } from 'node:path'
import { loadAppeals, outcomeOf, type Appeal } from '#db/appeals.ts'
import type { UsedFont } from '#electron/documents/font-set.ts'
import type { RenderOptions } from '#electron/documents/render-pdf.ts'
import { buildAppealAnswer, buildAppealForm, type AppealPaper } from '#shared/reports/build-appeal-papers.ts'
import { writeWith } from '#shared/reports/fill-template.ts'
import { formatPoints } from '#shared/scheme/points.ts'
import { explainUnit } from '#shared/scoring/explain.ts'
import { loadFontChoice } from '../documents/load-font-choice.ts'
import { dayInChina } from '../china-time.ts'
import { ensureFolder } from '../ensure-folder.ts'
import type { Progress } from '../export-forms.ts'
import { noticeFacts } from '../notice-facts.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { fileNamePart, savePdf } from '../save-pdf.ts'
import { itemExplanation } from '../views/explanations.ts'
import { itemHistory } from '../views/item-history.ts'
import { loadTemplates } from '../templates/load-templates.ts'
import type { YearBook } from '../year-book.ts'
import { loadYearInput } from '../year-input.ts'
import { reportAppeal } from './appeal-facts.ts'

export interface AppealPapersRequest {
  readonly folder: string
  /** Ids of appeals. */
  readonly ids: readonly number[]
  readonly progress: Progress
  readonly stopped: () => boolean
  /** Where to look for the machine's own fonts; default: the system's folders. */
  readonly fontFolders?: readonly string[]
}

export interface WrittenAppealPapers {
  readonly paths: readonly string[]
  readonly fonts: readonly UsedFont[]
  readonly notWritten: number
}

export const APPEAL_FOLDER = '申诉复核'

/** Writes of each appeal the 申诉复核表, and of a decided one the 答复. */
export async function writeAppealPapers(
  office: Office,
  book: YearBook,
  request: AppealPapersRequest,
): Promise<Outcome<WrittenAppealPapers>> {
  const chosen = loadAppeals(office.db, book.year.year).filter(({ id }) => request.ids.includes(id))
  if (chosen.length === 0) return fail('nothing-picked', '没有找到所选的申诉，没有导出。请刷新后重新选择。')
  const folder = join(request.folder, APPEAL_FOLDER)
  const ready = await ensureFolder(folder)
  if (!ready.ok) return ready
  const { at } = office.act()
  const options: RenderOptions = {
    created: new Date(at),
    fontChoice: loadFontChoice(office.db),
    ...(request.fontFolders === undefined ? {} : { fontFolders: request.fontFolders }),
  }
  const facts = noticeFacts(book, dayInChina(Date.parse(at)))
  const mark = book.year.sample ? '（示例）' : ''
  const texts = loadTemplates(office.db)
  const papers = chosen.flatMap((appeal) => {
    const paper = paperOf(office, book, appeal)
    const about = appeal.indicator ?? paper.subject
    const name = (kind: string): string =>
      `${book.year.year}年度_${kind}_${fileNamePart(paper.unitName)}_${fileNamePart(about)}${mark}.pdf`
    const form = { name: name('申诉复核表'), model: writeWith(texts, () => buildAppealForm(facts, paper)) }
    if (outcomeOf(appeal) === null) return [form]
    const answer = writeWith(texts, () => buildAppealAnswer(facts, paper))
    return [form, { name: name('申诉答复'), model: answer }]
  })
  const paths: string[] = []
  const fonts = new Map<string, UsedFont>()
  for (const [index, { name, model }] of papers.entries()) {
    if (request.stopped()) break
    const saved = await savePdf(folder, name, model, options)
    if (!saved.ok) return saved
    paths.push(saved.value.path)
    for (const font of saved.value.fonts) fonts.set(font.role, font)
    request.progress(index + 1, papers.length, name)
  }
  return { ok: true, value: { paths, fonts: [...fonts.values()], notWritten: papers.length - paths.length } }
}

function paperOf(office: Office, book: YearBook, appeal: Appeal): AppealPaper {
  const { unit, indicator, lastDay, lateReason } = appeal
  const explained = explainUnit(loadYearInput(office, book), unit)
  const history = indicator === null ? [] : itemHistory(office, book.year.year, unit, indicator)
  return {
    ...reportAppeal(book, appeal),
    lastDay,
    lateReason,
    basis: indicator === null ? totalBasis(explained) : itemBasis(office, book, appeal, indicator),
    history: history.map(({ at, way, before, after, operator, reason }) => ({
      day: dayInChina(Date.parse(at)),
      way,
      before,
      after,
      operator,
      reason,
    })),
    total: explained.unit.total,
  }
}

function itemBasis(
  office: Office,
  book: YearBook,
  { unit }: Appeal,
  indicator: string,
): AppealPaper['basis'] {
  const explained = itemExplanation(office, book, unit, indicator)
  if (!explained.ok) return [['说明', explained.error.message]]
  const { ruleName, input, formula, suggestion, origin, reason, verifiedBy, item } = explained.value
  const where =
    origin === null
      ? '原表中没有填'
      : `第${origin.number}次报送 ${origin.fileName}，${origin.sheet}!${origin.cell}，原文“${origin.original}”`
  return [
    ['计分方式', ruleName],
    ['分值', formatPoints(item.points)],
    ['依据的值', input === null ? '没有可用的值' : `${input.text}（${input.from}）`],
    ['测算', formula ?? suggestion ?? '没有测算分'],
    ['原始单元格', where],
    ['状态', reason],
    ['最近核定', verifiedBy === '' ? '还没有核定' : verifiedBy],
  ]
}

function totalBasis({ base, bonus, deduction, total }: ReturnType<typeof explainUnit>): AppealPaper['basis'] {
  const lines = [...bonus.lines, ...deduction.lines].map(
    ({ line, points, reason }) => `${line.reason} ${formatPoints(points)}（${reason}）`,
  )
  return [
    ['基础分', base],
    ['加分', bonus.formula],
    ['逾期扣分', deduction.lateFormula],
    ['扣分', deduction.formula],
    ...(lines.length === 0 ? [] : [['加减分事项', lines.join('；')] as const]),
    ['总分', total],
  ]
}
