import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** About a tenth of a second and 32 MB a try on an office machine (RFC 7914; N, r, p stand in the text, so that they can grow). */
const COST = { N: 2 ** 15, r: 8, p: 1 } as const
const SALT_BYTES = 16
const KEY_BYTES = 32
const SHORTEST = 4
const LONGEST = 20

/** Why a PIN is not taken; null: it is good. */
export function judgePin(pin: string): string | null {
  const length = [...normalise(pin)].length
  if (length >= SHORTEST && length <= LONGEST) return null
  return `口令应为 ${SHORTEST} 到 ${LONGEST} 个字符，现在是 ${length} 个，没有保存。请重新填写。`
}

/** What is kept of a PIN: "scrypt$32768$8$1$salt$key". */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const key = await deriveKey(pin, salt, COST)
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64'), key.toString('base64')].join('$')
}

/** Compares in constant time. */
export async function isPin(pin: string, kept: string): Promise<boolean> {
  const [name, n = '', r = '', p = '', salt = '', key = ''] = kept.split('$')
  if (name !== 'scrypt') throw new Error(`a PIN kept in an unknown way: ${name ?? ''}`)
  const expected = Buffer.from(key, 'base64')
  const found = await deriveKey(pin, Buffer.from(salt, 'base64'), {
    N: Number(n),
    r: Number(r),
    p: Number(p),
  })
  return found.byteLength === expected.byteLength && timingSafeEqual(found, expected)
}

function deriveKey(
  pin: string,
  salt: Uint8Array,
  cost: { readonly N: number; readonly r: number; readonly p: number },
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(normalise(pin), salt, KEY_BYTES, { ...cost, maxmem: 2 ** 27 }, (error, key) => {
      if (error === null) resolve(key)
      else reject(error)
    })
  })
}

/** An input method left on gives full-width digits: the same PIN. */
function normalise(pin: string): string {
  return pin.normalize('NFKC').trim()
}

const FREE_TRIES = 3
const FIRST_WAIT_S = 5
const LONGEST_WAIT_S = 300

/** Seconds to wait after so many wrong tries in a row: none, then 5, 10, 20 … up to five minutes. */
export function waitAfter(wrongTries: number): number {
  if (wrongTries < FREE_TRIES) return 0
  return Math.min(FIRST_WAIT_S * 2 ** (wrongTries - FREE_TRIES), LONGEST_WAIT_S)
}
