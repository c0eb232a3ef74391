import { soakFaults } from './faults/soak.ts'
import { soakReturns } from './fuzz/soak.ts'

/** What is tried for hours: npm run soak -- returns COUNT FROM, or npm run soak -- faults GOAL=COUNT … SEED=N. */
const [what = 'returns', ...rest] = process.argv.slice(2)
switch (what) {
  case 'faults':
    process.exitCode = (await soakFaults(rest)) ? 0 : 1
    break
  case 'returns': {
    const [count = '1000', from = '10000'] = rest
    process.exitCode = (await soakReturns(Number(count), Number(from))) === 0 ? 0 : 1
    break
  }
  default:
    process.stderr.write('returns COUNT FROM, or faults GOAL=COUNT … SEED=N\n')
    process.exitCode = 2
}
