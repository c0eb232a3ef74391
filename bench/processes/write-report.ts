import { readFileSync, writeFileSync } from 'node:fs'
import { renderPdf } from '#electron/documents/render-pdf.ts'
import type { ReportModel } from '#shared/reports/report-model.ts'

/** One report model, from its JSON to a PDF: `model.json out.pdf`. */
const [source = '', out = ''] = process.argv.slice(2)
// The benchmark wrote it from a value of this type.
const model = JSON.parse(readFileSync(source, 'utf8')) as ReportModel
const pdf = await renderPdf(model, { created: new Date('2019-03-01T02:00:00Z') })
if (!pdf.ok) throw new Error(pdf.error.message)
writeFileSync(out, pdf.bytes)
