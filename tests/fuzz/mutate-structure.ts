import type { Random } from '#tests/workbooks/read/seeded.ts'

type Parts = Map<string, string>

/** Changes that keep the XML well-formed but say something else, as a careless or hostile program might. */
export function changeStructure(parts: Parts, random: Random): void {
  for (let left = 1 + random(3); left > 0; left -= 1) CHANGES[random(CHANGES.length)]?.(parts, random)
}

const pick = <T>(random: Random, values: readonly T[]): T => {
  const value = values[random(values.length)]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}

const TYPES = ['s', 'n', 'b', 'e', 'd', 'str', 'inlineStr', 'x', '']
const PLACES = ['A1', 'h5', 'H5', 'XFD1048576', 'A0', 'A1048577', 'XFE1', 'AAAA1', '5H', '', 'H5:H6', 'H 5']
const STYLES = ['0', '1', '99999', '-1', '1.5', 'NaN', '']
const NUMBERS = [
  '0',
  '-0',
  '1e400',
  '-1E-7',
  '1,234.5',
  '12abc',
  ' 7 ',
  '',
  '0x10',
  '１２',
  '999999999999999999999',
  'INF',
  '.5',
  '1.',
]
const RANGES = ['A1:XFD1048576', 'H5:H7', 'H7:H5', 'A1', 'A1:A1', 'A0:B1', 'x', '', 'A1:B2:C3']
const FORMATS = [
  '0%',
  '0.00%',
  'yyyy-mm-dd',
  '0!.0,"万"',
  ';;;',
  '[h]:mm',
  '"',
  '[',
  '0"场"',
  'G/通用格式',
  'x'.repeat(300),
]
const NAMES = [
  '自评表',
  'kaoping',
  '__proto__',
  'constructor',
  '',
  ' ',
  'x'.repeat(300),
  '表&lt;1&gt;',
  '佐证材料目录',
]

const CHANGES: readonly ((parts: Parts, random: Random) => void)[] = [
  inSheet(/ t="[^"]*"/, (random) => ` t="${pick(random, TYPES)}"`),
  inSheet(/<(?:x:)?c r="[^"]*"/, (random, found) => found.replace(/"[^"]*"/, `"${pick(random, PLACES)}"`)),
  inSheet(/(<(?:x:)?c) r="[^"]*"/, (_random, found) => found.replace(/ r="[^"]*"/, '')),
  inSheet(/<(?:x:)?row r="\d+"/, (random, found) =>
    found.replace(/\d+/, pick(random, ['1', '5', '0', '1048577', '-3', '6.5'])),
  ),
  inSheet(/(<(?:x:)?row) r="\d+"/, (_random, found) => found.replace(/ r="\d+"/, '')),
  inSheet(/ s="\d+"/, (random) => ` s="${pick(random, STYLES)}"`),
  inSheet(/<((?:x:)?v)>[^<]*<\/\1>/, (random, found) =>
    found.replace(/>[^<]*</, `>${pick(random, NUMBERS)}<`),
  ),
  inSheet(/<((?:x:)?v)>[^<]*<\/\1>/, () => ''),
  inSheet(
    /<((?:x:)?v)>[^<]*<\/\1>/,
    (random, found) =>
      `<f>${pick(random, ['1+1', '[1]A!B1', "cmd|'/c calc'!A0", 'WEBSERVICE("x")'])}</f>${found}`,
  ),
  inSheet(/<((?:x:)?row) [^>]*>.*?<\/\1>/s, (_random, found) => found + found),
  inSheet(/<((?:x:)?row) [^>]*>.*?<\/\1>/s, () => ''),
  inSheet(/<((?:x:)?c) [^>]*?>.*?<\/\1>/s, (_random, found) => found + found),
  inSheet(/<((?:x:)?row) r="/, (_random, found) => found.replace(' r=', ' hidden="1" r=')),
  inSheet(/<\/(?:x:)?sheetData>/, (random, found) => {
    const prefix = found.includes('x:') ? 'x:' : ''
    const ranges = Array.from(
      { length: 1 + random(3) },
      () => `<${prefix}mergeCell ref="${pick(random, RANGES)}"/>`,
    )
    return `${found}<${prefix}mergeCells>${ranges.join('')}</${prefix}mergeCells>`
  }),
  inSheet(/<(?:x:)?sheetData>/, (random, found) => {
    const prefix = found.includes('x:') ? 'x:' : ''
    const [min, max] = pick(random, [
      ['1', '16384'],
      ['8', '8'],
      ['0', '2000000000'],
      ['9', '3'],
      ['x', 'y'],
    ])
    return `<${prefix}cols><${prefix}col min="${min}" max="${max}" hidden="1"/></${prefix}cols>${found}`
  }),
  inPart(
    'xl/styles.xml',
    / formatCode="[^"]*"/,
    (random) => ` formatCode="${pick(random, FORMATS).replaceAll('"', '&quot;')}"`,
  ),
  inPart(
    'xl/styles.xml',
    / numFmtId="\d+"/,
    (random) => ` numFmtId="${pick(random, ['0', '9', '14', '31', '164', '9999', '-1'])}"`,
  ),
  inPart('xl/styles.xml', /<cellXfs.*<\/cellXfs>/s, () => '<cellXfs/>'),
  inPart('xl/workbook.xml', /<(?:x:)?sheet [^>]*name="[^"]*"/, (random, found) =>
    found.replace(/name="[^"]*"/, `name="${pick(random, NAMES)}"`),
  ),
  inPart('xl/workbook.xml', /<(?:x:)?sheet [^>]*\/>/, (_random, found) => found + found),
  inPart('xl/workbook.xml', /<(?:x:)?sheet [^>]*\/>/, () => ''),
  inPart(
    'xl/workbook.xml',
    /<(?:x:)?sheet /,
    (random, found) => `${found}state="${pick(random, ['hidden', 'veryHidden', 'visible', 'x'])}" `,
  ),
  inPart('xl/sharedStrings.xml', /<((?:x:)?si)>.*?<\/\1>/s, () => ''),
  inPart('xl/sharedStrings.xml', /<((?:x:)?si)>.*?<\/\1>/s, (_random, found) => found + found),
  inPart('xl/sharedStrings.xml', /<((?:x:)?t)(?: [^>]*)?>[^<]*<\/\1>/, (random, found) =>
    pick(random, [
      '<t/>',
      '<r><t>1</t></r><r><t>2</t></r>',
      '<rPh sb="0" eb="1"><t>x</t></rPh>',
      '<t>_x0041_</t>',
    ]).replaceAll(/<(\/?)/g, found.startsWith('<x:') ? '<$1x:' : '<$1'),
  ),
  inPart(
    'xl/_rels/workbook.xml.rels',
    /Target="[^"]*"/,
    (random) =>
      `Target="${pick(random, ['worksheets/sheet1.xml', 'worksheets/sheet2.xml', '/xl/styles.xml', '../x', 'http://x'])}"`,
  ),
  inPart('xl/_rels/workbook.xml.rels', /<Relationship [^>]*\/>/, () => ''),
  inPart('[Content_Types].xml', /<Override [^>]*\/>/, () => ''),
  inPart('_rels/.rels', /<Relationship [^>]*\/>/, () => ''),
]

type Replace = (random: Random, found: string) => string

/** Changes one of the places that match, in one of the sheets. */
function inSheet(pattern: RegExp, replace: Replace): (parts: Parts, random: Random) => void {
  return (parts, random) => {
    const names = [...parts.keys()].filter((name) => name.startsWith('xl/worksheets/sheet'))
    if (names.length > 0) inPart(pick(random, names), pattern, replace)(parts, random)
  }
}

function inPart(name: string, pattern: RegExp, replace: Replace): (parts: Parts, random: Random) => void {
  return (parts, random) => {
    const xml = parts.get(name)
    if (xml === undefined) return
    const places = [...xml.matchAll(new RegExp(pattern, `${pattern.flags}g`))]
    if (places.length === 0) return
    const { 0: found, index } = pick(random, places)
    parts.set(name, xml.slice(0, index) + replace(random, found) + xml.slice(index + found.length))
  }
}
