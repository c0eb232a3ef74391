/** Why a database could not be opened or used; the host says it in Chinese with {@link describeDatabaseFailure}. */
export type DatabaseFailure =
  | { readonly code: 'missing'; readonly path: string }
  | { readonly code: 'exists'; readonly path: string }
  | { readonly code: 'network-share'; readonly path: string }
  | { readonly code: 'path-too-long'; readonly path: string }
  | { readonly code: 'foreign'; readonly path: string }
  | { readonly code: 'newer'; readonly path: string; readonly version: number; readonly known: number }
  | { readonly code: 'in-use'; readonly path: string }
  | { readonly code: 'damaged'; readonly path: string; readonly detail: string }
  | { readonly code: 'no-access'; readonly path: string; readonly detail: string }
  | { readonly code: 'backup-failed'; readonly path: string; readonly detail: string }
  | { readonly code: 'upgrade-failed'; readonly path: string; readonly detail: string }
  | { readonly code: 'addon'; readonly path: string; readonly detail: string }

export function describeDatabaseFailure(failure: DatabaseFailure): string {
  const { path } = failure
  switch (failure.code) {
    case 'missing':
      return `没有找到数据库“${path}”。请先用 init 新建，或检查 --data 指的文件夹是否正确。`
    case 'exists':
      return `“${path}”已经存在，没有改动。请换一个文件夹。`
    case 'network-share':
      return `“${path}”在网络共享或网盘上。数据放在那里，几台电脑同时用会损坏，因此没有打开，也没有改动。请把整个数据文件夹复制到本机磁盘再打开；导出的文件和备份可以存到共享上。`
    case 'path-too-long':
      return `数据文件夹的路径太长（${path.length} 个字），没有打开，也没有改动。请把数据文件夹移到上级少一些、名字短一些的地方。`
    case 'foreign':
      return `“${path}”不是本程序的数据库，没有改动。请检查文件夹是否选错，或换一个文件夹新建。`
    case 'newer':
      return `“${path}”由更新版本的程序建立（数据版本 ${failure.version}，本程序只认到 ${failure.known}），没有改动。请升级程序后再打开。`
    case 'in-use':
      return `“${path}”正被另一个窗口或命令使用。请等它结束或关闭后重试。`
    case 'damaged':
      return `“${path}”已损坏（${failure.detail}），没有改动。请用备份文件夹中最近的备份恢复。`
    case 'no-access':
      return `不能读写“${path}”（${failure.detail}）。请检查文件夹权限和磁盘，或换一个文件夹。`
    case 'backup-failed':
      return `升级“${path}”前没能做好备份（${failure.detail}），因此没有升级，原数据没有改动。请检查磁盘空间后重试。`
    case 'upgrade-failed':
      return `“${path}”没能升级到本程序的数据版本（${failure.detail}），原数据没有改动，备份在旁边的“备份”文件夹。请把这一行交技术人员。`
    case 'addon':
      return `数据库组件不能在这台电脑上运行（${failure.detail}）。本程序需要 Windows 10/11，或 glibc 2.34 以上的 Linux（统信 UOS 25、麒麟 V11、Debian 12、Ubuntu 22.04）。`
  }
}

export type StorageFault = 'disk-full' | 'no-permission' | 'disk-fault'

/** What of the disk's doing an error is; null: of another kind. */
export function storageFaultOf(error: unknown): StorageFault | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  // Node has no name for a quota that is used up (EDQUOT, 122 on Linux).
  if (/^(?:SQLITE_FULL|ENOSPC|EDQUOT|EFBIG|Unknown system error -122)/.test(code)) return 'disk-full'
  if (/^(?:SQLITE_READONLY|SQLITE_PERM|EACCES|EPERM|EROFS)/.test(code)) return 'no-permission'
  return /^(?:SQLITE_IOERR|SQLITE_CANTOPEN|EIO|ENODEV|ENXIO)/.test(code) ? 'disk-fault' : null
}

const CLAUSES: Readonly<Record<StorageFault, string>> = {
  'disk-full': '磁盘空间不足',
  'no-permission': '没有写入权限',
  'disk-fault': '读写磁盘出错',
}

/** Why something failed, as a clause: in Chinese where the disk is the reason. */
export function detailOf(error: unknown): string {
  const fault = storageFaultOf(error)
  if (fault !== null) return CLAUSES[fault]
  if (error instanceof Error && 'code' in error && /^(?:ENOENT|ENOTDIR|ELOOP)$/.test(String(error.code)))
    return '文件夹不存在，也不能建立'
  return error instanceof Error ? error.message : String(error)
}
