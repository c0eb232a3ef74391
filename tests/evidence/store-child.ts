import { argv } from 'node:process'
import { storeEvidence } from '#electron/application/evidence/store.ts'

/** Keeps one file and says what came of it; says first that it begins. */
process.stdout.write('begin\n')
const stored = await storeEvidence(argv[2] ?? '', argv[3] ?? '')
process.stdout.write(stored.ok ? 'stored\n' : `${stored.error.code} ${stored.error.message}\n`)
