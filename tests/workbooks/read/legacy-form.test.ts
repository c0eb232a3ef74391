import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readForeignBytes } from '#electron/workbooks/read/read-foreign-bytes.ts'
import { writeForm } from '#electron/workbooks/write/form.ts'
import type { Form } from '#shared/returns/form.ts'
import { locateTable } from '#shared/returns/locate-table.ts'
import { LEGACY_FORMAT } from '#shared/returns/messages.ts'
import { readHiddenIdentity } from '#shared/returns/read-identity.ts'
import { readReturn } from '#shared/returns/read-return.ts'
import type { ReturnReading } from '#shared/returns/reading.ts'
import { sha256Hex } from '#tests/returns/build-sheet.ts'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { convertWithLibreOffice, hasLibreOffice } from '#tests/support/programs.ts'
import { readJson } from '#tests/support/read-json.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { exampleAnswers, exampleForm } from '../example-form.ts'

const FIXTURE = join(import.meta.dirname, '../../fixtures/workbooks/filled-form.xls')

async function readAgainst(form: Form, bytes: Uint8Array): Promise<ReturnReading> {
  const outcome = await readForeignBytes(bytes)
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  const table = locateTable(outcome.workbook, form)
  if (!table.ok) throw new Error(table.error.message)
  return readReturn(outcome.workbook, form, table.value, readHiddenIdentity(outcome.workbook, sha256Hex))
}

test.skipIf(!hasLibreOffice)(
  'a filled form that a unit saved as .xls says what it says as .xlsx, and is to be checked',
  async () => {
    const form = exampleForm('市教育局')
    const folder = scratchFolder()
    const path = join(folder, '自评表.xlsx')
    writeFileSync(path, await writeForm(form, exampleAnswers(form)))
    convertWithLibreOffice([path], 'xls', join(folder, 'saved'))
    const asSent = await readAgainst(form, readFileSync(join(folder, 'saved', '自评表.xls')))
    const asFilled = await readAgainst(form, readFileSync(path))
    expect(asSent).toEqual({
      ...asFilled,
      remarks: [{ code: 'legacy-format', indicator: null, message: LEGACY_FORMAT }, ...asFilled.remarks],
    })
  },
)

test('.xls and .et are inspected and imported like any other', () => {
  const folder = scratchFolder()
  const data = join(folder, 'office')
  const sent = join(folder, 'sent')
  mkdirSync(sent)
  copyFileSync(FIXTURE, join(sent, '市教育局.ET'))
  const inspected = join(folder, 'inspected.json')
  evaluateExpecting(0, 'inspect', '--json', inspected, FIXTURE)
  expect(readJson(inspected)).toMatchObject({
    files: [
      {
        result: 'read',
        kind: 'xls',
        message: null,
        sheets: [{ name: '填报说明' }, { name: '自评表' }, {}, { state: 'hidden' }],
      },
    ],
  })
  evaluateExpecting(0, 'init', '--data', data, '--year', '2018')
  const imported = join(folder, 'imported.json')
  const where = ['--data', data, '--year', '2018', '--received', '2019-01-10']
  evaluateExpecting(0, 'import', ...where, '--json', imported, sent)
  expect(readJson(imported)).toMatchObject({
    files: [
      {
        result: 'remarks',
        unit: '市教育局',
        submission: 1,
        message: null,
        remarks: expect.arrayContaining([
          { code: 'legacy-format', indicator: null, message: LEGACY_FORMAT },
        ]) as unknown,
      },
    ],
  })
})
