import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillForm, formFor, isGraded, saveFiles, WELL, wellBut } from '#tests/support/mixed-returns.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { buildZip } from '#tests/workbooks/build-zip.ts'
import { CHROMIUM } from './built.ts'
import { openOfficeWindow, type OfficeWindow } from './electron-window.ts'
import { typeText } from './type-text.ts'

const folder = keptFolder('checklist-returns')
const [data, home, mail] = ['data', 'home', '报回'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
]
const modified = new Date('2019-01-08T02:00:00Z')
const NOT_NUMBERS: Readonly<Record<string, string>> = {
  C1: '0',
  C2: '未开展',
  C3: '—',
  C4: '无',
  S4: '/',
  S5: '',
}

/** The first half of the checklist in the window of the packed program: forms out, returns in. */
describe.skipIf(CHROMIUM === '')('核对表：下发和收表，在窗口里', () => {
  let running: OfficeWindow
  let page: Page
  beforeAll(async () => {
    for (const name of [join(home, 'desktop'), mail]) mkdirSync(name, { recursive: true })
    await layMail()
    running = await openOfficeWindow(data, home)
    page = running.page
  }, 120_000)
  afterAll(() => running.stop())

  const goTo = (path: string): Promise<void> => running.goTo(path)
  const takeIn = async (what: '选择文件夹' | '选择文件', paths: readonly string[]): Promise<string> => {
    await goTo('/2018/receive')
    running.answerDialog(paths)
    await page.getByRole('button', { name: what, exact: true }).click()
    return page.getByText(/^检查了 \d+ 个文件/).innerText()
  }
  const confirm = async (name: RegExp, said: string): Promise<void> => {
    await page.getByRole('button', { name }).click()
    await page.getByText(said, { exact: true }).waitFor()
  }
  const scores = async (): Promise<readonly string[]> => {
    const fields = await page.locator('.score-field').all()
    return Promise.all(fields.map((field) => field.inputValue()))
  }
  const sentenceOf = (name: string): Promise<string> =>
    page.locator('.staging-table tr', { hasText: name }).first().innerText()

  test('1、21 首次打开，点三次下发 37 份；再下发一次，先前的文件不动，新的加序号，文件夹一点就开', async () => {
    const target = join(folder, '下发')
    mkdirSync(target)
    await page.getByRole('heading', { name: '开始' }).waitFor()
    await page.getByRole('button', { name: '新建 2018 年度' }).click()
    await page.getByText('现在该做什么').waitFor()
    await page.locator('.todo-first', { hasText: '下发自评表' }).click()
    running.answerDialog([target])
    await page.getByRole('button', { name: '一键导出 37 份' }).click()
    await page.getByText(`已导出 37 份，存放在：${target}`).waitFor()
    const first = readdirSync(target)
    running.answerDialog([target])
    await page.getByRole('button', { name: '一键导出 37 份' }).click()
    await page.getByText('其中 37 份与已有文件同名，原文件保留，新文件名后加了序号。').waitFor()
    const all = readdirSync(target)
    expect([first.length, all.length, first.every((name) => all.includes(name))]).toEqual([37, 74, true])
    await page.getByRole('button', { name: '打开文件夹' }).click()
    await expect.poll(() => running.told).toContainEqual({ kind: 'opened', path: target })
  })

  test('2、3、4、5 一个文件夹一次收下：改了名的认得出，别的年度写明两个年度，坏的写明原因，其余照收', async () => {
    expect(await takeIn('选择文件夹', [mail])).toBe(
      '检查了 7 个文件，尚未导入；5 份可以导入；2 份不能导入，原因见下表。',
    )
    await expect.poll(() => sentenceOf('新建表格.xlsx')).toContain('市社科联')
    await expect
      .poll(() => sentenceOf('去年的.xlsx'))
      .toMatch(/这是 2017 年度的自评表.*现在收的是 2018 年度的/)
    await expect.poll(() => sentenceOf('没传完.xlsx')).toContain('文件不完整')
    await confirm(/^确认导入 5 份/, '已导入 5 份；2 份未导入，原因见下表，其余不受影响。')
  })

  test('2、10 压缩包一样收；同一份再收一次什么也不改，并且这样说', async () => {
    const zip = join(folder, '两家.zip')
    expect(await takeIn('选择文件', [zip])).toBe(
      '检查了 2 个文件，尚未导入；1 份可以导入；1 个重复、跳过或选择不导入。',
    )
    await confirm(/^确认导入 1 份/, '已导入 1 份；1 份与已导入的完全相同，没有改动。')
  })

  test('6、7 0、—、/、无、空白、未开展各是各的：位置、原文、读成和规则都写明', async () => {
    await goTo('/2018/check?unit=C01')
    await page.locator('.reading-lines').waitFor()
    await page.getByRole('tab', { name: /^全部/ }).click()
    const rows = page.locator('.reading-lines tbody tr', { hasText: '实际完成值' })
    const told = await Promise.all((await rows.all()).map((row) => row.locator('td').allInnerTexts()))
    expect(told.map(([original, read, words]) => [original, read, words?.split('\n')[0]])).toEqual([
      ['0', '0', '▲ 疑点缺少原因'],
      ['未开展', '没有读入', '■ 不能读入不是“是”或“否”'],
      ['—', '没有读入', '■ 不能读入不能报无数据'],
      ['无', '没有读入', '■ 不能读入不是“是”或“否”'],
      ['是', '是', '○ 照原样'],
      ['/', '没有读入', '■ 不能读入不能报无数据'],
      ['（空白）', '（空白）', '○ 未填'],
    ])
    await expect.poll(() => rows.first().locator('th').innerText()).toMatch(/^自评表!H5/)
    await expect.poll(() => rows.nth(2).innerText()).toContain('德城区 自评表!H7 写的是“—”，表示没有数据')
  })

  test('11、16、17 审完一家只用键盘；更正的表不盖掉核定分，改了的项目重新待审，上次核定写在旁边', async () => {
    await goTo('/2018/review?unit=D12')
    const field = page.locator('.score-field:focus')
    await field.waitFor()
    const pending = page.locator('.review-items p[role=status]')
    const count = Number(/\d+/.exec(await pending.innerText())?.[0])
    await typeText(page, '3')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByRole('alert').innerText()).toMatch(/得分应在 8 到 10 之间，不能是 3/)
    await page.keyboard.press('Escape')
    for (let left = count; left > 0; left -= 1) {
      await page.keyboard.press('Enter')
      if (left > 1) await page.getByText(`还有 ${left - 1} 项待审核。`).waitFor()
    }
    await page.getByText('本单位已审结，按 Alt+↓ 到下一家。').waitFor()
    const before = await scores()
    await takeIn('选择文件', [join(folder, '更正.xlsx')])
    await expect.poll(() => sentenceOf('更正.xlsx')).toContain('第 2 次')
    await confirm(/^确认导入 1 份/, '已导入 1 份。')
    await goTo('/2018/check?unit=D12')
    await page.getByRole('tab', { name: '与上次不同 1' }).waitFor()
    await goTo('/2018/review?unit=D12')
    await page.getByText('还有 1 项待审核。').waitFor()
    const after = await scores()
    expect([
      after.filter((value, at) => value === before[at]).length,
      after.filter((value) => value === '').length,
    ]).toEqual([count - 1, 1])
    await page.getByText('上次核定').first().waitFor()
  })

  test('12 按 Ctrl+Z 回到导入更正表之前，核定分又是原来的；操作记录里两条都在', async () => {
    await page.locator('main').focus()
    await page.keyboard.press('Control+z')
    await page.getByText('本单位已审结，按 Alt+↓ 到下一家。').waitFor()
    await goTo('/log')
    await page.locator('tbody tr', { hasText: '撤销导入' }).waitFor()
    const rows = (await page.locator('tbody tr').allInnerTexts()).filter((row) => row.includes('更正.xlsx'))
    expect(rows.map((row) => row.split('\t').slice(3, 5))).toEqual([
      ['撤销导入', '市总工会'],
      [expect.stringMatching(/^导入\s+○ 已撤销$/), '市总工会'],
    ])
  })
})

async function layMail(): Promise<void> {
  const file = async (id: string, name: string, year = 2018) => ({
    name,
    bytes: await fillForm(formFor(id, year), WELL),
    modified,
  })
  const cut = await fillForm(formFor('D23'), WELL)
  const odd = await fillForm(formFor('C01'), (row) => {
    const actual = NOT_NUMBERS[row.indicatorId]
    return actual === undefined ? WELL(row) : { ...WELL(row), actual }
  })
  const own = [
    await file('D12', '市总工会.xlsx'),
    await file('D13', '市农科院.xlsx'),
    await file('D14', '市气象局.xlsx'),
    await file('D17', '新建表格.xlsx'),
    { name: '德城区.xlsx', bytes: odd, modified },
    await file('D18', '去年的.xlsx', 2017),
    { name: '没传完.xlsx', bytes: cut.subarray(0, cut.length / 2), modified },
  ]
  saveFiles(mail, own)
  const [again] = own.slice(1, 2)
  const zipped = [await file('D16', '市委组织部.xlsx'), again].flatMap((one) =>
    one === undefined ? [] : [one],
  )
  writeFileSync(
    join(folder, '两家.zip'),
    buildZip(zipped.map(({ name, bytes }) => ({ name, data: Buffer.from(bytes) }))),
  )
  saveFiles(folder, [
    {
      name: '更正.xlsx',
      bytes: await fillForm(formFor('D12'), wellBut(isGraded, { selfScore: 8.5 })),
      modified: new Date('2019-01-09T02:00:00Z'),
    },
  ])
}
