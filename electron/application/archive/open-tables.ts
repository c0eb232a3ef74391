import { loadRegister } from '#db/adjustments.ts'
import { loadEvidenceFiles } from '#db/evidence.ts'
import { loadItemHistory } from '#db/reviews.ts'
import { loadSubmissionRecords } from '#db/submission-records.ts'
import { loadSubmissions } from '#db/submissions.ts'
import { STATE_NAMES } from '#shared/reports/workings.ts'
import { formatDecimal } from '#shared/scheme/decimal.ts'
import type { Points } from '#shared/scheme/points.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { findEntries } from '../log/find-entries.ts'
import { secondInChina } from '../china-time.ts'
import type { Office } from '../office.ts'
import { scoreBook } from '../score-year.ts'
import { decidedText } from '../views/item-history.ts'
import type { YearBook } from '../year-book.ts'
import { openRecords } from './open-records.ts'
import { openTable, type OpenTable } from './open-table.ts'

/** All that the year holds, as plain tables. */
export function openTables(office: Office, book: YearBook): readonly OpenTable[] {
  return [
    unitScores(office, book),
    itemScores(office, book),
    reviews(office, book),
    submissions(office, book),
    adjustments(office, book),
    ...openRecords(office, book),
    evidence(office, book),
    log(office),
  ]
}

function unitScores(office: Office, book: YearBook): OpenTable {
  const { groups } = scoreBook(office, book)
  return openTable(
    '单位得分',
    [
      ['组别'],
      ['单位'],
      ['基础分', 'points'],
      ['加分', 'points'],
      ['扣分', 'points'],
      ['总分', 'points'],
      ['名次', 'number'],
      ['等次'],
      ['说明'],
    ],
    groups.flatMap((group) =>
      group.units.map(({ name, base, bonus, deduction, total, rank, grade, gradeNote }) => [
        group.name,
        name,
        base,
        bonus,
        deduction,
        total,
        rank,
        grade ?? '',
        gradeNote ?? '',
      ]),
    ),
  )
}

function itemScores(office: Office, book: YearBook): OpenTable {
  const units = scoreBook(office, book).groups.flatMap((group) => group.units)
  return openTable(
    '各项得分',
    [
      ['单位'],
      ['板块'],
      ['编号'],
      ['指标'],
      ['权重'],
      ['目标值'],
      ['分值', 'points'],
      ['完成值'],
      ['档次'],
      ['状态'],
      ['得分', 'points'],
    ],
    units.flatMap((unit) =>
      unit
        .blocks()
        .flatMap((block) =>
          block.items.map(({ indicator, title, weight, target, points, actual, grade, state, score }) => [
            unit.name,
            block.name,
            indicator,
            title,
            formatDecimal(weight),
            target === null ? '' : formatDecimal(target),
            points,
            actual ?? '',
            grade ?? '',
            STATE_NAMES[state],
            score,
          ]),
        ),
    ),
  )
}

function reviews({ db }: Office, book: YearBook): OpenTable {
  const { year } = book.year
  return openTable(
    '审核经过',
    [['单位'], ['编号'], ['结果'], ['方式'], ['意见'], ['审核人'], ['时间（北京）']],
    book.units.flatMap(({ unit, name, group }) =>
      group.indicators.flatMap(({ id }) =>
        loadItemHistory(db, year, unit.id, id).map((review) => [
          name,
          id,
          decidedText(review),
          review.way,
          review.opinion,
          review.operator,
          secondInChina(review.at),
        ]),
      ),
    ),
  )
}

function submissions({ db }: Office, book: YearBook): OpenTable {
  const { year } = book.year
  const records = loadSubmissionRecords(db, year)
  const names = new Map(book.units.map(({ unit, name }) => [unit.id, name]))
  return openTable(
    '报送情况',
    [
      ['单位'],
      ['第几次', 'number'],
      ['收到日期'],
      ['文件名'],
      ['填报人'],
      ['电话'],
      ['负责人'],
      ['填报日期'],
      ['SHA-256'],
    ],
    [...loadSubmissions(db, year)].flatMap(([unit, list]) =>
      list.map(({ id, number, received, fileName, sha256 }) => {
        const record = records.get(id)
        return [
          names.get(unit) ?? unit,
          number,
          received,
          fileName,
          record?.filledBy ?? '',
          record?.phone ?? '',
          record?.responsible ?? '',
          record?.filledOn ?? '',
          sha256,
        ]
      }),
    ),
  )
}

const ADJUSTMENTS = {
  bonus: '加分',
  deduction: '扣分',
  'false-material': '材料不实',
  veto: '一票否决',
} as const
const REGISTERED = { counts: '有效', withdrawn: '已撤回', undone: '已撤销' } as const

function adjustments({ db }: Office, book: YearBook): OpenTable {
  const names = new Map(book.units.map(({ unit, name }) => [unit.id, name]))
  return openTable(
    '加减分',
    [
      ['单位'],
      ['类别'],
      ['事由'],
      ['级别'],
      ['文号'],
      ['日期'],
      ['分值', 'points'],
      ['状态'],
      ['登记人'],
      ['时间（北京）'],
    ],
    loadRegister(db, book.year.year).map((line) => [
      names.get(line.unit) ?? line.unit,
      ADJUSTMENTS[line.kind],
      line.reason,
      line.level,
      line.document,
      line.day ?? '',
      worthOf(line, book.scheme),
      REGISTERED[line.state],
      line.operator,
      secondInChina(line.at),
    ]),
  )
}

/** The points given, else the level's or the scheme's. */
function worthOf(
  { kind, level, points }: ReturnType<typeof loadRegister>[number],
  { bonus, deduction }: Scheme,
): Points | null {
  if (points !== null) return points
  if (kind === 'bonus') return bonus.levels.find(({ name }) => name === level)?.points ?? null
  return kind === 'false-material' ? deduction.falseMaterial : null
}

function evidence({ db }: Office, book: YearBook): OpenTable {
  const names = new Map(book.units.map(({ unit, name }) => [unit.id, name]))
  return openTable(
    '佐证材料',
    [['单位'], ['指标'], ['目录编号'], ['文件名'], ['字节', 'number'], ['状态'], ['SHA-256']],
    loadEvidenceFiles(db, book.year.year).map((file) => [
      names.get(file.unit) ?? file.unit,
      file.indicator ?? '',
      file.number,
      file.fileName,
      file.size,
      file.removed === null ? '有效' : `已移除：${file.removed.reason}`,
      file.sha256,
    ]),
  )
}

function log(office: Office): OpenTable {
  const all = { text: '', operator: null, action: null, unit: null, from: null, to: null, year: null }
  return openTable(
    '操作记录',
    [
      ['序号', 'number'],
      ['时间（北京）'],
      ['操作人'],
      ['操作'],
      ['对象'],
      ['原值'],
      ['新值'],
      ['原因'],
      ['状态'],
    ],
    findEntries(office, all)
      .rows.toReversed()
      .map((row) => [
        row.sequence,
        secondInChina(row.at),
        row.operator,
        row.action,
        row.about === '' ? row.object : `${row.object} ${row.about}`,
        row.before,
        row.after,
        row.reason,
        row.state === 'undone' ? '已撤销' : '',
      ]),
  )
}
