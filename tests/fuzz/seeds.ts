import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeForm } from '#electron/workbooks/write/form.ts'
import { everyRuleForm, exampleAnswers, exampleForm } from '#tests/workbooks/example-form.ts'
import { buildZip } from '#tests/workbooks/build-zip.ts'
import { partsOf } from '#tests/workbooks/parts.ts'

/** A file that mutants are made of. */
export interface FuzzSeed {
  readonly name: string
  readonly bytes: Buffer
}

const fixture = (name: string): Buffer =>
  readFileSync(join(import.meta.dirname, '../fixtures/workbooks', name))

/** Forms as we export them, copies as other programs save them, and .xls. */
export async function fuzzSeeds(): Promise<readonly FuzzSeed[]> {
  const form = everyRuleForm()
  const filled = Buffer.from(await writeForm(form, exampleAnswers(form)))
  return [
    { name: '自评表', bytes: filled },
    { name: '空表', bytes: Buffer.from(await writeForm(exampleForm('市地震局'))) },
    { name: '前缀', bytes: withPrefixes(filled) },
    { name: 'openpyxl', bytes: fixture('openpyxl.xlsx') },
    { name: 'libreoffice', bytes: fixture('libreoffice.xlsx') },
    { name: 'libreoffice.xls', bytes: fixture('libreoffice.xls') },
    { name: '自评表.xls', bytes: fixture('filled-form.xls') },
  ]
}

export const isOld = ({ name }: FuzzSeed): boolean => name.endsWith('.xls')

/** As WPS and the OpenXML SDK may write it: every tag with a prefix, rows and cells without their addresses where they can be. */
export function withPrefixes(bytes: Uint8Array): Buffer {
  return buildZip(
    [...partsOf(bytes)].map(([name, xml]) => ({
      name,
      data: /^xl\/(worksheets\/sheet\d+|workbook|sharedStrings)\.xml$/.test(name) ? prefixed(xml) : xml,
    })),
  )
}

function prefixed(xml: string): string {
  return xml
    .replaceAll(/<(\/?)(?=[a-z])/gi, '<$1x:')
    .replaceAll(/<x:(worksheet|workbook|sst)([^>]*?) xmlns="/g, '<x:$1$2 xmlns:x="')
}
