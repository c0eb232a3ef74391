import type { ImportedFile, ImportResult } from '#shared/contract/returns.ts'
import type { Light } from '../../components/status-tag.tsx'

export const RESULTS: Readonly<Record<ImportedFile['result'], { light: Light; word: string }>> = {
  read: { light: 'good', word: '已导入' },
  remarks: { light: 'partial', word: '有疑点' },
  duplicate: { light: 'none', word: '重复' },
  refused: { light: 'bad', word: '未导入' },
  'passed-over': { light: 'none', word: '跳过' },
}

/** Cells that could not be read or were read with a remark, and what the file as a whole shows. */
export function doubtsOf({ cellErrors, cellRemarks, fileRemarks }: ImportedFile): number {
  return cellErrors + cellRemarks + fileRemarks
}

/** "已导入 23 份，1 份未导入，其余不受影响。" Never a success with 0 (screens.md, Wording 3). */
export function summaryOf(result: ImportResult): string {
  const { stored, refused, duplicates, passedOver, cancelled, notTried } = result
  const parts = [
    stored > 0 ? `已导入 ${stored} 份` : '没有导入新的自评表',
    refused > 0 ? `${refused} 份未导入，原因见下表${stored > 0 ? '，其余不受影响' : ''}` : '',
    duplicates > 0 ? `${duplicates} 份以前导入过，没有改动` : '',
    passedOver > 0 ? `跳过 ${passedOver} 个不是自评表的文件` : '',
    cancelled ? `已按要求停下，${notTried} 份没有读取` : '',
  ]
  return `${parts.filter((part) => part !== '').join('；')}。`
}
