export { noTable } from './messages.ts'

/** What one place in a file says of its unit. */
export interface UnitSource {
  readonly where: string
  readonly says: string
}

export function anotherYear(said: string, asked: number): string {
  return `这是${said}年度的自评表，现在收的是${asked}年度。请改报${asked}年度的自评表，或到${said}年度导入。`
}

export function unknownUnit(written: string): string {
  return `单位名称“${written}”不在单位库中。请核对名称，或指明这份表是哪个单位报送的。`
}

export function noUnit(): string {
  return '表内和文件名都没有写明单位。请指明这份表是哪个单位报送的，或让单位填写“单位名称”后重新报送。'
}

export function unitDoubt(sources: readonly UnitSource[]): string {
  const said = sources.map(({ where, says }) => `${where}是“${says}”`).join('，')
  return `不能确定是哪个单位的自评表：${said}。请核实后指明单位，或让单位改正后重新报送。`
}

export function hiddenNamesAnother(hidden: string, stated: string): string {
  return `这份表是下发给“${hidden}”的，不能作为“${stated}”的自评表导入。请让“${stated}”用本单位的表填报。`
}
