import { expect, test } from 'vitest'
import { readWorkbookBytes } from '#electron/workbooks/read/read-workbook-bytes.ts'
import { buildWorkbook } from '../build-workbook.ts'
import { mustRead } from './shown.ts'

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

test('zeros behind the end, as a stick or a mail gateway adds them, are told of; anything else there is refused', () => {
  const behind = (...more: readonly Uint8Array[]): Uint8Array => Buffer.concat([FORM, ...more])
  for (const count of [1, 512, 4_096, 65_535]) {
    const { padded, ...workbook } = mustRead(behind(Buffer.alloc(count)))
    expect([count, padded, JSON.stringify(workbook) === TRUTH]).toEqual([count, true, true])
  }
  const end = FORM.subarray(FORM.length - 22)
  const refused = [
    behind(Buffer.alloc(65_536)),
    behind(Buffer.alloc(40), Buffer.from('x')),
    behind(Buffer.from('x'), Buffer.alloc(40)),
    // A second end record: readers differ in which one they take.
    behind(end, Buffer.alloc(40)),
    Buffer.concat([FORM.subarray(0, -2), Buffer.from([22, 0]), end, Buffer.alloc(40)]),
    // Cut, and filled up to its length.
    Buffer.concat([FORM.subarray(0, -30), Buffer.alloc(30)]),
  ]
  expect(refused.map(judge)).toEqual(refused.map(() => 'cut'))
})

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
