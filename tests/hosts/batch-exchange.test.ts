import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { closeOffice, openOffice } from '#electron/application/office.ts'
import { verifyItem } from '#electron/application/verify-item.ts'
import { formOf, openYear } from '#electron/application/year-book.ts'
import { writeForm } from '#electron/workbooks/write/form.ts'
import type { ExchangePreview } from '#shared/contract/exchange.ts'
import { points } from '#shared/scheme/points.ts'
import { fill, WELL } from '#tests/application/office-year.ts'
import { valueOf } from '#tests/exchange/two-pcs.ts'
import { evaluate, evaluateExpecting } from '#tests/support/batch.ts'
import { readJson } from '#tests/support/read-json.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

const UNIT = '市地震局'

interface Pcs {
  /** The office's data, and its 2018 in every command. */
  readonly own: readonly string[]
  readonly stick: string
  /** The package that went out. */
  readonly out: string
  /** The colleague's copy. */
  readonly copy: string
}

/** An office with a return of one unit, which is handed out and opened on a second PC; all by commands. */
async function handOver(): Promise<Pcs> {
  const [data, stick, second] = [scratchFolder(), scratchFolder(), scratchFolder()]
  const own = ['--data', data, '--year', '2018']
  evaluateExpecting(0, 'init', ...own)
  const path = join(stick, `${UNIT}.xlsx`)
  writeFileSync(path, await filledForm(data))
  evaluateExpecting(0, 'import', ...own, '--received', '2019-01-08', path)
  const handed = evaluateExpecting(
    0,
    'handout',
    ...own,
    '--out',
    stick,
    '--to',
    '示例同事',
    '--unit',
    UNIT,
    '--note',
    '请先核对',
  )
  expect(handed.out).toMatch(
    /^已导出协作包：.*协作包2018_示例同事_1家_\d{8}\.kspack，分给示例同事，共 1 家单位。\n包校验码：/,
  )
  const out = packageIn(stick, '协作包')
  const opened = evaluateExpecting(0, 'open', '--data', second, out)
  expect(opened.out).toContain(`已打开2018年度的协作包，共 1 家单位：${UNIT}。`)
  const [id = ''] = readdirSync(join(second, '协作副本'))
  return { own, stick, out, copy: join(second, '协作副本', id) }
}

async function filledForm(data: string): Promise<Uint8Array> {
  const office = valueOf(openOffice(data, { mode: 'open', operator: '经办人', now: () => new Date() }))
  const book = valueOf(openYear(office, 2018))
  const unit = book.units.find(({ name }) => name === UNIT)
  closeOffice(office)
  if (unit === undefined) throw new Error(`no unit ${UNIT}`)
  const form = formOf(book, unit)
  return writeForm(form, fill(form, WELL))
}

function packageIn(folder: string, kind: string): string {
  const found = readdirSync(folder).find((name) => name.startsWith(kind))
  if (found === undefined) throw new Error(`no ${kind}`)
  return join(folder, found)
}

/** Reviews an item as somebody does at the screen. */
function decide(data: string, operator: string, score: number): void {
  const office = valueOf(openOffice(data, { mode: 'open', operator, now: () => new Date() }))
  const book = valueOf(openYear(office, 2018))
  const unit = book.units.find(({ name }) => name === UNIT)?.unit.id
  if (unit === undefined) throw new Error(`no unit ${UNIT}`)
  const decision = { kind: 'score', score: points(score), actual: null, band: null } as const
  valueOf(verifyItem(office, book, { unit, indicator: 'S1', decision, opinion: '示例' }))
  closeOffice(office)
}

function handBack({ copy, stick }: Pcs): string {
  const run = evaluateExpecting(0, 'handback', '--data', copy, '--out', stick)
  expect(run.out).toMatch(/^已导出交回包：.*\n包校验码：/)
  return packageIn(stick, '交回包')
}

test('a unit goes out to a second PC, is scored there, is looked at and comes back, all by commands', async () => {
  const pcs = await handOver()
  evaluate('score', '--data', pcs.copy, '--year', '2018', '--accept-suggested')
  const back = handBack(pcs)
  const json = join(pcs.stick, 'preview.json')
  const seen = evaluateExpecting(0, 'preview', ...pcs.own, '--json', json, back)
  const preview = readJson(json) as ExchangePreview
  expect(preview.colleague).toBe('示例同事')
  expect(preview.conflicts).toEqual([])
  const [unit] = preview.units
  expect(unit).toMatchObject({ name: UNIT, submissions: 0, known: 0 })
  expect(unit?.reviews).toBeGreaterThan(3)
  expect(seen.out).toContain(`包校验码：${preview.code}。还没有合并，数据没有改动。`)

  const merged = evaluateExpecting(0, 'merge', ...pcs.own, '--json', json, back)
  expect(merged.out).toContain('已合并。合并前的数据已备份。')
  expect(readJson(json)).toMatchObject({
    colleague: '示例同事',
    counts: { submission: 0, review: unit?.reviews, conflicts: 0, mine: 0 },
  })
  const scores = join(pcs.stick, 'score.json')
  evaluate('score', ...pcs.own, '--json', scores)
  evaluate('score', '--data', pcs.copy, '--year', '2018', '--json', `${scores}.copy`)
  const baseIn = (file: string): unknown =>
    (readJson(file) as { groups: { units: { unit: string; base: number | null }[] }[] }).groups
      .flatMap(({ units }) => units)
      .find((one) => one.unit === UNIT)?.base
  expect(baseIn(scores)).toBeGreaterThan(0)
  expect(baseIn(scores)).toBe(baseIn(`${scores}.copy`))

  const again = evaluateExpecting(3, 'merge', ...pcs.own, back)
  expect(again.error).toMatch(/已由批处理于\d{4}年\d+月\d+日合并过，没有再合并一遍。/)
}, 120_000)

test('what both sides changed is shown, and merged only when it is chosen', async () => {
  const pcs = await handOver()
  const [, data = ''] = pcs.own
  decide(pcs.copy, '示例同事', 380)
  decide(data, '经办人', 400)
  const back = handBack(pcs)
  const json = join(pcs.stick, 'preview.json')
  const seen = evaluateExpecting(1, 'preview', ...pcs.own, '--json', json, back)
  expect(seen.out).toContain('双方都改过 1 处，合并前要逐处选定以哪边为准：')
  expect(seen.out).toMatch(
    /review:\S+\/S1 +市地震局 +S1 +.*4(\.00)? ?分.*（经办人） +.*3\.80? ?分.*（示例同事）/,
  )
  const [conflict] = (readJson(json) as ExchangePreview).conflicts
  expect(conflict).toMatchObject({ kind: 'review', unit: UNIT, indicator: 'S1' })

  expect(evaluateExpecting(3, 'merge', ...pcs.own, back).error).toBe(
    '还有 1 处双方都改过的没有选定以哪边为准，没有合并。请逐处选定后再合并。用 preview 看是哪几处，用 --keep 或 --choices 选定。\n',
  )
  expect(evaluateExpecting(2, 'merge', ...pcs.own, '--keep', 'both', back).error).toContain(
    '--keep 可以是 mine',
  )
  const choices = join(pcs.stick, 'choices.json')
  for (const wrong of ['', '[]', '{"review:D01/S1": "both"}']) {
    writeFileSync(choices, wrong)
    const run = evaluateExpecting(3, 'merge', ...pcs.own, '--choices', choices, back)
    expect(run.error).toContain('不是选定的结果，没有合并。')
  }
  writeFileSync(choices, JSON.stringify({ 'review:X/S1': 'mine', [conflict?.key ?? '']: 'mine' }))
  expect(evaluateExpecting(3, 'merge', ...pcs.own, '--choices', choices, back).error).toContain(
    '本机的内容又有变化，没有合并',
  )
  writeFileSync(choices, JSON.stringify({ [conflict?.key ?? '']: 'theirs' }))
  const merged = evaluateExpecting(0, 'merge', ...pcs.own, '--keep', 'mine', '--choices', choices, back)
  expect(merged.out).toContain('已合并。双方都改过 1 处，其中 0 处以本机为准。')
}, 120_000)

test('wrong packages, wrong places and wrong usage are told in words, and nothing is merged', async () => {
  const pcs = await handOver()
  const back = handBack(pcs)
  const cut = join(pcs.stick, '坏.kspack')
  const told = (code: number, ...args: string[]): string => evaluateExpecting(code, ...args).error
  writeFileSync(cut, readFileSync(back).subarray(0, 3000))
  expect(told(3, 'preview', ...pcs.own, cut)).toMatch(/^“坏\.kspack”不完整或已损坏/)
  expect(told(3, 'merge', ...pcs.own, pcs.out)).toContain('是分出去的协作包，不是交回包。')
  expect(told(3, 'open', '--data', scratchFolder(), back)).toContain('是交回包，请在分出的那台电脑上')
  expect(told(3, 'merge', ...pcs.own, join(pcs.stick, '没有.kspack'))).not.toBe('')
  expect(told(3, 'handback', '--data', pcs.own[1] ?? '', '--out', pcs.stick)).toBe(
    '这不是协作副本，没有要交回的内容。\n',
  )
  const inCopy = ['--data', pcs.copy, '--year', '2018']
  const refused =
    '这是协作副本，只用来收表、核对和审核分到的单位，这一步没有执行。请在分出的那台电脑上办理。\n'
  expect(told(3, 'forms', ...inCopy, '--out', pcs.stick)).toBe(refused)
  expect(told(3, 'archive', ...inCopy, '--out', join(pcs.stick, '归档.zip'))).toBe(refused)
  expect(told(3, 'init', '--data', pcs.copy, '--year', '2019')).toBe(refused)
  const out = ['--out', pcs.stick, '--to', '示例同事']
  expect(told(3, 'handout', ...inCopy, ...out, '--unit', UNIT)).toContain('这是协作副本，不能再分给别人')
  expect(told(3, 'merge', ...inCopy, back)).toContain('这是协作副本，不能合并交回包。')
  expect(told(3, 'handout', ...pcs.own, ...out, '--unit', '没有的局')).toBe(
    '2018年度没有“没有的局”这个单位，没有导出。请写单位全称或已登记的简称。\n',
  )
  expect(told(2, 'handout', ...pcs.own, ...out)).toBe('请用 --unit 写明分出哪些单位。\n')
  expect(told(2, 'merge', ...pcs.own, '--json', back, back)).toContain('会被覆盖，没有做任何事。')
  expect(told(2, 'preview', ...pcs.own, '--json', back, back)).toContain('会被覆盖，没有做任何事。')
  expect(told(2, 'preview', ...pcs.own)).toBe('请写明一个交回包文件。\n')
  expect(told(2, 'merge', ...pcs.own, back, back)).toBe('请写明一个交回包文件。\n')
}, 120_000)
