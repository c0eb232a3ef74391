import type { ImportedFile, ImportResult } from '#shared/contract/returns.ts'
import type { StagedFileRow, StagingView } from '#shared/contract/staging.ts'
import type { Light } from '../../components/status-tag.tsx'

interface Word {
  readonly light: Light
  readonly word: string
}

export function importedWord({ result, doubts }: ImportedFile): Word {
  switch (result) {
    case 'read':
    case 'remarks':
      return doubts === 0 ? { light: 'good', word: '已导入' } : { light: 'partial', word: '有疑点' }
    case 'duplicate':
      return { light: 'none', word: '重复' }
    case 'refused':
      return { light: 'bad', word: '未导入' }
    case 'passed-over':
      return { light: 'none', word: '跳过' }
  }
}

export function stagedWord({ state, doubts }: StagedFileRow): Word {
  switch (state) {
    case 'ready':
      return doubts === 0 ? { light: 'good', word: '可以导入' } : { light: 'partial', word: '有疑点' }
    case 'ask-unit':
      return { light: 'bad', word: '待定单位' }
    case 'ask-macros':
      return { light: 'bad', word: '带有宏' }
    case 'refused':
      return { light: 'bad', word: '不能导入' }
    case 'duplicate':
      return { light: 'none', word: '重复' }
    case 'left-out':
      return { light: 'none', word: '不导入' }
    case 'passed-over':
      return { light: 'none', word: '跳过' }
  }
}

/** "已导入 23 份；1 份未导入，原因见下表，其余不受影响。" Never a success with 0 (screens.md, Wording 3). */
export function summaryOf(result: ImportResult): string {
  const { stored, refused, duplicates, passedOver, notTried, waiting } = result
  return sentence([
    stored > 0 ? `已导入 ${stored} 份` : '没有导入新的自评表',
    refused > 0 ? `${refused} 份未导入，原因见下表${stored > 0 ? '，其余不受影响' : ''}` : '',
    duplicates > 0 ? `${duplicates} 份与已导入的完全相同，没有改动` : '',
    passedOver > 0 ? `跳过 ${passedOver} 个` : '',
    notTried > 0 ? `已按要求停下，${notTried} 份没有导入，仍在检查结果中` : '',
    waiting > 0 ? `${waiting} 份还要先定单位或选择是否读取，仍在检查结果中` : '',
  ])
}

/** What the check found, before anything is stored. */
export function stagingSummaryOf({ files, ready, asked, refused, notTried }: StagingView): string {
  const rest = files.length - ready - asked - refused
  return sentence([
    `检查了 ${files.length} 个文件，尚未导入`,
    ready > 0 ? `${ready} 份可以导入` : '没有可以导入的自评表',
    asked > 0 ? `${asked} 份要先定单位或选择是否读取` : '',
    refused > 0 ? `${refused} 份不能导入，原因见下表` : '',
    rest > 0 ? `${rest} 个重复、跳过或选择不导入` : '',
    notTried > 0 ? `已按要求停下，${notTried} 个没有检查` : '',
  ])
}

function sentence(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('；')}。`
}
