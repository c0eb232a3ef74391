import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadReportFacts } from '#electron/application/report-facts.ts'
import { loadYearInput } from '#electron/application/year-input.ts'
import { unitId } from '#shared/plan/unit.ts'
import { buildLetter } from '#shared/reports/build-letter.ts'
import { buildYearReport } from '#shared/reports/build-year-report.ts'
import type { ReportBlock } from '#shared/reports/report-model.ts'
import { hasPoppler, textOfPages } from '#tests/documents/pdf-tools.ts'
import { EDUCATION, FINANCE, openCollecting, YEAR, type Collecting } from './collecting.ts'
import { WITH_CAUTIONS } from './desk.ts'

/** 市教育局 got its 反馈函 on Monday 21 January 2019, appealed about S2, and was heard in part. */
async function openDecided(): Promise<{ readonly at: Collecting; readonly id: number }> {
  const at = await openCollecting('2019-01-21T02:00:00Z')
  for (const unit of [EDUCATION, FINANCE]) await at.handIn(unit, '2019-01-08')
  await at.get('acceptSuggested', { ...YEAR, unit: null, also: WITH_CAUTIONS })
  await at.get('recordFeedback', {
    ...YEAR,
    units: [EDUCATION],
    day: '2019-01-21',
    way: '公文交换',
    note: '',
  })
  const { id } = await at.get('registerAppeal', {
    ...YEAR,
    unit: EDUCATION,
    about: 'item',
    indicator: 'S2',
    claim: '佐证材料齐全，请求改为满分。',
    received: '2019-01-21',
    lateReason: '',
  })
  return { at, id }
}

const decide = (at: Collecting, id: number) =>
  at.get('decideAppeal', {
    ...YEAR,
    id,
    outcome: '部分采纳',
    opinion: '部分材料属实',
    decision: { kind: 'score', score: 380, actual: null, band: null },
  })

async function pagesOf(at: Collecting, id: number): Promise<readonly string[]> {
  const { saved } = await at.get('writeAppealPapers', { ...YEAR, ids: [id] })
  const folder = join(at.out, '科学素质评价2018', '申诉复核')
  return saved.files.map(({ name }) => {
    const text = textOfPages(join(folder, name)).join('')
    return `${name} ${text.replaceAll(/\s/g, '')}`
  })
}

test.skipIf(!hasPoppler)(
  'the 申诉复核表 tells what is asked for and the chain of the score, with room for the outcome',
  async () => {
    const { at, id } = await openDecided()
    const [form, ...more] = await pagesOf(at, id)
    expect(more).toEqual([])
    expect(form).toMatch(/^2018年度_申诉复核表_市教育局_S2\.pdf /)
    for (const part of [
      '2018年度全民科学素质工作评价结果申诉复核表',
      '佐证材料齐全，请求改为满分。',
      '申诉期至2019年1月28日',
      '计分方式定性三档',
      '原文“达成”',
      '批量采纳待审核3.60分经办人',
      // Each on a line of its own, for the pen.
      '复核意见：复核人（签字）：日期：年月日',
    ]) {
      expect(form).toContain(part)
    }
  },
)

test.skipIf(!hasPoppler)('a decided appeal has its answer beside the form', async () => {
  const { at, id } = await openDecided()
  await decide(at, id)
  const [form = '', answer = ''] = await pagesOf(at, id)
  expect(form).toContain('申诉复核3.60分3.80分经办人部分材料属实')
  expect(form).toContain('结果部分采纳原分3.60新分3.80')
  expect(answer).toMatch(/^2018年度_申诉答复_市教育局_S2\.pdf /)
  expect(answer).toMatch(
    /你单位2019年1月21日提出的关于“S2.*”的申诉收悉。经复核，现答复如下：部分采纳你单位的申诉，“S2.*”得分由3\.6分改为3\.8分。复核意见：部分材料属实。按复核后的得分，你单位总分为\d+(?:\.\d{1,2})?分。/,
  )
})

test.skipIf(!hasPoppler)('the longest date stands on one line among the changes of the score', async () => {
  const { at, id } = await openDecided()
  at.setClock('2019-12-28T02:00:00Z')
  await decide(at, id)
  expect((await pagesOf(at, id))[0]).toContain('2019年12月28日申诉复核3.60分3.80分')
})

function textOf(blocks: readonly ReportBlock[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'table') return block.table.rows.flat().join('|')
      return 'text' in block ? block.text : ''
    })
    .join('\n')
}

test('附件4 has every appeal in the internal report and numbers alone in the public one', async () => {
  const { at, id } = await openDecided()
  const annex = (version: 'internal' | 'public'): string => {
    const facts = loadReportFacts(at.office(), at.book(), loadYearInput(at.office(), at.book()))
    return textOf(buildYearReport(facts, version).annexes.at(-1)?.blocks ?? [])
  }
  expect(annex('public')).toBe('截至2019年1月21日，共登记申诉1件，待复核。')
  await decide(at, id)
  const counts = '截至2019年1月21日，共登记申诉1件，已复核。复核结果：部分采纳1件。'
  expect(annex('public')).toBe(counts)
  expect(annex('internal')).toMatch(
    /^截至.*\n市教育局\|S2 .*\|2019年1月21日\|佐证材料齐全，请求改为满分。\|3\.60\|部分采纳\|3\.80\|部分材料属实$/,
  )
})

test('the 反馈函 of a unit whose day is on record names that day and the last one; the others count from receipt', async () => {
  const { at } = await openDecided()
  const facts = loadReportFacts(at.office(), at.book(), loadYearInput(at.office(), at.book()))
  expect(textOf(buildLetter(facts, unitId(EDUCATION)).blocks)).toContain(
    '本函于2019年1月21日送达你单位。对上述结果有异议的，请在送达次日起5个工作日内，即2019年1月28日前（含当日）向我办书面提出申诉。',
  )
  expect(textOf(buildLetter(facts, unitId(FINANCE)).blocks)).toContain(
    '请自收到本函之日起5个工作日内向我办书面提出申诉',
  )
})

test('工作台 says how many appeals wait, and how long the window runs', async () => {
  const { at, id } = await openDecided()
  const todos = async () =>
    (await at.get('yearOverview', YEAR)).todos
      .filter(({ action }) => action === 'decide-appeals' || action === 'watch-appeals')
      .map(({ text }) => text)
  expect(await todos()).toEqual([
    '1 件申诉待复核，办结前等次标为暂定',
    '1 家单位在申诉期内，最晚到 2019年1月28日',
  ])
  await decide(at, id)
  at.setClock('2019-01-29T02:00:00Z')
  expect(await todos()).toEqual([])
})

test.skipIf(!hasPoppler)("the papers of an appeal have the office's own wordings", async () => {
  const { at, id } = await openDecided()
  await at.get('keepTemplate', { name: '复核表标题', text: '{年度}年度评价结果复核单' })
  await at.get('keepTemplate', { name: '答复标题', text: '{年度}年度申诉答复单' })
  await decide(at, id)
  const [form = '', answer = ''] = await pagesOf(at, id)
  expect([form.includes('2018年度评价结果复核单'), answer.includes('2018年度申诉答复单')]).toEqual([
    true,
    true,
  ])
})
