import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fillSample } from '#electron/application/sample/answers.ts'
import { createRandom } from '#electron/application/sample/random.ts'
import { writeForm } from '#electron/workbooks/write/form.ts'
import { departmentForms } from './forms.ts'

/** Writes so many filled forms into a folder: the departments in turn, each time with other answers, the same for a seed. */
export async function writeReturns(folder: string, count: number, seed: number): Promise<string> {
  const forms = departmentForms()
  mkdirSync(folder, { recursive: true })
  for (let index = 0; index < count; index += 1) {
    const form = forms[index % forms.length]
    if (form === undefined) throw new Error('no departments')
    const manner = index % 4 === 3 ? 'dirty' : 'clean'
    const part = { level: 91, received: -3, manner, corrected: null, sentBack: false, twin: null } as const
    const bytes = await writeForm(form, fillSample(form, part, createRandom(seed + index)))
    writeFileSync(join(folder, `${String(index + 1).padStart(4, '0')}_${form.unitName}.xlsx`), bytes)
  }
  return folder
}
