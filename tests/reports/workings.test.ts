import { describe, expect, test } from 'vitest'
import { buildWorkings, NO_DETAIL } from '#shared/reports/workings.ts'
import { exampleScores, unitNamed } from '#tests/workbooks/example-scores.ts'

describe('计分底稿', () => {
  test('计分结果里的每个指标都有一行，数字与计分结果相同', () => {
    const sheet = exampleScores()
    const table = buildWorkings(
      sheet,
      () => null,
      () => null,
    )
    const scored = sheet.groups.flatMap(({ units }) =>
      units.flatMap((unit) =>
        unit
          .blocks()
          .flatMap((block) => block.items.map((item) => [unit.name, block.name, item.indicator, item.score])),
      ),
    )
    expect(table.title).toBe('2018年度全民科学素质工作计分底稿')
    expect(table.items.map(({ unit, block, indicator, score }) => [unit, block, indicator, score])).toEqual(
      scored,
    )
  })

  test('取数位置、算式、原文和意见按单位和编号取自登记，没有登记的留空', () => {
    const educators = unitNamed('市教育局')
    const detail = {
      ...NO_DETAIL,
      measure: '%',
      reported: '95',
      formula: '10×95÷100＝9.50',
      origin: '第2次提交 自评表!H9',
    }
    const table = buildWorkings(
      exampleScores(),
      (unit, indicator) => (unit === educators && indicator === 'G06' ? detail : null),
      () => null,
    )
    const row = (unit: string, id: string) =>
      table.items.find((item) => item.unit === unit && item.indicator === id)
    expect(row('市教育局', 'G06')).toMatchObject({
      ...detail,
      rule: '正向定量',
      target: '100',
      weight: '1',
      state: '已核定',
    })
    expect(row('市教育局', 'S4')).toMatchObject({ ...NO_DETAIL, target: '4', points: 400 })
  })

  test('牵头单位的指标带权重', () => {
    const table = buildWorkings(
      exampleScores(),
      () => null,
      () => null,
    )
    const weights = table.items
      .filter(({ indicator }) => indicator === '1.1')
      .map(({ unit, weight }) => [unit, weight])
    expect(weights).toContainEqual(['市教育局', '1.5'])
    expect(weights).toContainEqual(['市科协', '1'])
  })

  test('状态用中文写明，没有自评表的单位全部缺报、计零分', () => {
    const table = buildWorkings(
      exampleScores({ received: new Map([[unitNamed('武城县'), null]]) }),
      () => null,
      () => null,
    )
    const own = table.items.filter(({ unit }) => unit === '武城县')
    expect([new Set(own.map(({ state }) => state)), new Set(own.map(({ score }) => score))]).toEqual([
      new Set(['缺报']),
      new Set([0]),
    ])
    expect(
      table.blocks.filter(({ unit }) => unit === '武城县').map(({ score, status }) => [score, status]),
    ).toEqual([
      [0, 'scored'],
      [0, 'scored'],
    ])
  })

  test('有待核定时题名为征求意见稿，该单位各板块都待核定', () => {
    const educators = unitNamed('市教育局')
    const sheet = exampleScores({
      item: (unit, { id }) =>
        unit === educators && id === 'S3'
          ? {
              reported: {
                actual: null,
                yesNo: null,
                band: '达成',
                selfScore: null,
                notApplicable: false,
                noData: false,
                refused: false,
                filled: true,
              },
              verified: null,
            }
          : undefined,
    })
    const table = buildWorkings(
      sheet,
      () => null,
      () => null,
    )
    expect(table.title).toBe('2018年度全民科学素质工作计分底稿（征求意见稿）')
    expect(
      table.blocks.filter(({ status }) => status === 'pending').map(({ unit, block }) => [unit, block]),
    ).toEqual([
      ['市教育局', '任务完成'],
      ['市教育局', '组织保障'],
    ])
  })
})
