import type { ReportModel } from '#shared/reports/report-model.ts'
import { cleanForPrint } from '../text-runs.ts'

/** Title, subject, author and language, and the day of the paper instead of the clock's time. */
export function coreProperties({ title, subject, author, marks }: ReportModel, created: Date): string {
  const at = `${created.toISOString().slice(0, 19)}Z`
  const words = marks.length === 0 ? '' : `<cp:keywords>${escape(marks.join('，'))}</cp:keywords>`
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escape(title)}</dc:title><dc:subject>${escape(subject)}</dc:subject><dc:creator>${escape(author)}</dc:creator>${words}<cp:lastModifiedBy>科素考评</cp:lastModifiedBy><cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified><dc:language>zh-CN</dc:language></cp:coreProperties>`
}

function escape(text: string): string {
  return cleanForPrint(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
