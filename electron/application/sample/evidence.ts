import { join } from 'node:path'
import { unitId, type UnitId } from '#shared/plan/unit.ts'
import { paragraph, type ReportModel } from '#shared/reports/report-model.ts'
import { ensureFolder } from '../ensure-folder.ts'
import { attachFiles, type FileToAttach } from '../evidence/attach-files.ts'
import type { Office } from '../office.ts'
import type { Outcome } from '../outcome.ts'
import { saveFile } from '#electron/workbooks/save-file.ts'
import { openYear, type YearBook } from '../year-book.ts'

interface Paper {
  /** In the 目录 of the unit. */
  readonly number: string
  readonly indicator: string
  readonly title: string
  readonly text: string
}

/** Made up, and said so on each page: a few, so that there are files to look at and others still to come. */
const PAPERS: Readonly<Record<string, readonly Paper[]>> = {
  D01: [
    {
      number: '1',
      indicator: '1.1',
      title: '校园科普报告会活动记录',
      text: '全年举办校园科普报告会32场，覆盖示例学校16所。每场有签到表和照片，另存备查。',
    },
    {
      number: '2',
      indicator: '1.2',
      title: '高中学生科技实践活动总结',
      text: '组织高中学生参加科技实践活动6次，形成研究报告12篇。',
    },
  ],
  D02: [
    {
      number: '1',
      indicator: '1.1',
      title: '青少年科技创新大赛总结',
      text: '举办青少年科技创新大赛1届，参赛学校56所，评出优秀作品40件。',
    },
  ],
}

/** Writes the papers into a folder for each unit, as units send them, and attaches them to the items that they prove. */
export async function keepSampleEvidence(
  office: Office,
  number: number,
  dataFolder: string,
): Promise<Outcome<null>> {
  const opened = openYear(office, number)
  if (!opened.ok) return opened
  const book = opened.value
  for (const [id, papers] of Object.entries(PAPERS)) {
    const kept = await keepPapers(office, book, unitId(id), papers, join(dataFolder, `示例佐证材料${number}`))
    if (!kept.ok) return kept
  }
  return { ok: true, value: null }
}

async function keepPapers(
  office: Office,
  book: YearBook,
  unit: UnitId,
  papers: readonly Paper[],
  parent: string,
): Promise<Outcome<null>> {
  const name = book.units.find((evaluated) => evaluated.unit.id === unit)?.name ?? unit
  const folder = join(parent, name)
  const ready = await ensureFolder(folder)
  if (!ready.ok) return ready
  // The first document of the program: a start does not pay for typesetting.
  const { renderPdf } = await import('#electron/documents/render-pdf.ts')
  const files: FileToAttach[] = []
  for (const paper of papers) {
    const pdf = await renderPdf(paperModel(name, book.year.year, paper), {
      created: new Date(office.act().at),
    })
    if (!pdf.ok) return pdf
    const path = join(folder, `${paper.number}_${paper.title}（示例）.pdf`)
    const saved = await saveFile(path, pdf.bytes, { overwrite: true })
    if (!saved.ok) return saved
    files.push({ path, name: '', indicator: paper.indicator, number: paper.number })
  }
  const attached = await attachFiles(office, book, unit, files, {
    progress: () => undefined,
    stopped: () => false,
    // They stay in the folder, for whoever wants to try how files are taken in.
    kept: () => Promise.resolve(),
  })
  if (!attached.ok) return attached
  const refused = attached.value.results.find(({ result }) => result === 'refused')
  if (refused !== undefined) throw new Error(`a sample paper was refused: ${refused.message ?? ''}`)
  return { ok: true, value: null }
}

function paperModel(unitName: string, year: number, { title, text }: Paper): ReportModel {
  return {
    title,
    titleLines: [title],
    marks: ['示例'],
    subject: title,
    author: unitName,
    cover: null,
    addressee: null,
    blocks: [paragraph(`${year}年度。${text}`), paragraph('本页内容为虚构，只供练习使用。')],
    signature: null,
    annexes: [],
  }
}
