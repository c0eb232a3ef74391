import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RowAnswers } from '#electron/workbooks/write/form-answers.ts'
import { writeForm } from '#electron/workbooks/write/form.ts'
import { builtinPlan, builtinUnits } from '#shared/plan/builtin.ts'
import { buildForm } from '#shared/returns/build-form.ts'
import { SHEET_NAMES, type Form, type FormRow } from '#shared/returns/form.ts'
import { builtinScheme } from '#shared/scheme/builtin.ts'
import { buildOle } from '../workbooks/build-ole.ts'
import { buildSheet, workbookParts } from '../workbooks/build-workbook.ts'
import { buildZip } from '../workbooks/build-zip.ts'
import { openBook, sheetOf } from '../workbooks/open-book.ts'
import { partsOf } from '../workbooks/parts.ts'

/** A file as it lies in a folder of returns. */
export interface MadeFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly modified: Date
}

export type Answers = (row: FormRow) => RowAnswers

const SCHEME = builtinScheme(builtinUnits)

export function formFor(id: string, year = 2018): Form {
  const unit = builtinUnits.find((known) => known.id === id)
  if (unit === undefined) throw new Error(`no unit ${id}`)
  return buildForm({ scheme: SCHEME, plan: builtinPlan, unit, year, schemeVersion: 1, contact: '' })
}

export function nameOfUnit(id: string): string {
  return formFor(id).unitName
}

/** Every row answered well, with nothing to remark. */
export const WELL: Answers = (row) => {
  const common = { narrative: '按计划完成（示例）', evidence: '1' }
  if (row.rule === 'graded') return { ...common, grade: '达成', selfScore: (row.points * 9) / 1000 }
  if (row.rule === 'yes-no') return { ...common, actual: '是', selfScore: row.points / 100 }
  if (row.noDataAllowed) return { actual: '-', deviation: '本年度无调查数据（示例）' }
  const actual = row.target === null ? 2 : Number(row.target.mantissa) / 10 ** row.target.scale
  return { ...common, actual }
}

/** As WELL, with other answers for the first row of a kind. */
export function wellBut(holds: (row: FormRow) => boolean, answers: RowAnswers): Answers {
  let done = ''
  return (row) => {
    if (done !== '' && done !== row.indicatorId) return WELL(row)
    if (!holds(row)) return WELL(row)
    done = row.indicatorId
    return { ...WELL(row), ...answers }
  }
}

export const isQuantity = (row: FormRow): boolean => row.rule === 'higher-is-better' && !row.noDataAllowed
export const isGraded = (row: FormRow): boolean => row.rule === 'graded'

export async function fillForm(form: Form, answers: Answers): Promise<Uint8Array> {
  return writeForm(form, {
    rows: new Map(form.rows.map((row) => [row.indicatorId, answers(row)])),
    evidence: [
      {
        number: '1',
        indicators: '',
        title: '总结（示例）',
        reference: '2018年',
        kind: '总结',
        pages: '1',
      },
    ],
  })
}

/** The filled table as a unit pastes it into a book of its own: no hidden sheet, and a name of its own choice. */
export async function pasteElsewhere(bytes: Uint8Array, unitName: string): Promise<Uint8Array> {
  const book = await openBook(bytes)
  book.removeWorksheet(sheetOf(book, SHEET_NAMES.identity).id)
  // Beside its label in the head of the form.
  sheetOf(book, SHEET_NAMES.table).getCell('C2').value = unitName
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** The same book with a macro project in it, as saved as .xlsm. */
export function withMacros(bytes: Uint8Array): Uint8Array {
  return buildZip([
    ...[...partsOf(bytes)].map(([name, data]) => ({ name, data })),
    { name: 'xl/vbaProject.bin', data: 'x' },
  ])
}

/** 65 MB of spaces where a sheet should be. */
export function bomb(): Uint8Array {
  const spaces = Buffer.alloc(65 * 1024 * 1024, ' ')
  return buildZip(
    workbookParts({}).map((part) => (part.name.includes('worksheets/') ? { ...part, data: spaces } : part)),
  )
}

const EARLY = new Date('2019-01-08T02:00:00Z')
const LATER = new Date('2019-01-09T02:00:00Z')
const LATE = new Date('2019-01-15T02:00:00Z')

export const CLEAN_UNITS: readonly string[] = [
  ...Array.from({ length: 14 }, (_, index) => `D${String(index + 1).padStart(2, '0')}`),
  ...Array.from({ length: 6 }, (_, index) => `C0${index + 1}`),
]

/** Forty files as an office finds them in its mail: clean, dirty, late, twice, of others, broken and hostile. */
export async function fortyFiles(): Promise<readonly MadeFile[]> {
  const usual = (id: string): string => `2018年度自评表_${nameOfUnit(id)}.xlsx`
  const file = async (id: string, answers: Answers, modified = EARLY): Promise<MadeFile> => ({
    name: usual(id),
    bytes: await fillForm(formFor(id), answers),
    modified,
  })
  const clean = await Promise.all(CLEAN_UNITS.map((id) => file(id, WELL)))
  const again = clean.find(({ name }) => name === usual('D03'))
  if (again === undefined) throw new Error('市科技局 is among the clean ones')
  const unknown = '市城建科普办（示例）'
  const housing = await fillForm(formFor('D20'), WELL)
  const housingLater = await fillForm(
    formFor('D20'),
    wellBut(isGraded, { narrative: '又补充了一项（示例）' }),
  )
  const cut = await fillForm(formFor('D23'), WELL)
  return [
    ...clean,
    await file('D15', wellBut(isQuantity, { actual: '约４篇', deviation: '' })),
    await file('D16', wellBut(isGraded, { grade: '合格' })),
    await file('D17', wellBut(isGraded, { selfScore: '９' })),
    await file('C07', wellBut(isQuantity, { actual: '3—5' })),
    await file('C08', wellBut(isGraded, { grade: '未达成', selfScore: 3 })),
    await file('C09', wellBut(isGraded, { evidence: '99' })),
    await file('C10', WELL, LATE),
    await file('C11', WELL, LATE),
    { ...(await file('D02', wellBut(isGraded, { selfScore: 8.5 }), LATER)), name: '市教育局（更正）.xlsx' },
    { ...again, name: '市科技局再次发送.xlsx', modified: LATER },
    {
      name: '市经信委自评表.xlsx',
      bytes: await fillForm(formFor('D18', 2017), WELL),
      modified: EARLY,
    },
    { ...(await file('D19', WELL)), name: '2018年度自评表_市林业局.xlsx' },
    { name: '新建表格.xlsx', bytes: await pasteElsewhere(housing, unknown), modified: EARLY },
    { name: '新建表格(2).xlsx', bytes: await pasteElsewhere(housingLater, unknown), modified: LATER },
    {
      name: '市安监局自评表.xlsm',
      bytes: withMacros(await fillForm(formFor('D21'), WELL)),
      modified: EARLY,
    },
    {
      name: '市林业局（加密）.xlsx',
      bytes: buildOle(['EncryptionInfo', 'EncryptedPackage', '\u0006DataSpaces']),
      modified: EARLY,
    },
    { name: '市发展改革委.xlsx', bytes: cut.subarray(0, cut.length / 2), modified: EARLY },
    {
      name: '盖章页.png',
      bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      modified: EARLY,
    },
    { name: '市广播电视台.xlsx', bytes: bomb(), modified: EARLY },
    {
      name: '通讯录.xlsx',
      bytes: buildSheet('<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>', {
        name: '通讯录',
      }),
      modified: EARLY,
    },
  ]
}

export function saveFiles(folder: string, files: readonly MadeFile[]): readonly string[] {
  return files.map(({ name, bytes, modified }) => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    utimesSync(path, modified, modified)
    return path
  })
}
