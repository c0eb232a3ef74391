import { storageFaultOf, type StorageFault } from '#db/failure.ts'

const SENTENCES: Readonly<Record<StorageFault, string>> = {
  'disk-full': '磁盘空间不足，这一步没有做完，已有数据不受影响。请清理数据文件夹所在的磁盘后重试。',
  'no-permission':
    '数据文件夹不能写入，这一步没有做完，已有数据不受影响。请检查文件夹权限，或是否为只读的磁盘。',
  'disk-fault':
    '读写磁盘出错，这一步没有做完，已有数据不受影响。请检查磁盘或 U 盘是否接好，重新打开程序后再试；反复出现，请尽快备份到另一个磁盘。',
}

/**
 * What the office is told where the disk stopped a piece of work: its transaction was taken back, and all that was
 * committed before stands. null: the error is of another kind.
 */
export function explainDisk(
  error: unknown,
): { readonly code: StorageFault; readonly message: string } | null {
  const code = storageFaultOf(error)
  return code === null ? null : { code, message: SENTENCES[code] }
}
