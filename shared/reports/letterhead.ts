/** 版头 and 版记 of 通报 and 评价报告, as the office has set them; '' for what it has not. */
export interface Letterhead {
  /** Off: 通报 goes out without both. */
  readonly on: boolean
  /** The same for 年度评价报告, which has a number of its own. */
  readonly report: boolean
  /** 发文机关标志; '' the office's name. */
  readonly mark: string
  /** 发文字号, 德素办发〔2019〕3号. */
  readonly number: string
  readonly reportNumber: string
  /** 抄送机关, without the word and the full stop. */
  readonly copyTo: string
  /** 印发机关; '' the office's name. */
  readonly printer: string
}

export const NO_LETTERHEAD: Letterhead = {
  on: false,
  report: false,
  mark: '',
  number: '',
  reportNumber: '',
  copyTo: '',
  printer: '',
}

/** The two papers that may bear them. */
export type HeadedPaper = 'bulletin' | 'report'

/** What a paper bears of it (GB/T 9704-2012, 7.2 and 7.4). */
export interface PaperHead {
  readonly mark: string
  /** '' where the office has set none. */
  readonly number: string
}

export interface PaperImprint {
  /** "抄送：……。"; '' for none. */
  readonly copyTo: string
  readonly printer: string
  /** "2019年2月20日印发". */
  readonly printed: string
}

/** Both, of one of the two papers; each absent where the office wants none there. */
export function headedWith(
  set: Letterhead | undefined,
  paper: HeadedPaper,
  office: string,
  day: string,
): { readonly letterhead?: PaperHead; readonly imprint?: PaperImprint } {
  if (set === undefined || !(paper === 'bulletin' ? set.on : set.report)) return {}
  const copied = set.copyTo.replace(/^抄送[：:]\s*/, '').replace(/[。\s]+$/, '')
  return {
    letterhead: {
      mark: set.mark === '' ? office : set.mark,
      number: paper === 'bulletin' ? set.number : set.reportNumber,
    },
    imprint: {
      copyTo: copied === '' ? '' : `抄送：${copied}。`,
      printer: set.printer === '' ? office : set.printer,
      printed: `${day}印发`,
    },
  }
}
