/**
 * 校验码: the first 64 bits of a SHA-256 (lower-case hex) in four groups, short enough to stand on paper and to be
 * compared by eye: 1A2B-3C4D-5E6F-7081.
 */
export function checkCode(hash: string): string {
  return [0, 4, 8, 12].map((at) => hash.slice(at, at + 4).toUpperCase()).join('-')
}
