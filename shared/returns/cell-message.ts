import { formatDecimal } from '../scheme/decimal.ts'
import type { CellDraft } from './cell-draft.ts'
import type { CellRemarkCode, ErrorCode } from './codes.ts'
import type { FormRow } from './form.ts'
import { UNREADABLE_TEXTS } from './unreadable-message.ts'
import { cellAddress } from './workbook.ts'

/** Where a cell stands and what it says, for its message. */
export interface CellPlace {
  readonly unitName: string
  readonly sheet: string
  readonly row: FormRow
  readonly original: string
  /** The office's text stands there, not the unit's. */
  readonly rewritten: boolean
}

/** "市教育局 自评表!H12" */
export function placeName(unitName: string, sheet: string, row: number, column: number): string {
  return `${unitName} ${sheet}!${cellAddress(row, column)}`
}

/** Longer texts are cut in messages; the cell keeps them whole. */
export function quote(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  const chars = [...plain]
  return `“${chars.length > 40 ? `${chars.slice(0, 40).join('')}…` : plain}”`
}

function saying(where: string, { original, rewritten }: CellPlace): string {
  return `${where} ${rewritten ? '改写为' : '写的是'}${quote(original)}`
}

function withMeasure(value: string, draft: CellDraft, row: FormRow): string {
  return draft.field === 'selfScore' ? `${value}分` : `${value}${row.measure ?? ''}`
}

export function remarkMessage(code: CellRemarkCode, draft: CellDraft, place: CellPlace): string {
  const { row } = place
  const where = placeName(place.unitName, place.sheet, draft.cell.row, draft.cell.column)
  const said = saying(where, place)
  const value = withMeasure(draft.value ?? '', draft, row)
  const read = `${said}，已读成 ${value}`
  const detail = draft.details[code] ?? ''
  switch (code) {
    case 'full-width':
      return `${read}（全角数字或符号），请核对。`
    case 'percent-sign':
      return `${read}（全角百分号），请核对。`
    case 'separator':
      return `${read}（去掉了千位分隔符），请核对。`
    case 'unit-suffix':
      return `${read}（去掉了数字后面的单位），请核对。`
    case 'magnitude':
      return `${read}（按“万”“亿”等换算），请核对。`
    case 'chinese-numeral':
      return `${read}（中文数字），请核对。`
    case 'approximate':
      return `${read}（原文为约数），请确认。`
    case 'maybe-fraction':
      if (detail !== '') return percentFormatMessage(where, place, detail)
      return `${read}，按原数读入；计量单位是%，请核对是否应为 ${timesHundred(draft.value ?? '')}%。`
    case 'rounded':
      return `${said}，自评得分最多两位小数，已四舍五入为 ${value}，请核对。`
    case 'band-mismatch':
      return `${said}，与所选自评档次不符，该档次的得分范围是 ${detail} 分，请核对档次和得分。`
    case 'score-far':
      return `${said}，按填报内容测算为 ${detail} 分，相差超过分值的一成，请核对。`
    case 'over-130':
      return `${said}，超过年度目标值的 130%，但没有写偏差原因，请核对数字或补写原因。`
    case 'reason-missing':
      return `${said}，未达到要求，但没有写偏差原因，请补写。`
    case 'value-ignored':
      return `${said}，${ignoredBecause(draft, row)}，内容已保留但不参与计分，请核对。`
    case 'evidence-unknown':
      return `${said}，其中 ${detail} 不在佐证材料目录中，请核对编号或补登目录。`
    case 'evidence-missing':
      return `${said}，没有写佐证材料编号，请补写。`
  }
}

/** `shown`: as the table program shows the cell. */
function percentFormatMessage(where: string, { original, row }: CellPlace, shown: string): string {
  const target = row.target === null ? '' : `，年度目标值是 ${formatDecimal(row.target)}%`
  return `${where} 是百分比格式，填的${quote(original)}显示为 ${shown}，已按显示的读入${target}；请核对是否应为 ${original}%。`
}

function timesHundred(text: string): string {
  const [whole = '', fraction = ''] = text.split('.')
  const digits = whole + fraction.padEnd(2, '0')
  const cut = whole.length + 2
  const rest = digits.slice(cut)
  return `${digits.slice(0, cut).replace(/^0+(?=\d)/, '')}${rest === '' ? '' : `.${rest}`}`
}

function ignoredBecause(draft: CellDraft, row: FormRow): string {
  if (draft.field === 'grade') return '本指标不按档次计分，不需要填自评档次'
  if (draft.field === 'selfScore') return '本指标填的是不适用或无数据，不需要自评得分'
  return row.rule === 'graded'
    ? '本指标按档次计分，不需要填实际完成值'
    : '自评档次填的是不适用，实际完成值不采用'
}

/** What the office itself wrote is not to be sent in again. */
export function errorMessage(code: ErrorCode, draft: CellDraft, place: CellPlace): string {
  const message = refusalMessage(code, draft, place)
  return place.rewritten ? message.replace('后重新报送', '') : message
}

const SET_APART = '内容加了删除线，或有上标、下标，不能确定填的是什么'

function refusalMessage(code: ErrorCode, draft: CellDraft, place: CellPlace): string {
  const where = placeName(place.unitName, place.sheet, draft.cell.row, draft.cell.column)
  const said = saying(where, place)
  switch (code) {
    case 'unreadable-number':
      return `${said}，${UNREADABLE_TEXTS[draft.why ?? 'not-a-number'](place.row.measure, draft.field)}`
    case 'negative':
      return `${said}，不能为负数，请改正后重新报送。`
    case 'over-points':
      return `${said}，超过本指标分值 ${draft.details[code] ?? ''} 分，请改正后重新报送。`
    case 'unknown-band':
      if (draft.why === 'set-apart') return `${said}，${SET_APART}，请改成普通文字后重新报送。`
      return `${said}，不是规定的自评档次，请从下拉列表中选择后重新报送。`
    case 'not-yes-no':
      if (draft.why === 'set-apart') return `${said}，${SET_APART}，请改成普通文字后重新报送。`
      return `${said}，此处只能填“是”或“否”，请改正后重新报送。`
    case 'formula-without-result':
      return `${where} 是没有保存计算结果的公式，不能读出数值，请用表格软件打开、保存后重新报送，或直接填写数值。`
    case 'error-value':
      return `${said}，是公式出错的结果，请改正公式或直接填写内容后重新报送。`
    case 'no-data-not-allowed':
      return `${said}，表示没有数据，但本指标必须填报，请补填；数值为零的填 0。`
    case 'reason-missing':
      return `${said}，但偏差原因及改进措施和备注都没有写理由，请补写理由后重新报送。`
    case 'duplicate-row':
      return `${said}，但编号 ${place.row.indicatorId} 在前面已出现过，以前面一行为准，本行未采用；请删去重复的行后重新报送。`
  }
}
