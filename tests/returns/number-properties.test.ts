import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseChineseNumeral } from '#shared/returns/numbers/chinese-numeral.ts'
import { parseMeasure } from '#shared/returns/numbers/measure.ts'
import { readNumber } from '#shared/returns/numbers/read-number.ts'
import { formatDecimal } from '#shared/scheme/decimal.ts'
import { buildCell, number, type Content } from './build-sheet.ts'
import { chineseDecimal, chineseWhole, fullWidth, grouped } from './chinese-words.ts'

const readAs = (content: Content, measure: string | null): string | null => {
  const reading = readNumber(buildCell(1, 1, content), parseMeasure(measure))
  return reading.ok ? formatDecimal(reading.value) : null
}

/** A figure as an office reports it: up to 8 whole digits and 4 decimals, without needless zeros. */
const figure = fc
  .tuple(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 9999 }), fc.boolean())
  .map(([whole, places, hasFraction]) => {
    const fraction = hasFraction ? String(places).padStart(4, '0').replace(/0+$/, '') : ''
    return fraction === '' ? String(whole) : `${whole}.${fraction}`
  })
const measure = fc.constantFrom('场', '篇', '人次', '元', '万元', '元/人', '公里', '份', '%')
const space = fc.constantFrom('', ' ', '　', '\n', '  ', '\u00a0')

describe('one figure, however it is written', () => {
  it('reads back as the same value from a number cell, as text and full-width', () => {
    fc.assert(
      fc.property(figure, measure, space, (text, unit, outer) => {
        expect(readAs(number(text), unit)).toBe(text)
        expect(readAs(outer + text + outer, unit)).toBe(text)
        expect(readAs(outer + fullWidth(text) + outer, unit)).toBe(text)
      }),
    )
  })

  it('reads back with thousands separators, a unit suffix and both', () => {
    fc.assert(
      fc.property(figure, measure, space, (text, unit, between) => {
        expect(readAs(grouped(text), unit)).toBe(text)
        expect(readAs(fullWidth(grouped(text)), unit)).toBe(text)
        expect(readAs(text + between.trim() + unit, unit)).toBe(text)
        expect(readAs(`${grouped(text)} ${unit}`, unit)).toBe(text)
        expect(readAs(`约${grouped(text)}${unit}左右`, unit)).toBe(text)
      }),
    )
  })

  it('reads back as a Chinese numeral', () => {
    fc.assert(
      fc.property(figure, (text) => {
        expect(readAs(chineseDecimal(text), '场')).toBe(text)
        expect(readAs(`${chineseDecimal(text)}场`, '场')).toBe(text)
        // A share of 10 000 % and more in words is no share that anybody reports.
        const share = Number(text) < 10_000 ? text : null
        expect(readAs(`百分之${chineseDecimal(text)}`, '%')).toBe(share)
      }),
    )
  })

  it('reads every whole number up to the hundred millions in words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (value) => {
        const parsed = parseChineseNumeral(chineseWhole(value))
        expect(parsed === null ? null : formatDecimal(parsed)).toBe(String(value))
      }),
      { numRuns: 2000 },
    )
  })

  it('reads back in 万 and 亿', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (value) => {
        expect(readAs(`${value / 10}万人次`, '人次')).toBe(String(value * 1000))
        expect(readAs(`${value / 10}亿元`, '元')).toBe(String(value * 10_000_000))
        expect(readAs(`${value / 10}万元`, '万元')).toBe(String(value / 10))
      }),
    )
  })

  it('loses the noise of binary arithmetic', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 1, max: 999_999 }), (a, b) => {
        const sum = a / 100 + b / 100
        const digits = String((a + b) / 100)
        expect(readAs(number(plain(sum)), '元')).toBe(digits)
      }),
    )
  })
})

/** As a reader hands numbers on: 17 significant digits, no exponent. */
function plain(value: number): string {
  return value.toPrecision(17)
}

describe('any text at all', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ maxLength: 5000 }),
    fc
      .array(
        fc.constantFrom(
          ...'0123456789０９．，,.-－—~至到约近余多左右以上+%％百千万亿点一二三十零〇两场人次元分之负 　',
        ),
        {
          maxLength: 14,
        },
      )
      .map((chars) => chars.join('')),
  )

  it('never makes the reading throw, and what it gives is a plain decimal', () => {
    fc.assert(
      fc.property(hostile, measure, (text, unit) => {
        const value = readAs(text, unit)
        expect(value === null || /^-?\d+(\.\d+)?$/.test(value)).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })

  it('is never read as a number where a word of no known form stands in it', () => {
    const words = fc.constantFrom(
      '几',
      '数',
      '上',
      '不足',
      '超过',
      '至少',
      '共',
      '其中',
      '另',
      '每',
      '第',
      '半',
      '成',
      '倍',
      '年',
      '：',
      '=',
      '>',
    )
    fc.assert(
      fc.property(figure, words, fc.constantFrom('场', '元'), (text, word, unit) => {
        expect(readAs(word + text + unit, unit)).toBe(null)
        expect(readAs(text + word + unit, unit)).toBe(null)
        expect(readAs(text + unit + word, unit)).toBe(null)
      }),
    )
  })

  it('is never read as a number where two numbers stand in it', () => {
    fc.assert(
      fc.property(
        figure,
        figure,
        fc.constantFrom('-', '—', '~', '至', '到', '、', ' ', ';', '/', '*', '或'),
        (a, b, between) => {
          expect(readAs(`${a}${between}${b}`, '场')).toBe(null)
          expect(readAs(`${a}场${between}${b}场`, '场')).toBe(null)
        },
      ),
    )
  })
})
