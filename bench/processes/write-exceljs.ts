import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { NO_ANSWERS } from '#electron/workbooks/write/form-answers.ts'
import { addEvidenceSheet } from '#electron/workbooks/write/form-evidence.ts'
import { addGuideSheet } from '#electron/workbooks/write/form-guide.ts'
import { addIdentitySheet } from '#electron/workbooks/write/form-identity.ts'
import { addTableSheet } from '#electron/workbooks/write/form-table.ts'
import { newWorkbook } from '#electron/workbooks/write/load-exceljs.ts'
import { departmentForms } from '../inputs/forms.ts'

/** The peer: the same forms by exceljs' own writeBuffer, without protection, without the office around them. */
const [folder = ''] = process.argv.slice(2)
for (const form of departmentForms()) {
  const book = await newWorkbook()
  const add = book.addWorksheet.bind(book)
  book.addWorksheet = (...args) => {
    const sheet = add(...args)
    sheet.protect = async () => {}
    return sheet
  }
  await addGuideSheet(book, form)
  await addTableSheet(book, form, NO_ANSWERS)
  await addEvidenceSheet(book, form, NO_ANSWERS)
  await addIdentitySheet(book, form)
  writeFileSync(join(folder, `${form.unitName}.xlsx`), new Uint8Array(await book.xlsx.writeBuffer()))
}
