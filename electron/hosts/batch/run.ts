import { explainDisk } from '#electron/application/explain-disk.ts'
import { createWorkbookReader } from '#electron/workbooks/read/workbook-reader.ts'
import { parseArguments } from './arguments.ts'
import type { Command, Invocation } from './command.ts'
import { EXIT, printError, type ExitCode } from './console.ts'

/** A command is loaded when it is asked for, so that none pays for another's libraries. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import('./init.ts')).init,
  forms: async () => (await import('./forms.ts')).forms,
  import: async () => (await import('./import.ts')).importReturns,
  inspect: async () => (await import('./inspect.ts')).inspect,
  adjust: async () => (await import('./adjust.ts')).adjust,
  score: async () => (await import('./score.ts')).score,
  report: async () => (await import('./report.ts')).report,
  archive: async () => (await import('./archive.ts')).archive,
  export: async () => (await import('./export.ts')).exportYear,
  verify: async () => (await import('./verify.ts')).verify,
  handout: async () => (await import('./handout.ts')).handout,
  open: async () => (await import('./open-package.ts')).openPackage,
  handback: async () => (await import('./handback.ts')).handback,
  preview: async () => (await import('./preview.ts')).preview,
  merge: async () => (await import('./merge.ts')).merge,
  demo: async () => (await import('./demo.ts')).demo,
}

/** Runs a command line. Every failure is one Chinese line and an exit code. */
export async function runBatch(
  argv: readonly string[],
  startReader: Invocation['startReader'] = createWorkbookReader,
): Promise<ExitCode> {
  const [name = '', ...rest] = argv
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (load === undefined) {
    const known = Object.keys(COMMANDS).join('、')
    printError(name === '' ? `请写明要做什么：${known}。` : `没有“${name}”这个命令。可用的命令：${known}。`)
    return EXIT.usage
  }
  const command = await load()
  const args = parseArguments(command.shape, rest)
  if (!args.ok) {
    printError(`${args.error.message}用法：${command.usage}`)
    return EXIT.usage
  }
  try {
    return await command.run({ ...args.value, startReader, ownerOnly: command.ownerOnly === true })
  } catch (error) {
    const disk = explainDisk(error)
    printError(
      disk?.message ??
        `程序出错，没有做完：${error instanceof Error ? error.message : String(error)}。请把这一行和所用文件交技术人员。`,
    )
    return EXIT.failed
  }
}
