import fc from 'fast-check'
import { expect, test } from 'vitest'
import { builtinPlan, builtinUnits } from '#shared/plan/builtin.ts'
import { buildForm } from '#shared/returns/build-form.ts'
import { builtinScheme } from '#shared/scheme/builtin.ts'
import { deadlineOf } from '#shared/scheme/deadline.ts'
import { decimal, formatDecimal } from '#shared/scheme/decimal.ts'
import { roundHalfUp, roundShare } from '#shared/scheme/fraction.ts'
import { decodeScheme, encodeScheme } from '#shared/scheme/scheme-text.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'

const builtin = builtinScheme(builtinUnits)

test('存入数据库的办法读回来一字不差，同一办法总是同一文本', () => {
  const text = encodeScheme(builtin)
  expect(decodeScheme(text)).toEqual(builtin)
  expect(encodeScheme(decodeScheme(text))).toBe(text)
})

test('改过的办法也一样：单位各自的目标值、名额取消、位数很多的权重', () => {
  const [first, second] = builtinUnits
  if (first === undefined || second === undefined) throw new Error('no units')
  const targets = [
    [second.id, decimal('12.345')],
    [first.id, null],
  ] as const
  const changed = (order: readonly (typeof targets)[number][]): Scheme => ({
    ...builtin,
    leadWeight: decimal('1.3333333333333333'),
    quota: null,
    groups: builtin.groups.map((group) => ({
      ...group,
      indicators: group.indicators.map((own) => ({ ...own, unitTargets: new Map(order) })),
    })),
  })
  const text = encodeScheme(changed(targets))
  expect(decodeScheme(text)).toEqual(changed(targets))
  expect(encodeScheme(changed(targets.toReversed()))).toBe(text)
})

test('损坏的办法文本不会被当作办法用，并指明坏在哪里', () => {
  expect(() => decodeScheme(encodeScheme(builtin).replace('"points":"10"', '"points":10'))).toThrow(
    'groups[0].indicators[0].points is no text',
  )
  expect(() => decodeScheme('{}')).toThrow('name is no text')
})

test('报送截止日按办法推算', () => {
  expect(deadlineOf(builtin, 2018)).toBe('2019-01-10')
})

test('市教育局的自评表：各行编号、重点任务、角色', () => {
  const unit = builtinUnits.find(({ id }) => id === 'D02')
  if (unit === undefined) throw new Error('no unit')
  const form = buildForm({
    scheme: builtin,
    plan: builtinPlan,
    unit,
    year: 2018,
    schemeVersion: 1,
    contact: '',
  })
  const rows = form.rows.map(({ indicatorId, program, role }) => `${indicatorId} ${program} ${role}`)
  expect([form.unitName, form.groupName, form.deadline]).toEqual(['市教育局', '市直部门', '2019-01-10'])
  expect(rows.filter((row) => /^(1\.1|2\.2|5\.1|L1|G06|S1) /.test(row))).toEqual([
    '1.1 青少年科学素质行动 牵头',
    '2.2 农民科学素质行动 责任',
    '5.1 科技教育与培训基础工程 牵头',
    'L1 青少年科学素质行动 牵头',
    'G06 青少年科学素质行动 责任',
    'S1 加强组织领导 责任',
  ])
})

test('小数写出再读入不变', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 30n), 10n ** 30n), fc.nat(20), (mantissa, scale) => {
      const text = formatDecimal({ mantissa, scale })
      const read = decimal(text)
      expect(read.mantissa * 10n ** BigInt(scale)).toBe(mantissa * 10n ** BigInt(read.scale))
    }),
  )
})

test('普通整数的舍入与大整数的舍入处处相同', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1 }), (whole, part, of) => {
      expect(roundShare(whole, part, of)).toBe(roundHalfUp(BigInt(whole) * BigInt(part), BigInt(of)))
    }),
  )
})
