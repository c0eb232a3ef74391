import { spawnSync } from 'node:child_process'
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildWorkbook } from '#tests/workbooks/build-workbook.ts'
import { childPath } from './children.ts'
import type { Goal } from './goal.ts'
import { preparePlace } from './place.ts'

const MOST_GROWTH_MB = 50

interface Result {
  readonly memoryMb: number
  readonly grownMb: number
  readonly seconds: number
  readonly files: readonly { readonly result: string; readonly message: string | null }[]
}

/** G6: a file that needs more memory than its reader may have costs one clear error, and the next file is taken in. */
export async function readerGoal(folder: string): Promise<Goal> {
  const place = await preparePlace(join(folder, 'office'))
  writeFileSync(join(place.incoming, '大表.xlsx'), heavyBook())
  for (const [memory, id] of [
    [256, 'D03'],
    [128, 'D04'],
    [64, 'D05'],
  ]) {
    copyFileSync(join(place.incoming, `${id}.xlsx`), join(place.incoming, `${memory}.xlsx`))
  }
  const ran = spawnSync(process.execPath, ['--expose-gc', childPath(folder, 'reader-child'), place.root], {
    encoding: 'utf8',
  })
  if (ran.status !== 0) throw new Error(ran.stderr)
  // The child wrote it.
  const results = JSON.parse(ran.stdout) as readonly Result[]
  const faults = results.flatMap(({ memoryMb, grownMb, files: [heavy, next] }) => [
    ...(heavy?.result === 'refused' && /^读取.*停止.*。$/.test(heavy.message ?? '')
      ? []
      : [`${memoryMb} MB: the heavy file: ${heavy?.result} ${heavy?.message}`]),
    ...(next?.result === 'read' ? [] : [`${memoryMb} MB: the next file: ${next?.result} ${next?.message}`]),
    ...(grownMb < MOST_GROWTH_MB ? [] : [`${memoryMb} MB: the program grew by ${grownMb} MB`]),
  ])
  const grown = Math.max(...results.map(({ grownMb }) => grownMb))
  return {
    name: 'G6',
    tried: `readers of ${results.map(({ memoryMb }) => memoryMb).join(', ')} MB`,
    figure: `${results.length} clear errors, program grew by ${grown} MB at most`,
    bound: `${MOST_GROWTH_MB} MB`,
    faults,
  }
}

/** Within all limits of size, and yet more than a small reader holds: cells of Chinese text, no two alike, on three sheets. */
function heavyBook(): Uint8Array {
  const text = '全民科学素质工作年度自评情况说明'.repeat(20)
  const rows = Array.from({ length: 1_500 }, (_, row) => {
    const cells = Array.from(
      { length: 40 },
      (__, column) => `<c t="inlineStr"><is><t>${row}.${column}${text}</t></is></c>`,
    )
    return `<row>${cells.join('')}</row>`
  })
  return buildWorkbook({ sheets: ['一', '二', '三'].map((name) => ({ name, rows: rows.join('') })) })
}
