import { homedir } from 'node:os'
import { join } from 'node:path'

const NAME = 'kesu-kaoping'

/** Where this user's data lies: the same folder whatever the host (XDG base directories, on Windows AppData). */
export function userDataFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), NAME)
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', NAME)
  const shared = env['XDG_DATA_HOME'] ?? ''
  // A relative path there is to be passed over, says the specification.
  return join(shared.startsWith('/') ? shared : join(homedir(), '.local', 'share'), NAME)
}
