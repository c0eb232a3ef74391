import type { Bench } from '../bench.ts'
import type { Result } from '../result.ts'
import { benchLetters } from './letters.ts'
import { benchReport } from './report.ts'

/** P6 and P7: documents set in type. */
export async function benchDocuments(bench: Bench): Promise<readonly Result[]> {
  bench.say('letters and reports …')
  return [...(await benchLetters(bench)), ...(await benchReport(bench))]
}
