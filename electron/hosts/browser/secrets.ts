import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A one-time code for the URL, exchanged for the token that every request carries (reliability.md, section 2). */
export interface Secrets {
  readonly code: string
  /** The token; null where the code is wrong, late, used, or was guessed at too often. */
  readonly exchange: (code: string) => string | null
  readonly isToken: (text: string) => boolean
}

const CODE_LIFE_MS = 60_000
const MAX_WRONG_CODES = 10

export function createSecrets(now: () => number): Secrets {
  const code = randomBytes(32).toString('hex')
  const token = randomBytes(32).toString('hex')
  const expires = now() + CODE_LIFE_MS
  let wrong = 0
  let used = false
  return {
    code,
    exchange: (text) => {
      if (used || wrong >= MAX_WRONG_CODES || now() > expires) return null
      if (!isSame(text, code)) {
        wrong += 1
        return null
      }
      used = true
      return token
    },
    isToken: (text) => isSame(text, token),
  }
}

/** In a time that tells nothing of how much was right: digests of one length are compared. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
