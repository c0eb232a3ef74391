/** Word counts lengths in twentieths of a point. */
export function twips(points: number): number {
  return Math.round(points * 20)
}
