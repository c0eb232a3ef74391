import { bundleChildren } from './children.ts'
import { makeFastFolder } from './make-fast-folder.ts'
import { countStarts, reportGoal } from './goal.ts'
import { ioFaultGoal } from './io-fault-goal.ts'
const folder = makeFastFolder()
await bundleChildren(folder, ['io-fault-child'])
const goal = ioFaultGoal(folder, 'all', 1, countStarts())
reportGoal(goal)
console.log(goal.faults.join('\n'))
