import { describe, expect, test } from 'vitest'
import { readLog, verifyLog } from '#db/log.ts'
import { loadNominations } from '#db/nominations.ts'
import { storeYearState } from '#db/years.ts'
import { atomically, tryOut } from '#electron/application/atomically.ts'
import { loadEntryWords } from '#electron/application/log/describe-entry.ts'
import type { NominationDraft } from '#electron/application/nominations/judge-nomination.ts'
import { pasteNominations } from '#electron/application/nominations/paste-nominations.ts'
import { saveNomination, withdrawNomination } from '#electron/application/nominations/save-nomination.ts'
import { nominationsPage } from '#electron/application/views/nominations-page.ts'
import { unitId } from '#shared/plan/unit.ts'
import { readNominationBlock } from '#shared/returns/nomination-block.ts'
import { openUndoDesk } from '#tests/undo/undo-desk.ts'
import { openOfficeYear, type OfficeYear } from './office-year.ts'

const DRAFT: NominationDraft = {
  number: null,
  honor: '先进个人',
  unit: unitId('D02'),
  name: '示例推荐对象1',
  post: '示例职务',
  merits: '组织科技节56场。',
  reason: '',
}

function save(at: OfficeYear, draft: Partial<NominationDraft>): number | string {
  const { office } = at
  const saved = atomically(office.db, () =>
    saveNomination(office, office.act(), at.book(), { ...DRAFT, ...draft }),
  )
  return saved.ok ? saved.value : saved.error.message
}

function withdraw(at: OfficeYear, number: number, reason: string): string {
  const { office } = at
  const done = atomically(office.db, () =>
    withdrawNomination(office, office.act(), at.book(), { number, reason }),
  )
  return done.ok ? '已撤回' : done.error.message
}

function paste(at: OfficeYear, block: readonly (readonly string[])[]): readonly string[] | string {
  const { office } = at
  const done = atomically(office.db, () => pasteNominations(office, office.act(), at.book(), block))
  return done.ok ? done.value : done.error.message
}

function standing(at: OfficeYear): readonly string[] {
  return loadNominations(at.office.db, 2018)
    .filter(({ kind }) => kind === 'kept')
    .map(({ number, honor, unit, name, post, merits }) => [number, honor, unit, name, post, merits].join('|'))
}

describe('表彰推荐', () => {
  test('登记、修改、撤回、恢复各留一条，操作记录里写明前后内容', () => {
    const at = openOfficeYear()
    expect(save(at, {})).toBe(1)
    expect(save(at, { honor: '先进单位', name: '不写进去', merits: '台账齐全。' })).toBe(2)
    expect(save(at, { number: 1, merits: '组织科技节 60 场。', reason: '单位更正' })).toBe(1)
    expect(withdraw(at, 2, '单位撤回推荐')).toBe('已撤回')
    expect(standing(at)).toEqual(['1|先进个人|D02|示例推荐对象1|示例职务|组织科技节 60 场。'])
    expect(save(at, { number: 2, honor: '先进单位', merits: '台账齐全。' })).toBe(2)
    expect(standing(at)).toEqual([
      '1|先进个人|D02|示例推荐对象1|示例职务|组织科技节 60 场。',
      '2|先进单位|D02|||台账齐全。',
    ])
    expect(nominationsPage(at.office, at.book()).records.map(({ changes }) => changes)).toEqual([1, 2])
    const words = loadEntryWords(at.office.db)
    const said = readLog(at.office.db)
      .slice(1)
      .map((entry) => words.describe(entry))
    expect(said.map(({ action, object }) => `${action} ${object}`)).toEqual([
      '登记表彰推荐 市教育局 示例推荐对象1',
      '登记表彰推荐 市教育局',
      '修改表彰推荐 市教育局 示例推荐对象1',
      '撤回表彰推荐 市教育局',
      '恢复表彰推荐 市教育局',
    ])
    expect(said[2]).toMatchObject({
      before: '先进个人，市教育局，示例推荐对象1，示例职务，组织科技节56场。',
      after: '先进个人，市教育局，示例推荐对象1，示例职务，组织科技节 60 场。',
      reason: '单位更正',
    })
    expect(verifyLog(at.office.db).ok).toBe(true)
  })

  test('写不全、重复的不保存，并说明缺什么；归档以后不能登记', () => {
    const at = openOfficeYear()
    save(at, {})
    expect([
      save(at, { name: ' ' }),
      save(at, { name: '示例推荐对象2', merits: '' }),
      save(at, { unit: unitId('X1') }),
      save(at, {}),
      save(at, { number: 1 }),
      save(at, { number: 9, name: '示例推荐对象9' }),
      withdraw(at, 1, ' '),
      withdraw(at, 9, '重复'),
    ]).toEqual([
      '姓名是空白，没有保存。请写明推荐的是谁。',
      '主要事迹是空白，没有保存。请写明推荐的理由。',
      '所选单位不在2018年度评价，没有保存。请重新选择单位。',
      '市教育局 示例推荐对象1已经登记过，没有再登记。要改内容的，请修改那一条。',
      '内容没有变，没有保存。',
      '没有找到这条推荐，或它已经撤回。请刷新后再看。',
      '请写明撤回的原因，例如“单位撤回推荐”。',
      '没有找到这条推荐，或它已经撤回。请刷新后再看。',
    ])
    storeYearState(at.office.db, at.office.act(), 2018, '归档', '审定')
    expect(save(at, { name: '示例推荐对象2' })).toMatch(/^2018年度已经归档/)
    expect(paste(at, [['市教育局', '示例推荐对象2', '', '事迹']])).toMatch(/^2018年度已经归档/)
  })

  test('从 Excel 粘贴：按表头认列，认不出单位的、没写姓名的逐行说明，其余照登', () => {
    const at = openOfficeYear()
    save(at, {})
    const block = [
      ['序号', '姓名', '所在单位', '职务', '类别', '主要事迹', '备注'],
      ['1', '示例推荐对象1', '市教育局', '示例职务', '先进个人', '早已登记', ''],
      ['2', '示例推荐对象2', '市科协', '示例职务', '先进个人', '举办报告会\n12 场', ''],
      ['3', '', '德州市妇联', '', '先进单位', '家庭科普覆盖面广', ''],
      ['4', '示例推荐对象4', '外星人局', '', '先进个人', '事迹', ''],
      ['5', '', '市气象局', '', '先进个人', '事迹', ''],
      ['6', '示例推荐对象6', '市气象局', '', '劳动模范', '事迹', ''],
      ['', '', '', '', '', '', ''],
    ]
    const told = [
      '登记先进个人 1 名，先进单位 1 个。',
      '1 行早已登记过，不再登记，原来的内容不变。',
      '第 5 行：没有认出单位“外星人局”，没有登记。请改成单位库中的名称后再粘贴。',
      '第 6 行：没有写姓名，没有登记。推荐先进单位的，请加一列“类别”，写“先进单位”。',
      '第 7 行：类别“劳动模范”不认得，没有登记。请写“先进个人”或“先进单位”。',
    ]
    const { office } = at
    const tried = tryOut(office.db, () => pasteNominations(office, office.act(), at.book(), block))
    expect(tried).toEqual({ ok: true, value: told })
    expect(standing(at)).toHaveLength(1)
    expect(paste(at, block)).toEqual(told)
    expect(standing(at).slice(1)).toEqual([
      '2|先进个人|D01|示例推荐对象2|示例职务|举办报告会\n12 场',
      '3|先进单位|D09|||家庭科普覆盖面广',
    ])
    expect(paste(at, block)).toBe(
      `没有可以登记的行。3 行早已登记过，不再登记，原来的内容不变。${told.slice(2).join('')}`,
    )
    expect(paste(at, [['', ' ']])).toBe('粘贴的内容里没有文字，没有登记。请在 Excel 中选好后再复制。')
    expect(loadEntryWords(office.db).describe(readLog(office.db).at(-1) ?? fail())).toMatchObject({
      action: '粘贴表彰推荐',
      object: '2018年度',
      after: '登记先进个人 1 名，先进单位 1 个',
    })
  })
})

function fail(): never {
  throw new Error('nothing is logged')
}

describe('没有表头的一块', () => {
  const line = { honor: '', unit: '市科协', name: '示例推荐对象1', post: '示例职务', merits: '事迹' }

  test('按单位、姓名、职务、主要事迹读，最前面一列序号不算', () => {
    const cells = ['市科协', '示例推荐对象1', ' 示例职务 ', '事迹']
    expect(readNominationBlock([cells])).toEqual([{ ...line, row: 1 }])
    expect(readNominationBlock([['1', ...cells], [''], ['2', ...cells]])).toEqual([
      { ...line, row: 1 },
      { ...line, row: 3 },
    ])
  })
})

test('登记、修改和粘贴都能撤销，撤销也能再恢复', async () => {
  const desk = openUndoDesk()
  const { office } = desk
  const keep = (draft: Partial<NominationDraft>) =>
    atomically(office.db, () => saveNomination(office, office.act(), desk.book(), { ...DRAFT, ...draft }))
  const added = await desk.step(() => keep({}))
  const changed = await desk.step(() => keep({ number: 1, merits: '改过的' }))
  expect(desk.refusal(added)).toMatch(/请先撤销后面这一条/)
  const undone = desk.turn(changed)
  expect(standing(desk)).toEqual(['1|先进个人|D02|示例推荐对象1|示例职务|组织科技节56场。'])
  desk.turn(undone)
  expect(standing(desk)).toEqual(['1|先进个人|D02|示例推荐对象1|示例职务|改过的'])
  const block = ['2', '3'].map((n) => ['市科协', `示例推荐对象${n}`, '', '事迹'])
  const pasted = await desk.step(() => paste(desk, block))
  expect(standing(desk)).toHaveLength(3)
  desk.turn(pasted)
  expect(standing(desk)).toEqual(['1|先进个人|D02|示例推荐对象1|示例职务|改过的'])
})
