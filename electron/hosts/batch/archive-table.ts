import { minuteInChina } from '#electron/application/china-time.ts'
import type { ArchiveCheck } from '#electron/application/archive/verify-archive.ts'
import { printTable } from './console.ts'

/** What an archive holds, as its manifest says; nothing where that can't be read. */
export function printArchive({ manifest, code, evidence }: ArchiveCheck): void {
  if (manifest === null || code === null) return
  const { chain, tables, entries } = manifest
  const files = entries.filter(({ name }) => name.startsWith('files/')).length
  const bytes = entries.reduce((sum, { size }) => sum + size, 0)
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  printTable([
    ['项目', '内容'],
    ['年度', `${manifest.year}年度${manifest.sample ? '（示例）' : ''}，状态：${manifest.state}`],
    ['归档时间', `${minuteInChina(manifest.createdAt)}（北京时间），程序版本 ${manifest.program}`],
    ['条目', `${entries.length} 个，共 ${(bytes / 1_048_576).toFixed(1)} MB`],
    ['数据库', `${tables.length} 张表，${rows} 行`],
    ...(evidence === null
      ? [['原件和佐证材料', `${files} 份`] as const]
      : ([
          ['报送原件', `${files - evidence} 份`],
          ['佐证材料', `${evidence} 份`],
        ] as const)),
    ['操作记录', `${chain.entries} 条`],
    ['操作记录校验码', chain.code],
    ['归档校验码', code],
  ])
}
