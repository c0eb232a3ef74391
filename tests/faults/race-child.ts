import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { parseArguments } from '#electron/hosts/batch/arguments.ts'
import { EXIT } from '#electron/hosts/batch/console.ts'
import { withOffice } from '#electron/hosts/batch/session.ts'
import { openDesk, type Desk } from '#electron/ipc/desk.ts'
import type { HostDoors } from '#electron/ipc/host-doors.ts'
import { createWorkbookReader } from '#electron/workbooks/read/workbook-reader.ts'

/**
 * One host that starts at a given millisecond: the window's or the browser's desk, or a command. Says `open`, or why not;
 * then holds the data until it is killed. Lines on standard input: "<folder> <time>".
 */
const [kind = ''] = process.argv.slice(2)
/** A database that nobody holds is closed as rubbish. */
const held: Desk[] = []

async function start(folder: string): Promise<string> {
  if (kind === 'batch') {
    const args = parseArguments({ values: ['data'], switches: [], free: null }, ['--data', folder])
    if (!args.ok) throw new Error(args.error.message)
    let opened = false
    await withOffice(
      { ...args.value, startReader: createWorkbookReader, ownerOnly: false },
      'open-or-create',
      async () => {
        opened = true
        writeSync(1, 'open\n')
        await once(process.stdin, 'close')
        return EXIT.done
      },
    )
    return opened ? '' : 'refused'
  }
  const desk = openDesk({
    host: doors(kind === 'window' ? 'electron' : 'browser'),
    dataFolder: folder,
    version: '0.1.0',
    office: { operator: '经办人', now: () => new Date() },
  })
  held.push(desk)
  const office = desk.office()
  return office.ok ? 'open' : office.error.code
}

function doors(host: HostDoors['kind']): HostDoors {
  return {
    kind: host,
    openTarget: () => Promise.resolve(null),
    pickReturns: null,
    forget: () => Promise.resolve(),
    pickFolder: () => Promise.resolve(null),
    showFolder: () => Promise.resolve(false),
    push: () => {},
  }
}

writeSync(1, 'ready\n')
process.stdin.on('data', (chunk: Buffer) => {
  const [folder = '', time = '0'] = chunk.toString().trim().split(' ')
  while (Date.now() < Number(time));
  void start(folder).then((said) => (said === '' ? null : writeSync(1, `${said}\n`)))
})
