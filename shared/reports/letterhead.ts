/** 版头 and 版记 of papers that go out, as the office has set them; '' for what it has not. */
export interface Letterhead {
  /** Off: papers go out without both. */
  readonly on: boolean
  /** 发文机关标志; '' the office's name. */
  readonly mark: string
  /** 发文字号, 德素办发〔2019〕3号. */
  readonly number: string
  /** 抄送机关, without the word and the full stop. */
  readonly copyTo: string
  /** 印发机关; '' the office's name. */
  readonly printer: string
}

export const NO_LETTERHEAD: Letterhead = { on: false, mark: '', number: '', copyTo: '', printer: '' }

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

export function paperHead(set: Letterhead, office: string): PaperHead | null {
  return set.on ? { mark: set.mark === '' ? office : set.mark, number: set.number } : null
}

export function paperImprint(set: Letterhead, office: string, day: string): PaperImprint | null {
  if (!set.on) return null
  const copied = set.copyTo.replace(/^抄送[：:]\s*/, '').replace(/[。\s]+$/, '')
  return {
    copyTo: copied === '' ? '' : `抄送：${copied}。`,
    printer: set.printer === '' ? office : set.printer,
    printed: `${day}印发`,
  }
}
