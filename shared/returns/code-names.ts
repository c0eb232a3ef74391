import type { ErrorCode, RemarkCode } from './codes.ts'

/** What the office calls each rule of reading; short, for a column and for "全部采用这一类". */
const NAMES: Readonly<Record<RemarkCode | ErrorCode, string>> = {
  'band-mismatch': '得分与档次不符',
  'score-far': '自评与测算相差大',
  'over-130': '超过目标 130%',
  'reason-missing': '缺少原因',
  'maybe-fraction': '疑似百分数',
  approximate: '约数',
  magnitude: '万、亿换算',
  'chinese-numeral': '中文数字',
  rounded: '四舍五入',
  separator: '千位分隔',
  'unit-suffix': '带单位',
  'percent-sign': '全角百分号',
  'full-width': '全角字符',
  'value-ignored': '不需要填',
  'evidence-unknown': '佐证编号不在目录',
  'evidence-missing': '缺少佐证编号',
  'changed-target': '目标值被改动',
  'changed-points': '分值被改动',
  'changed-title': '指标或表头被改动',
  'unknown-row': '未匹配的行',
  merged: '合并单元格',
  hidden: '隐藏内容',
  'form-unverified': '识别信息缺失',
  'form-outdated': '旧版自评表',
  'external-link': '引用外部数据',
  'control-characters': '控制字符',
  'legacy-format': '旧格式文件',
  padded: '文件末尾有空字节',
  'unreadable-number': '读不出数',
  negative: '负数',
  'over-points': '超过分值',
  'unknown-band': '档次不在列表中',
  'not-yes-no': '不是“是”或“否”',
  'formula-without-result': '公式没有结果',
  'error-value': '公式出错',
  'no-data-not-allowed': '不能报无数据',
  'duplicate-row': '编号重复',
}

export function codeName(code: RemarkCode | ErrorCode): string {
  return NAMES[code]
}

/** Why a cell reads otherwise than it is written, where no doubt says so. */
export function cleaningName({ remark, original, value }: Cleaned): string {
  if (remark !== null) return NAMES[remark]
  if (value === 'no-data') return '无数据'
  return original.trim() === value ? '去掉空格' : '按单元格格式'
}

interface Cleaned {
  readonly remark: RemarkCode | null
  readonly original: string
  readonly value: string | null
}
