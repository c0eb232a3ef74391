import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainDecimal } from '#electron/workbooks/read/plain-decimal.ts'

test('every number that a program stores keeps its value, in plain notation', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      const plain = plainDecimal(String(number))
      expect(plain).toMatch(/^(-?(0|[1-9]\d*)(\.\d*[1-9])?)$/)
      expect(plain).not.toBe('-0')
      expect(Number(plain) + 0).toBe(number + 0)
    }),
    { numRuns: 2_000 },
  )
})

test('a plain decimal stays as it is, however long', () => {
  const digits = fc.stringMatching(/^[1-9]\d{0,60}(\.\d{0,60}[1-9])?$/)
  fc.assert(
    fc.property(digits, (text) => {
      expect(plainDecimal(text)).toBe(text)
    }),
  )
})

test('a hostile run of digits costs no more than its length', () => {
  const zeros = '0'.repeat(32_000)
  expect(plainDecimal(`1.${zeros}1`)).toBe(`1.${zeros}1`)
  expect(plainDecimal(`${zeros}.${zeros}`)).toBe('0')
  expect(plainDecimal(`1.${zeros}x`)).toBeNull()
})
