import type { EvidenceFinding } from './check-evidence.ts'

/** The names that a finding's sentence needs. */
export interface EvidenceNames {
  readonly fileName: (id: number) => string
  /** 佐证要求 of an indicator. */
  readonly required: (indicator: string) => string
}

/** "“会议纪要”（编号 3）" or what of it the 目录 says. */
export function entryName({ number, title }: { readonly number: string; readonly title: string }): string {
  const name = title === '' ? '没有写名称的材料' : `“${title}”`
  return number === '' ? `${name}（没有编号）` : `${name}（编号 ${number}）`
}

/** What is wrong and where, for the office: never what to think of it. */
export function findingText(finding: EvidenceFinding, names: EvidenceNames): string {
  switch (finding.kind) {
    case 'listed-without-file': {
      const where = finding.indicators.length === 0 ? '' : `，用于 ${finding.indicators.join('、')}`
      return `目录所列${entryName(finding.entry)}${where}，还没有收到文件。`
    }
    case 'cited-not-listed':
      return `${finding.indicator} 写的佐证编号“${finding.number}”不在目录中，请向单位核实。`
    case 'required-missing':
      return `${finding.indicator} 报了完成情况，没有佐证编号，也没有文件。要求：${names.required(finding.indicator)}。`
    case 'file-without-entry':
      return `文件“${names.fileName(finding.file)}”在目录中没有对应的编号，请核对放在哪一项。`
  }
}
