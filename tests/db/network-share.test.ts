import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isNetworkKind, isOnNetworkShare, isShareName, mountedAs } from '#db/network-share.ts'
import { describeDatabaseFailure } from '#db/failure.ts'
import { openDatabase } from '#db/open.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

test('this computer’s own disk is none, also for a folder that is not there yet', () => {
  expect(isOnNetworkShare(join(scratchFolder(), '还没有', '数据', 'kaoping.db'))).toBe(false)
})

test.each([
  ['\\\\server\\share\\数据', true],
  ['//server/share/数据', true],
  ['\\\\?\\UNC\\server\\share\\数据', true],
  ['\\\\wsl$\\Debian\\home', true],
  ['C:\\Users\\科素办\\AppData\\Roaming\\kesu-kaoping', false],
  ['\\\\?\\C:\\Users\\科素办', false],
  ['\\\\.\\C:\\数据', false],
  ['Z:\\数据', false],
])('on Windows %s: %s', (path, share) => {
  expect(isShareName(path)).toBe(share)
})

const never = (): string => {
  throw new Error('asked for the mount')
}

test.each([
  ['NFS', 0x6969n, true],
  ['SMB', 0x517bn, true],
  ['SMB 2', 0xfe534d42n, true],
  ['CIFS', 0xff534d42n, true],
  ['CIFS as a negative number', -11317950n, true],
  ['9p', 0x01021997n, true],
  ['ext4', 0xef53n, false],
  ['Btrfs', 0x9123683en, false],
  ['XFS', 0x58465342n, false],
  ['tmpfs', 0x01021994n, false],
  ['FAT', 0x4d44n, false],
  ['overlay', 0x794c7630n, false],
])('%s', (_, type, share) => {
  expect(isNetworkKind(type, never)).toBe(share)
})

const MOUNTS = `22 1 8:1 / / rw - ext4 /dev/sda1 rw
30 22 0:40 / /media/u\\040盘 rw - fuseblk /dev/sdb1 rw
31 22 0:41 / /home/科素办/共享 rw - fuse.sshfs 某人@server:/ rw
32 22 0:42 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
33 31 0:43 / /home/科素办/共享/本机 rw - fuseblk /dev/sdc1 rw
`

test.each([
  ['/home/科素办/数据', 'ext4', false],
  ['/media/u 盘/数据', 'fuseblk', false],
  ['/home/科素办/共享', 'fuse.sshfs', true],
  ['/home/科素办/共享/数据', 'fuse.sshfs', true],
  ['/home/科素办/共享/本机/数据', 'fuseblk', false],
  ['/home/科素办/共享文件', 'ext4', false],
  ['/run/user/1000/gvfs/smb-share:server=a', 'fuse.gvfsd-fuse', true],
])('%s is mounted as %s; behind FUSE a share: %s', (path, mount, share) => {
  expect(mountedAs(path, MOUNTS)).toBe(mount)
  expect(isNetworkKind(0x65735546n, () => mountedAs(path, MOUNTS))).toBe(share)
})

test('a database there is neither opened nor made, in words that say what to do', () => {
  const path = join(scratchFolder(), '共享', 'kaoping.db')
  for (const mode of ['create', 'open'] as const) {
    const opened = openDatabase(path, { mode, isOnShare: () => true })
    if (opened.ok) throw new Error('opened')
    expect(opened.failure.code).toBe('network-share')
    expect(describeDatabaseFailure(opened.failure)).toMatch(
      /网络共享.*没有打开，也没有改动.*复制到本机磁盘.*备份可以存到共享上。$/,
    )
  }
  expect(existsSync(join(path, '..'))).toBe(false)
})
