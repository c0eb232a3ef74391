import { minuteInChina } from '../china-time.ts'
import type { EvaluatedUnit, YearBook } from '../year-book.ts'

interface HandoutFacts {
  readonly colleague: string
  readonly note: string
  readonly by: string
  readonly at: string
}

/** 说明.txt of a package that goes out, for whoever opens the file by hand. */
export function handoutNote(
  { year: { year, sample } }: YearBook,
  units: readonly EvaluatedUnit[],
  { colleague, note, by, at }: HandoutFacts,
): Uint8Array {
  return textOf([
    `${year}年度协作包${sample ? '（示例，所有数值均为虚构）' : ''}`,
    '',
    `由 ${plain(by)} 于 ${minuteInChina(at)} 分给 ${plain(colleague)}。`,
    ...(note.trim() === '' ? [] : [`说明：${plain(note)}`]),
    '',
    `单位（${units.length} 家）：${units.map(({ name }) => name).join('、')}`,
    '',
    '请勿改动或解压后重新压缩。在另一台电脑的科素考评中打开：左侧菜单“多人协作”，点“打开协作包”。',
    '办完后在那里点“导出交回包”，把交回包带回，由分出的办公室合并。',
    '包里有单位报送的原件和佐证材料，请按内部资料保管，用完从 U 盘删去。',
  ])
}

/** 说明.txt of a package that comes back. */
export function returnNote({
  year,
  colleague,
  units,
  at,
}: {
  readonly year: number
  readonly colleague: string
  readonly units: readonly string[]
  readonly at: string
}): Uint8Array {
  return textOf([
    `${year}年度交回包`,
    '',
    `由 ${plain(colleague)} 于 ${minuteInChina(at)} 导出。`,
    `单位（${units.length} 家）：${units.join('、')}`,
    '',
    '请勿改动或解压后重新压缩。由分出的办公室在科素考评的“多人协作”页点“合并交回包”。',
  ])
}

function textOf(lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(`${lines.join('\r\n')}\r\n`)
}

/** One line, nothing in it that a reader would not see. */
function plain(text: string): string {
  return text.replaceAll(/\p{C}/gu, '?')
}
