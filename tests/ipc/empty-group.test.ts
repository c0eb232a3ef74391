import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openBook } from '#tests/workbooks/open-book.ts'
import { openTestDesk } from './desk.ts'

test('一个组没有单位了，本年不评价这个组：材料里不写“0个县（市、区）”，汇总表没有空表', async () => {
  const at = openTestDesk()
  await at.get('createSampleYear', {})
  const { groups } = await at.get('schemePage', { year: 2018 })
  const [, counties] = groups
  expect(counties?.name).toBe('县（市、区）')
  const edits = (counties?.units ?? []).map(
    ({ unit }) => ({ kind: 'place-unit', unit, group: null }) as const,
  )
  await at.get('editScheme', { year: 2018, edits })
  const { step } = await at.get('checkScheme', { year: 2018 })
  await at.get('saveScheme', { year: 2018, step, reason: '本年度不评价县（示例）' })
  const texts = await Promise.all(
    ['bulletin', 'report', 'summary'].map(async (document) => {
      const { paragraphs } = await at.get('documentText', { year: 2018, document })
      return paragraphs.map(({ generated }) => generated)
    }),
  )
  expect(texts.flat().filter((text) => /(?<!\d)0个|县（市、区）参加|（二）县/.test(text))).toEqual([])
  expect(texts[0]?.[1]).toContain('对24个市直部门2018年度全民科学素质工作')
  await at.get('writeReports', { year: 2018, kinds: ['summary', 'goals'] })
  const folder = join(at.out, '科学素质评价2018')
  for (const name of ['得分汇总表', '指标完成情况表']) {
    const book = await openBook(readFileSync(join(folder, `2018年度_${name}（示例）.xlsx`)))
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(['市直部门'])
  }
}, 60_000)
