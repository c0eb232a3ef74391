import { homedir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { userDataFolder } from '#electron/hosts/data-folder.ts'

test('each user has a folder of her own where the system keeps such data', () => {
  expect([
    userDataFolder('linux', {}),
    userDataFolder('linux', { XDG_DATA_HOME: '/data/我' }),
    userDataFolder('linux', { XDG_DATA_HOME: 'relative' }),
    userDataFolder('win32', { APPDATA: '/Users/a/AppData/Roaming' }),
  ]).toEqual([
    join(homedir(), '.local/share/kesu-kaoping'),
    '/data/我/kesu-kaoping',
    join(homedir(), '.local/share/kesu-kaoping'),
    '/Users/a/AppData/Roaming/kesu-kaoping',
  ])
})
