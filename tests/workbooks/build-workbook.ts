import { buildZip, type ZipPart } from './build-zip.ts'

export interface SheetSpec {
  readonly name?: string
  readonly state?: string
  /** Inside <sheetData>. */
  readonly rows?: string
  /** Before and after <sheetData>. */
  readonly before?: string
  readonly after?: string
  /** The whole part, instead. */
  readonly xml?: string
}

export interface WorkbookSpec {
  readonly sheets?: readonly SheetSpec[]
  /** Contents of <si> elements; no shared strings part where left out. */
  readonly strings?: readonly string[]
  /** Number formats: an id, or a code; style 0 is the first. */
  readonly formats?: readonly (number | string)[]
  readonly workbookProperties?: string
  readonly types?: string
  readonly relationships?: string
  readonly extra?: readonly ZipPart[]
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** An .xlsx with just these sheets, as small as Excel would still open it. */
export function buildWorkbook(spec: WorkbookSpec): Buffer {
  return buildZip(workbookParts(spec))
}

/** One sheet "表1" with these rows. */
export function buildSheet(rows: string, spec: Omit<WorkbookSpec, 'sheets'> & SheetSpec = {}): Buffer {
  const { name = '表1', before = '', after = '' } = spec
  return buildWorkbook({ ...spec, sheets: [{ name, rows, before, after }] })
}

export function workbookParts(spec: WorkbookSpec): ZipPart[] {
  const sheets = spec.sheets ?? [{}]
  const parts: ZipPart[] = [
    { name: '[Content_Types].xml', data: contentTypes(sheets.length, spec.types ?? '') },
    {
      name: '_rels/.rels',
      data: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    { name: 'xl/workbook.xml', data: workbookXml(sheets, spec.workbookProperties ?? '') },
    { name: 'xl/_rels/workbook.xml.rels', data: workbookRelationships(sheets.length, spec) },
    ...sheets.map((sheet, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, data: sheetXml(sheet) })),
  ]
  if (spec.strings !== undefined) {
    const items = spec.strings.map((item) => `<si>${item}</si>`).join('')
    parts.push({ name: 'xl/sharedStrings.xml', data: `${HEAD}<sst xmlns="${MAIN}">${items}</sst>` })
  }
  if (spec.formats !== undefined) parts.push({ name: 'xl/styles.xml', data: stylesXml(spec.formats) })
  return [...parts, ...(spec.extra ?? [])]
}

function sheetXml({ rows = '', before = '', after = '', xml }: SheetSpec): string {
  return (
    xml ?? `${HEAD}<worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`
  )
}

function contentTypes(count: number, more: string): string {
  const sheets = Array.from(
    { length: count },
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  )
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>${sheets.join('')}${more}</Types>`
}

function workbookXml(sheets: readonly SheetSpec[], properties: string): string {
  const entries = sheets.map(({ name, state }, index) => {
    const hidden = state === undefined ? '' : ` state="${state}"`
    return `<sheet name="${name ?? `表${index + 1}`}" sheetId="${index + 1}"${hidden} r:id="rId${index + 1}"/>`
  })
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${properties}<sheets>${entries.join('')}</sheets></workbook>`
}

function workbookRelationships(count: number, spec: WorkbookSpec): string {
  const entries = Array.from(
    { length: count },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  )
  if (spec.strings !== undefined) {
    entries.push(`<Relationship Id="rIdS" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>`)
  }
  if (spec.formats !== undefined) {
    entries.push(`<Relationship Id="rIdF" Type="${OFFICE}/styles" Target="styles.xml"/>`)
  }
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${entries.join('')}${spec.relationships ?? ''}</Relationships>`
}

function stylesXml(formats: readonly (number | string)[]): string {
  const codes = formats
    .map((format, index) =>
      typeof format === 'string'
        ? `<numFmt numFmtId="${164 + index}" formatCode="${escapeXml(format)}"/>`
        : '',
    )
    .join('')
  const styles = formats.map(
    (format, index) => `<xf numFmtId="${typeof format === 'string' ? 164 + index : format}"/>`,
  )
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${codes}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles.join('')}</cellXfs></styleSheet>`
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
