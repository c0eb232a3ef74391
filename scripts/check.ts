import { runChecks } from './checks.ts'

process.exitCode = runChecks().includes(false) ? 1 : 0
