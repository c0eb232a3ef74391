import { CHECKS } from './checks.ts'
import { requireNode } from './node-version.ts'
import { runStep } from './steps.ts'

requireNode()
const failed = CHECKS.filter((step) => !runStep(step))
process.exitCode = failed.length === 0 ? 0 : 1
