import type { DataValidation } from 'exceljs'
import type { Form, FormRow } from '#shared/returns/form.ts'
import { bandRange } from '#shared/scheme/bands.ts'
import { formatDecimal } from '#shared/scheme/decimal.ts'
import { formatPoints, formatPointsShort } from '#shared/scheme/points.ts'
import { lineText } from './cell-text.ts'
import { addressOf } from './form-columns.ts'

/** Excel's limits: a list 255 characters, a message 255, its title 32. */
const MAX_LIST = 255
const MAX_MESSAGE = 255

export const NOT_APPLICABLE = '不适用'
export const NO_DATA = '无数据'
/** What says "no data" in a quantitative cell (returns.md, Different things). */
const NO_DATA_WORDS = ['-', '—', '/', '无', NO_DATA]

export function actualLimit(row: FormRow, at: number): DataValidation | null {
  if (row.rule === 'graded') return null
  if (row.rule === 'yes-no') {
    const choices = row.noDataAllowed ? ['是', '否', NO_DATA] : ['是', '否']
    return listOf(choices, '请选择“是”或“否”', '请从下拉列表中选择“是”或“否”。')
  }
  const cell = addressOf('实际完成值', at)
  const measure = row.measure === null ? '' : `计量单位为“${row.measure}”，`
  const percent = row.measure === '%' ? '95%填“95”，' : ''
  const prompt = `${measure}${percent}只填数字，不写单位和“约”“余”等字；结果为零的填“0”。`
  if (row.noDataAllowed) {
    const words = NO_DATA_WORDS.map((word) => `${cell}="${word}"`).join(',')
    const number = row.negativeAllowed ? `ISNUMBER(${cell})` : `AND(ISNUMBER(${cell}),${cell}>=0)`
    return {
      ...messages('填写实际完成值', `${prompt}本年度确无数据的填“-”，并在“偏差原因及改进措施”栏说明理由。`),
      ...stop(
        '实际完成值有误',
        `请填写${row.negativeAllowed ? '' : '不小于0的'}数字；本年度确无数据的，请填“-”。`,
      ),
      type: 'custom',
      allowBlank: true,
      // IF, not OR alone: comparing a text with 0 is an error in some programs.
      formulae: [`IF(ISNUMBER(${cell}),${number},OR(${words}))`],
    }
  }
  return {
    ...messages('填写实际完成值', prompt),
    ...stop(
      '实际完成值有误',
      `请填写${row.negativeAllowed ? '' : '不小于0的'}数字，不要带计量单位或其他文字。`,
    ),
    type: 'decimal',
    operator: row.negativeAllowed ? 'between' : 'greaterThanOrEqual',
    allowBlank: true,
    formulae: row.negativeAllowed ? [-1e15, 1e15] : [0],
  }
}

/** Graded rows: the bands; any row: 不适用. A band's name that a list can't hold leaves the cell free. */
export function gradeLimit(form: Form, row: FormRow): DataValidation | null {
  if (row.rule !== 'graded') {
    return listOf(
      [NOT_APPLICABLE],
      '本项不分档，一般留空；本年度不适用的选“不适用”，并说明理由。',
      '本项不分档：请留空，或选择“不适用”。',
    )
  }
  const names = form.bands.map((band) => band.name)
  const choices = [...names, NOT_APPLICABLE, ...(row.noDataAllowed ? [NO_DATA] : [])]
  const noData = row.noDataAllowed ? `；确无数据的选“${NO_DATA}”` : ''
  return listOf(
    choices,
    `请从下拉列表中选择；本年度不适用的选“不适用”${noData}，并说明理由。`,
    `请从下拉列表中选择：${choices.join('、')}。`,
  )
}

/** 0…分值, at most two decimals; the allowed range of each band stands in the message. */
export function selfScoreLimit(form: Form, row: FormRow, at: number): DataValidation {
  const cell = addressOf('自评得分', at)
  const most = formatPointsShort(row.points)
  const ranges =
    row.rule === 'graded'
      ? form.bands.map((band) => {
          const { lowest, highest } = bandRange(band, row.points)
          return `${band.name}：${formatPoints(lowest)}～${formatPoints(highest)}分`
        })
      : []
  return {
    ...messages('填写自评得分', `0～${most}分，最多两位小数。${ranges.join('；')}`),
    ...stop('自评得分有误', `自评得分应为0至${most}之间的数字，最多保留两位小数。`),
    type: 'custom',
    allowBlank: true,
    formulae: [`IF(ISNUMBER(${cell}),AND(${cell}>=0,${cell}<=${most},ROUND(${cell},2)=${cell}),FALSE)`],
  }
}

export function deviationHint(row: FormRow): DataValidation {
  const target = row.target === null ? '' : `（年度目标值${formatDecimal(row.target)}）`
  return hint(
    '偏差原因及改进措施',
    `未达到目标${target}、未达成、无数据或不适用的，请在此说明原因和改进措施。`,
  )
}

export function evidenceHint(row: FormRow): DataValidation {
  return hint(
    '佐证材料编号',
    `填写《佐证材料目录》中的编号，多个编号用顿号分开，连续编号可写“1-3”。可提供：${row.evidence}`,
  )
}

export function dateHint(): DataValidation {
  return hint('填报日期', '如“2019年1月8日”。')
}

/** A message only: the length limit is what every cell has anyway. */
function hint(title: string, prompt: string): DataValidation {
  return {
    ...messages(title, prompt),
    type: 'textLength',
    operator: 'lessThanOrEqual',
    allowBlank: true,
    formulae: [32_767],
  }
}

function listOf(choices: readonly string[], prompt: string, error: string): DataValidation | null {
  const list = choices.join(',')
  if (list.length > MAX_LIST || choices.some((choice) => /[",]/.test(choice))) return null
  return {
    ...messages('请选择', prompt),
    ...stop('填写内容有误', error),
    type: 'list',
    allowBlank: true,
    formulae: [`"${list}"`],
  }
}

function messages(promptTitle: string, prompt: string): Partial<DataValidation> {
  return { showInputMessage: true, promptTitle, prompt: messageText(prompt) }
}

function stop(errorTitle: string, error: string): Partial<DataValidation> {
  return {
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle,
    error: messageText(error),
  }
}

/** A line break in an attribute reads back as a space, so messages are one line. */
function messageText(text: string): string {
  return lineText(text)
    .slice(0, MAX_MESSAGE)
    .replace(/[\uD800-\uDBFF]$/, '')
}
