const DIGITS = '零一二三四五六七八九'

/** A whole number from 0 to 10^12 − 1 in the ordinary Chinese way: 一万零三百, 十五. */
export function chineseWhole(value: number): string {
  if (value === 0) return '零'
  const parts = [
    [Math.floor(value / 1e8), '亿'],
    [Math.floor(value / 1e4) % 1e4, '万'],
    [value % 1e4, ''],
  ] as const
  let text = ''
  let gap = false
  for (const [part, mark] of parts) {
    if (part === 0) {
      gap = text !== ''
      continue
    }
    const needsZero = text !== '' && (gap || part < 1000)
    text += (needsZero ? '零' : '') + section(part) + mark
    gap = false
  }
  return text.replace(/^一十/, '十')
}

function section(value: number): string {
  let text = ''
  let gap = false
  for (const [unit, mark] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10
    if (digit === 0) {
      gap = text !== ''
      continue
    }
    text += (gap ? '零' : '') + (DIGITS[digit] ?? '') + mark
    gap = false
  }
  return text
}

/** "25.5" → 二十五点五. */
export function chineseDecimal(text: string): string {
  const [whole = '0', fraction] = text.split('.')
  const places = [...(fraction ?? '')].map((digit) => DIGITS[Number(digit)]).join('')
  return chineseWhole(Number(whole)) + (fraction === undefined ? '' : `点${places}`)
}

export function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
}

export function grouped(text: string): string {
  const [whole = '', fraction] = text.split('.')
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? groups : `${groups}.${fraction}`
}
