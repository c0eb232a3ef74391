import { expect, test } from 'vitest'
import { readWorkbookBytes } from '#electron/workbooks/read/read-workbook-bytes.ts'
import { partsOf } from '../parts.ts'
import { buildWorkbook } from '../build-workbook.ts'
import { buildZip } from '../build-zip.ts'
import { seeded, type Random } from './seeded.ts'
import { mustRead, showCell } from './shown.ts'

const FORM = buildWorkbook({
  sheets: [
    {
      name: '自评表',
      rows:
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>' +
        '<row r="2"><c r="A2" t="inlineStr"><is><t>1.1</t></is></c><c r="B2" s="1"><v>0.95</v></c><c r="C2"><f>B2*100</f><v>95</v></c></row>' +
        '<row r="3" hidden="1"><c r="A3" s="2"><v>43100</v></c><c r="B3" t="b"><v>1</v></c></row>',
      before: '<cols><col min="5" max="6" hidden="1"/></cols>',
      after: '<mergeCells><mergeCell ref="A4:B5"/></mergeCells>',
    },
    { name: 'kaoping', state: 'veryHidden', rows: '<row r="1"><c r="A1" t="s"><v>2</v></c></row>' },
  ],
  strings: ['<t>编号</t>', '<r><t>实际</t></r><r><t>完成值</t></r>', '<t>科素考评自评表</t>'],
  formats: [0, '0%', 31],
  extra: [{ name: 'docProps/app.xml', data: '<Properties/>' }],
})
const TRUTH = JSON.stringify(mustRead(FORM))

/** "same", "other" or a refusal's code; fails where the reader throws or takes long. */
function judge(bytes: Uint8Array): string {
  const started = performance.now()
  const outcome = readWorkbookBytes(bytes)
  expect(performance.now() - started).toBeLessThan(5_000)
  if (!outcome.ok) return outcome.refusal.code
  return JSON.stringify(outcome.workbook) === TRUTH ? 'same' : 'other'
}

test('a form that was cut anywhere is refused', () => {
  const verdicts = Array.from({ length: 50 }, (_, index) =>
    judge(FORM.subarray(0, Math.floor((FORM.length * index) / 50))),
  )
  expect(verdicts.slice(0, 1)).toEqual(['empty'])
  expect(new Set(verdicts.slice(1))).toEqual(new Set(['cut']))
})

test.each([0x01, 0x20, 0xff])('each byte of a form changed by %i: the same cells or a refusal', (mask) => {
  const verdicts = new Map<string, number>()
  for (let at = 0; at < FORM.length; at += 1) {
    const changed = Buffer.from(FORM)
    changed[at] = (changed[at] ?? 0) ^ mask
    const verdict = judge(changed)
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1)
  }
  expect(verdicts.get('other')).toBeUndefined()
  expect(verdicts.get('damaged') ?? 0).toBeGreaterThan(FORM.length / 2)
})

test('1,500 forms with bytes changed, lost, doubled or moved: the same cells or a refusal', () => {
  const random = seeded(2018)
  const others: number[] = []
  for (let count = 0; count < 1_500; count += 1) {
    if (judge(mutate(FORM, random)) === 'other') others.push(count)
  }
  expect(others).toEqual([])
})

test('1,500 forms whose XML was changed and zipped again: what is read is what the XML says', () => {
  const random = seeded(2019)
  const parts = [...partsOf(FORM)]
  let read = 0
  for (let count = 0; count < 1_500; count += 1) {
    const chosen = random(parts.length)
    const mutant = parts.map(([name, text], index) => ({
      name,
      data: index === chosen ? mutate(Buffer.from(text), random) : Buffer.from(text),
    }))
    const outcome = readWorkbookBytes(buildZip(mutant))
    if (!outcome.ok) continue
    read += 1
    const said = mutant.map(({ data }) => characters(data.toString('utf8'))).join('\n')
    const made = outcome.workbook.sheets
      .flatMap(({ cells }) => cells)
      .filter(({ text }) => !said.includes(text))
    expect(made.map(showCell)).toEqual([])
  }
  expect(read).toBeGreaterThan(200)
})

/** All character data of an XML, read in the plainest way. */
function characters(xml: string): string {
  const bare = xml.replaceAll(/<!--.*?-->|<\?.*?\?>/gs, '').replaceAll(/<[^>]*>/g, '')
  return bare
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

const SNIPPETS = [
  '<c r="B9"><v>7</v></c>',
  '<v>',
  '</v>',
  '"',
  '<',
  '>',
  '&',
  '&amp;',
  ' r="A1"',
  ' t="s"',
  '9',
  '<!--',
  ']]>',
  '\u0000',
  '甲',
  '<!DOCTYPE x>',
]

function mutate(original: Buffer, random: Random): Buffer {
  let bytes = Buffer.from(original)
  for (let left = 1 + random(4); left > 0 && bytes.length > 0; left -= 1) {
    const at = random(bytes.length)
    const length = 1 + random(40)
    const before = bytes.subarray(0, at)
    const piece = bytes.subarray(at, at + length)
    const after = bytes.subarray(at + length)
    switch (random(6)) {
      case 0:
        bytes[at] = random(256)
        break
      case 1:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8))
        break
      case 2:
        bytes = Buffer.concat([before, after])
        break
      case 3:
        bytes = Buffer.concat([before, piece, piece, after])
        break
      case 4:
        bytes = Buffer.concat([before, Buffer.from(SNIPPETS[random(SNIPPETS.length)] ?? ''), piece, after])
        break
      default:
        bytes = Buffer.concat([before, after.subarray(0, length), piece, after.subarray(length)])
    }
  }
  return bytes
}
