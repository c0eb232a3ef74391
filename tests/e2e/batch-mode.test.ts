import { fork } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { evaluate, evaluateExpecting, type BatchRun } from '#tests/support/batch.ts'
import { keptFolder, scratchFolder } from '#tests/support/scratch.ts'
import { ensureBuilt, OUT } from './built.ts'
import type { FromProgram } from './stand-in/messages.ts'

interface ProgramRun extends BatchRun {
  readonly told: readonly FromProgram[]
}

/** Starts the main side that is packed, under the stand-in for electron, with these arguments. */
async function startProgram(...args: string[]): Promise<ProgramRun> {
  const register = pathToFileURL(join(import.meta.dirname, 'stand-in', 'register.ts')).href
  const child = fork(join(OUT, 'main', 'main.js'), args, {
    execArgv: ['--import', register],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const told: FromProgram[] = []
  child.on('message', (message: FromProgram) => told.push(message))
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', resolve)
  })
  const { stdout, stderr } = child
  if (stdout === null || stderr === null) throw new Error('the program has no output')
  const [out, error, code] = await Promise.all([text(stdout), text(stderr), exited])
  return { code, out, error, told }
}

const folder = keptFolder('batch-mode')
const returned = join(folder, 'sample', '示例自评表2018')

beforeAll(async () => {
  await ensureBuilt()
  evaluateExpecting(0, 'demo', '--data', join(folder, 'sample'))
}, 120_000)

/** The same command line by the packed program and by the command of the repository, each on an office of its own. */
async function runBoth(make: (data: string) => readonly string[]): Promise<readonly [ProgramRun, BatchRun]> {
  const [a, b] = [scratchFolder(), scratchFolder()]
  for (const data of [a, b]) evaluateExpecting(0, 'init', '--data', data, '--year', '2018')
  return [await startProgram('--batch', ...make(a)), evaluate(...make(b))]
}

test('returns are imported as by the command: same table, same exit code, read in the utility process, no window', async () => {
  const year = ['--year', '2018', '--received', '2019-01-10']
  const [program, command] = await runBoth((data) => ['import', '--data', data, ...year, returned])
  const { told, ...run } = program
  expect(run).toEqual(command)
  expect(run.code).toBe(1)
  expect(run.out).toContain('已导入 38 份')
  expect(told).toEqual([{ kind: 'utility-process', name: '读取自评表' }])
}, 120_000)

test('a workbook is inspected in the utility process too', async () => {
  const [file = ''] = readdirSync(returned)
  const { told, ...run } = await startProgram('--batch', 'inspect', join(returned, file))
  expect(run).toEqual(evaluate('inspect', join(returned, file)))
  expect(run.code).toBe(0)
  expect(told).toEqual([{ kind: 'utility-process', name: '读取自评表' }])
})

test('the papers of a year come out whole: what is printed of them is there', async () => {
  const data = scratchFolder()
  expect((await startProgram('--batch', 'demo', '--data', data)).code).toBe(0)
  const out = join(data, 'papers')
  const run = await startProgram('--batch', 'report', '--data', data, '--year', '2018', '--out', out)
  expect([run.code, run.error]).toEqual([1, ''])
  const paths = [...run.out.matchAll(/已生成：(.+)/g)].map(([, path = '']) => path)
  expect(paths).toHaveLength(48)
  expect(paths.filter((path) => !existsSync(path))).toEqual([])
}, 120_000)

test.each([
  ['nothing', []],
  ['an unknown command', ['open']],
  ['an unknown option', ['init', '--data', 'x', '--year', '2018', '--no-sandbox']],
  ['--batch a second time', ['--batch', 'init', '--data', 'x', '--year', '2018']],
  ['a folder without a database', ['score', '--data', '/nowhere', '--year', '2018']],
])('behind --batch everything is read strictly: %s', async (_, args) => {
  const { told, ...run } = await startProgram('--batch', ...args)
  expect(run).toEqual(evaluate(...args))
  expect([2, 3]).toContain(run.code)
  expect(told).toEqual([])
})

test('in front of --batch nothing is read', async () => {
  const [ours, theirs] = [scratchFolder(), join(scratchFolder(), 'theirs')]
  const init = ['--batch', 'init', '--data', ours, '--year', '2018']
  expect((await startProgram('--no-sandbox', '--data', theirs, ...init)).code).toBe(0)
  expect([existsSync(join(ours, 'kaoping.db')), existsSync(theirs)]).toEqual([true, false])
})
