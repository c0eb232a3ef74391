import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluate, evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { hasPoppler } from '#tests/documents/pdf-tools.ts'
import { CHROMIUM } from '../built.ts'
import {
  figuresInLetters,
  figuresInWord,
  figuresInWorkbook,
  figuresOnScreen,
  linesInReport,
  sorted,
  type FiguresByUnit,
} from '../figures.ts'
import { openProgram, type Program } from './program.ts'

const data = keptFolder('screens-equal')
const out = keptFolder('screens-equal-reports')

describe.skipIf(CHROMIUM === '' || !hasPoppler)('屏幕、Excel、PDF 和 Word 上的数一样', () => {
  let program: Program
  let onScreen: FiguresByUnit
  beforeAll(async () => {
    evaluateExpecting(0, 'demo', '--data', data)
    evaluate('score', '--data', data, '--year', '2018', '--accept-suggested')
    evaluate('report', '--data', data, '--year', '2018', '--out', out)
    program = await openProgram(data)
    await program.goTo('/2018/scores')
    onScreen = await figuresOnScreen(program.page)
  }, 240_000)
  afterAll(() => program.close())

  test('37 家都在屏幕上，各有六个数和名次', () => {
    expect(onScreen.size).toBe(37)
    expect([...onScreen.values()].every((figures) => figures.length === 7)).toBe(true)
    expect(onScreen.get('市教育局')).toEqual(['77.59', '19.80', '97.39', '0.00', '0.00', '97.39', '3'])
  })

  test('得分汇总表（Excel）', async () => {
    const found = await figuresInWorkbook(join(out, '2018年度_得分汇总表（示例）.xlsx'), onScreen)
    expect(sorted(found)).toEqual(sorted(onScreen))
  })

  test('评价报告附件1（PDF）', () => {
    expect(linesInReport(join(out, '2018年度_评价报告（示例）.pdf'))).toEqual(
      [...onScreen.values()].map((figures) => figures.join(' ')).toSorted(),
    )
  })

  test('评价报告附件1（Word）', () => {
    const found = figuresInWord(join(out, '2018年度_评价报告（示例）.docx'), onScreen)
    expect(sorted(found)).toEqual(sorted(onScreen))
  })

  test('37 份反馈函（PDF）：基础分、加分、扣分、总分和名次', () => {
    const screen = new Map([...onScreen].map(([name, figures]) => [name, figures.slice(2)]))
    expect(sorted(figuresInLetters(join(out, '反馈函'), onScreen))).toEqual(sorted(screen))
  })
})
