import { builtinPlan, builtinUnits } from '#shared/plan/builtin.ts'
import { unitNameIn } from '#shared/plan/unit.ts'
import {
  heading,
  note,
  paragraph,
  table,
  type ReportBlock,
  type ReportModel,
} from '#shared/reports/report-model.ts'
import { createRandom, type Random } from '#electron/application/sample/random.ts'
import { YEAR } from './forms.ts'

/** Chapters of this shape stand on about nine pages each, as the chapters of a year's report with its tables do. */
const PARAGRAPHS = 6
const SENTENCES = 8
const WIDE = { rows: 24, columns: 12 }
const NARROW = { rows: 39, columns: 6 }

const unitNames = builtinUnits.map((unit) => unitNameIn(unit, YEAR))

/** A report of so many chapters: headings, running text of the plan's own sentences, a wide and a long table; the same for a seed. */
export function chapters(count: number, seed: number): ReportModel {
  const random = createRandom(seed)
  const title = '测速用报告（内容无实际意义）'
  return {
    title,
    titleLines: [title],
    marks: ['示例'],
    subject: '测速',
    author: '测速',
    cover: null,
    addressee: '各成员单位',
    blocks: Array.from({ length: count }, (_, index) => chapter(random, index + 1)).flat(),
    signature: { name: '测速办公室', date: '2019年3月1日' },
    annexes: [],
  }
}

function chapter(random: Random, number: number): readonly ReportBlock[] {
  const texts = Array.from({ length: PARAGRAPHS }, () => sentences(random))
  return [
    heading(1, `第${number}部分　工作情况`),
    heading(2, '（一）总体情况'),
    ...texts.slice(0, 3).map((text) => paragraph(text)),
    table(figures(random, WIDE, '各单位得分')),
    note('注：数值由程序随机生成。'),
    heading(2, '（二）具体情况'),
    ...texts.slice(3).map((text) => paragraph(text)),
    table(figures(random, NARROW, '各项指标完成情况')),
  ]
}

function sentences(random: Random): string {
  const tasks = builtinPlan.programs.flatMap((program) => program.tasks)
  return Array.from({ length: SENTENCES }, () => {
    const task = tasks[random.between(0, tasks.length - 1)]
    return `${task?.text.slice(0, 66) ?? ''}，完成率${random.between(500, 999) / 10}%`
  }).join('；')
}

function figures(random: Random, size: { readonly rows: number; readonly columns: number }, caption: string) {
  return {
    caption,
    columns: Array.from({ length: size.columns }, (_, column) => ({
      header: column === 0 ? '单位' : `指标${column}`,
      width: column === 0 ? 3 : 1.2,
      align: column === 0 ? ('left' as const) : ('right' as const),
    })),
    rows: Array.from({ length: size.rows }, (_, row) => [
      unitNames[row % unitNames.length] ?? '',
      ...Array.from({ length: size.columns - 1 }, () => (random.between(0, 9999) / 100).toFixed(2)),
    ]),
  }
}
