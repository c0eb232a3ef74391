import type { UnitId } from '../plan/unit.ts'
import { quote } from './cell-message.ts'
import type { UnitDirectory } from './unit-directory.ts'

/** One of the places where a file says whose return it is. */
export interface UnitSource {
  readonly kind: 'hidden' | 'cell' | 'file-name'
  /** "自评表!C2"; '' but for a cell. */
  readonly where: string
  readonly says: string
  /** Empty: no known unit is called so; several: doubt. */
  readonly units: readonly UnitId[]
  /** The text as a whole is no unit's name; a name only stands in it. */
  readonly inPart: boolean
}

function whereOf(source: UnitSource): string {
  return { hidden: '表内识别信息', cell: `单位名称（${source.where}）`, 'file-name': '文件名' }[source.kind]
}

function namesOf(directory: UnitDirectory, units: readonly UnitId[]): string {
  return units.map((unit) => directory.shownNames.get(unit) ?? unit).join('、')
}

function saying(directory: UnitDirectory, source: UnitSource): string {
  const names = namesOf(directory, source.units)
  if (source.units.length === 0) return `${whereOf(source)}写的是${quote(source.says)}，不是已知的单位`
  if (source.kind === 'file-name') return `${whereOf(source)}${quote(source.says)}提到的是${names}`
  const written = `${whereOf(source)}写的是${quote(source.says)}`
  if (names === source.says) return written
  if (source.inPart) return `${written}，其中提到${names}`
  return `${written}，${source.units.length > 1 ? '可能是' : '即'}${names}`
}

/** By what the unit was recognised, for a list: the name as it is written where that is not the unit's own. */
export function recognisedBy(
  directory: UnitDirectory,
  sources: readonly UnitSource[],
  unit: UnitId,
  stated: boolean,
): string {
  const places = sources
    .filter(({ units }) => units.includes(unit))
    .map((source) => {
      const isName = source.kind !== 'cell' || source.says === directory.shownNames.get(unit)
      return isName ? whereOf(source) : `${whereOf(source)}写的${quote(source.says)}`
    })
  return [...(stated ? ['办公室指定'] : []), ...places].join('、')
}

export function unitDoubt(
  directory: UnitDirectory,
  sources: readonly UnitSource[],
  stated: UnitId | null,
): string {
  const said = sources.map((source) => saying(directory, source)).join('；')
  if (stated !== null) {
    const name = namesOf(directory, [stated])
    return `指定的单位是${name}，但${said}。表内识别信息是下发时写入的，不能改作其他单位；请核对是否选错了文件或单位。`
  }
  return `不能确定是哪个单位的自评表：${said}。请核对后指明单位再导入，或请报送单位改正。`
}

export function unitUnknown(sources: readonly UnitSource[]): string {
  const said = sources.map((source) => `${whereOf(source)}写的是${quote(source.says)}`).join('；')
  return said === ''
    ? '不知道是哪个单位的自评表：表内没有识别信息，单位名称没有填写，文件名也没有写明单位。请指明单位再导入。'
    : `${said}，不是本年度参加评价的单位。请核对单位名称，或指明单位再导入。`
}

export function otherYear(wanted: number, stated: number, where: string): string {
  return `这是 ${stated} 年度的自评表（见${where}），现在收的是 ${wanted} 年度的。请核对是否选错了文件，或请报送单位改用 ${wanted} 年度的自评表。`
}
