import { describe, expect, test } from 'vitest'
import { packOutcome, unpackOutcome } from '#electron/workbooks/read/packed-outcome.ts'
import { readWorkbookBytes } from '#electron/workbooks/read/read-workbook-bytes.ts'
import { buildSheet } from '../build-workbook.ts'

/** Which cells say that part of them is struck out, raised or lowered, as the reader's parent process sees them. */
function setApart(runs: string): readonly boolean[] {
  const cells =
    '<c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is>' +
    runs +
    '</is></c><c r="C1" t="s"><v>1</v></c>'
  const outcome = unpackOutcome(
    packOutcome(
      readWorkbookBytes(buildSheet(`<row r="1">${cells}</row>`, { strings: [runs, '<t>照常</t>'] })),
    ),
  )
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  return (outcome.workbook.sheets[0]?.cells ?? []).map((cell) => cell.setApart ?? false)
}

describe('a run that is not in the line with the others', () => {
  test.each([
    ['struck out', '<r><rPr><strike/></rPr><t>80</t></r><r><t>95</t></r>'],
    [
      'a footnote’s mark',
      '<r><t>95</t></r><r><rPr><sz val="9"/><vertAlign val="superscript"/></rPr><t>1</t></r>',
    ],
    ['lowered', '<r><t>95</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r>'],
  ])('%s: told of, in shared and in inline texts', (_what, runs) => {
    expect(setApart(runs)).toEqual([true, true, false])
  })

  test.each([
    ['bold', '<r><rPr><b/></rPr><t>80</t></r><r><t>95</t></r>'],
    ['switched off', '<r><rPr><strike val="0"/><vertAlign val="baseline"/></rPr><t>95</t></r>'],
    ['a space alone', '<r><t>95</t></r><r><rPr><strike/></rPr><t xml:space="preserve"> </t></r>'],
    ['how a name is said', '<t>95</t><rPh sb="0" eb="1"><t>jiushiwu</t></rPh>'],
  ])('%s: as any text', (_what, runs) => {
    expect(setApart(runs)).toEqual([false, false, false])
  })
})
