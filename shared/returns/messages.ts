import { quote } from './cell-message.ts'
import type { Form } from './form.ts'
import type { Workbook } from './workbook.ts'
import { cellAddress, columnName } from './workbook.ts'

/** Messages about a file or a row as a whole; those of single cells stand in cell-message.ts. */

function list(names: readonly string[], most = 5): string {
  const shown = names.slice(0, most).join('、')
  return names.length > most ? `${shown}等 ${names.length} 处` : shown
}

function quoted(names: readonly string[]): string {
  return (
    names
      .slice(0, 5)
      .map((name) => `“${name.replace(/\s*[\r\n]\s*/g, '')}”`)
      .join('、') + (names.length > 5 ? `等 ${names.length} 个` : '')
  )
}

export function noTable(workbook: Workbook): string {
  const names = workbook.sheets.filter((sheet) => sheet.state === 'visible').map((sheet) => sheet.name)
  const seen = names.length === 0 ? '文件中没有可见的工作表' : `文件中有工作表${quoted(names)}`
  return `找不到自评表：${seen}，但没有带“编号”“实际完成值”“自评得分”等表头的表。请使用下发的自评表填写后重新报送。`
}

export function noKnownRows(sheet: string, form: Form): string {
  return `工作表“${sheet}”有自评表的表头，但没有一行的编号或指标名称与${form.unitName}的指标相符，不能确定填的是哪些指标。请核对是不是别的单位的表，或恢复下发时的编号后重新报送。`
}

export function tableDoubt(sheets: readonly string[]): string {
  return `工作表${quoted(sheets)}都像是填了内容的自评表，不能确定以哪一张为准。请只保留一张，命名为“自评表”后重新报送。`
}

export function duplicateColumns(sheet: string, header: string, columns: readonly number[]): string {
  const names = columns.map((column) => `${columnName(column)} 列`)
  return `工作表“${sheet}”的 ${list(names)}表头都是“${header}”，不能确定以哪一列为准。请只保留一列后重新报送。`
}

export function changedTarget(indicator: string, place: string, written: string, office: string): string {
  return `${place} 表内目标值被改动：编号 ${indicator} 的目标值是${office}，表中为${written}，以下达的目标值为准。`
}

export function changedMeasure(indicator: string, place: string, written: string, office: string): string {
  return `${place} 表内计量单位被改动：编号 ${indicator} 的计量单位是“${office}”，表中为“${written}”，已按“${office}”读取，请核对数值。`
}

export function changedPoints(indicator: string, place: string, written: string, office: string): string {
  return `${place} 表内分值被改动：编号 ${indicator} 的分值是 ${office}，表中为${written}，以下达的分值为准。`
}

export function changedTitle(indicator: string, place: string, written: string, office: string): string {
  return `${place} 表内指标名称被改动：编号 ${indicator} 是“${office}”，表中为${written}，按编号读取，请核对本行内容是否填错位置。`
}

export function changedHeader(sheet: string, missing: readonly string[], unknown: readonly string[]): string {
  return `工作表“${sheet}”缺少${quoted(missing)}列，另有不认识的${quoted(unknown)}列未读取，请核对是否改过表头。`
}

export function missingColumn(sheet: string, missing: readonly string[]): string {
  return `工作表“${sheet}”没有${quoted(missing)}列，各行这一项都按未填读取，请核对是否误删了列或改过表头。`
}

export function unknownRow(place: string, id: string, content: string): string {
  const what = id === '' ? '没有编号' : `编号“${id}”不在本单位的指标中`
  return `${place} 起的一行${what}，内容${content}未采用，请核对。`
}

export function otherTable(sheet: string, read: string, differences: number): string {
  return `工作表“${sheet}”也像是填了内容的自评表，与“${read}”有 ${differences} 处不同，没有读取，请核对以哪一张为准。`
}

export function otherUnitsTable(sheet: string, unit: string): string {
  return `工作表“${sheet}”像是${quote(unit)}的自评表，没有读取。一个文件只收一家单位的自评表，请该单位另存为一个文件报送。`
}

export function secondHeader(sheet: string, row: number, first: number): string {
  return `工作表“${sheet}”第 ${row} 行又是一行表头，列的次序与第 ${first} 行不同，以下各行仍按第 ${first} 行的列读取，请核对。`
}

export function mergedCells(sheet: string, ranges: readonly string[]): string {
  return `工作表“${sheet}”的 ${list(ranges)}被合并，合并区域只显示左上角的内容，其余各格按各自保存的内容读取，请核对相关各行。`
}

export function hiddenParts(sheet: string, parts: readonly string[]): string {
  return `工作表“${sheet}”的${list(parts)}被隐藏，隐藏的内容已照常读取，请核对。`
}

export function hiddenSheet(sheet: string): string {
  return `工作表“${sheet}”被隐藏，已照常读取，请核对。`
}

export function formUnverified(absent: boolean): string {
  return absent
    ? '表内的识别信息不在了（可能是复制到新文件中填写的），不能确认是下发的自评表，请核对单位、年度和指标。'
    : '表内的识别信息被改动或已损坏，不能确认是下发的自评表，请核对单位、年度和指标。'
}

export const FORM_OUTDATED =
  '这份自评表是在指标、目标值或分值调整之前下发的，已按现行指标读取，请核对调整过的指标。'

export const EXTERNAL_LINK = '文件引用了其他文件或外部数据，相关单元格读取的是保存时的结果，请核对。'

export const LEGACY_FORMAT = '文件是旧格式（.xls 或 .et），不能自检是否损坏，请核对各项内容。'

export const PADDED =
  '文件末尾多出一段空字节，多半是邮件网关或 U 盘拷贝时添上的；表格本身完整，已照常读取，请核对内容。'

export function controlCharacters(
  cells: readonly { readonly row: number; readonly column: number }[],
): string {
  const names = cells.map(({ row, column }) => cellAddress(row, column))
  return `${list(names)} 含有看不见的控制字符，已去掉，请核对原文。`
}

export function unseenCells(
  sheet: string,
  cells: readonly { readonly row: number; readonly column: number }[],
): string {
  const names = cells.map(({ row, column }) => cellAddress(row, column))
  return `工作表“${sheet}”的 ${list(names)} 填有内容但看不见（字色与底色相同，或单元格格式设为不显示），已照常读取，请核对。`
}

export function evidenceMissing(place: string, indicator: string): string {
  return `${place} 编号 ${indicator} 没有写佐证材料编号，请补写或另行报送佐证材料。`
}
