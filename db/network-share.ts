import { existsSync, readFileSync, realpathSync, statfsSync } from 'node:fs'
import { dirname, resolve, win32 } from 'node:path'

/** Kinds of file systems that another computer serves, by the number that Linux gives them (statfs(2)). */
const NETWORK = new Set([
  0x6969n, // NFS
  0x517bn, // SMB
  0xfe53_4d42n, // SMB 2
  0xff53_4d42n, // CIFS
  0x0102_1997n, // 9p: folders of a host in its guest
  0x5346_414fn, // AFS
  0x7375_7245n, // Coda
  0x564cn, // NCP
  0x00c3_6400n, // Ceph
])
const FUSE = 0x6573_5546n
/** What programs behind FUSE call themselves; NTFS and exFAT on a stick come this way too, and are no share. */
const NETWORK_FUSE =
  /^fuse\.(sshfs|rclone|smbnetfs|davfs|davfs2|gvfsd-fuse|s3fs|curlftpfs|glusterfs|cephfs|nfs|onedriver|vmhgfs-fuse)/

/**
 * Whether a file lies, or would lie, on another computer: SQLite's locks are not kept there, and two that write at once ruin
 * the data. What cannot be told counts as this computer's own.
 */
export function isOnNetworkShare(path: string): boolean {
  try {
    const there = nearest(resolve(path))
    // Of a drive letter that stands for a share, Windows gives the share.
    if (process.platform === 'win32') return isShareName(realpathSync.native(there))
    if (process.platform !== 'linux') return false
    const { type } = statfsSync(there, { bigint: true })
    return isNetworkKind(type, () =>
      mountedAs(realpathSync(there), readFileSync('/proc/self/mountinfo', 'utf8')),
    )
  } catch {
    return false
  }
}

/** `\\server\share\…`, also in its long form; `\\?\C:\…` and `\\.\…` are this computer's own. */
export function isShareName(path: string): boolean {
  const plain = win32.normalize(path)
  if (/^\\\\[?.]\\/.test(plain)) return /^\\\\[?.]\\UNC\\/i.test(plain)
  return plain.startsWith('\\\\')
}

export function isNetworkKind(type: bigint, mounted: () => string): boolean {
  const kind = BigInt.asUintN(32, type)
  return NETWORK.has(kind) || (kind === FUSE && NETWORK_FUSE.test(mounted()))
}

/** The file system's name of the mount that a path lies in, by /proc/self/mountinfo: of several the innermost, of those the last. */
export function mountedAs(path: string, mountinfo: string): string {
  let [found, length] = ['', 0]
  for (const line of mountinfo.split('\n')) {
    const [mount, source] = line.split(' - ')
    const point = (mount?.split(' ')[4] ?? '').replaceAll(/\\(\d{3})/g, (_, octal: string) =>
      String.fromCodePoint(Number.parseInt(octal, 8)),
    )
    const within = point === '/' || path === point || path.startsWith(`${point}/`)
    if (point !== '' && within && point.length >= length)
      [found, length] = [source?.split(' ')[0] ?? '', point.length]
  }
  return found
}

/** The path itself, or the folder above it that is there. */
function nearest(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearest(dirname(path))
}
