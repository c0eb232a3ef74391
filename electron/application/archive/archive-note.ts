import { loadEvidenceFiles } from '#db/evidence.ts'
import type { Database } from '#db/open.ts'
import { loadSubmissions } from '#db/submissions.ts'
import { loadUnits } from '#db/units.ts'
import type { Year } from '#db/years.ts'
import { unitNameIn } from '#shared/plan/unit.ts'

/** What someone reads who opens the archive years later, without the program. */
export function archiveNote(db: Database, { year, sample }: Year): Uint8Array {
  const names = new Map(loadUnits(db).map((unit) => [unit.id, unitNameIn(unit, year)]))
  const files = [...loadSubmissions(db, year)].flatMap(([unit, submissions]) =>
    submissions.map(
      ({ number, sha256, fileName }) =>
        `${names.get(unit) ?? unit}\t第${number}次报送\t${plain(fileName)}\tfiles/${sha256}`,
    ),
  )
  const evidence = loadEvidenceFiles(db, year).map(({ unit, indicator, number, fileName, sha256, removed }) =>
    [
      names.get(unit) ?? unit,
      indicator ?? '',
      plain(number),
      plain(fileName),
      `files/${sha256}${removed === null ? '' : `（已移除：${plain(removed.reason)}）`}`,
    ].join('\t'),
  )
  const lines = [
    `${year}年度评价归档${sample ? '（示例，所有数值均为虚构）' : ''}`,
    '',
    '本文件由科素考评生成，请勿改动，也不要解压后重新压缩。用本程序的 verify 命令可以核对全部内容。',
    'kaoping.db 是归档时的数据库副本；files 文件夹中是各单位报送的原件和佐证材料，文件名为其内容的 SHA-256 校验值，',
    '加上原来的扩展名即可打开；得分.json 是归档时的各项得分，核对时与重新计算的相比；kesu-archive.json 是清单。',
    '',
    '单位\t次数\t原文件名\t原件',
    ...files,
    ...(evidence.length === 0 ? [] : ['', '佐证材料', '单位\t指标\t目录编号\t原文件名\t文件', ...evidence]),
  ]
  return new TextEncoder().encode(`${lines.join('\r\n')}\r\n`)
}

/** One line, nothing in it that a reader would not see. */
function plain(text: string): string {
  return text.replaceAll(/\p{C}/gu, '?')
}
