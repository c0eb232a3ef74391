import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { CLEAN_UNITS, fortyFiles, nameOfUnit, saveFiles } from '#tests/support/mixed-returns.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { CHROMIUM } from '../built.ts'
import { violations } from './accessibility.ts'
import { openProgram, type Program } from './program.ts'
import { chooseByTyping, typeText } from '../type-text.ts'

const data = keptFolder('forty-data')
const mail = keptFolder('forty-mail')

const READ = (id: string, cells: number): readonly string[] => [
  `2018年度自评表_${nameOfUnit(id)}.xlsx`,
  '可以导入',
  `读了 ${cells} 格，将作为第 1 次报送导入。`,
]
const UNKNOWN =
  '单位名称（自评表!C2）写的是“市城建科普办（示例）”，不是本年度参加评价的单位。请核对单位名称，或指明单位再导入。'

/** What the screen must say of each of the forty: name, state, sentence. */
const EXPECTED: readonly (readonly string[])[] = [
  ...CLEAN_UNITS.map((id) => [`2018年度自评表_${nameOfUnit(id)}.xlsx`, '可以导入', '']),
  ['2018年度自评表_市地震局.xlsx', '有疑点', '读了 42 格，将作为第 1 次报送导入。'],
  ['2018年度自评表_市委组织部.xlsx', '有疑点', '读了 46 格，其中 1 格不能读入，将作为第 1 次报送导入。'],
  READ('D17', 38),
  ['2018年度自评表_临邑县.xlsx', '有疑点', '读了 76 格，其中 1 格不能读入，将作为第 1 次报送导入。'],
  ['2018年度自评表_齐河县.xlsx', '有疑点', '读了 76 格，将作为第 1 次报送导入。'],
  ['2018年度自评表_平原县.xlsx', '有疑点', '读了 76 格，将作为第 1 次报送导入。'],
  ['2018年度自评表_夏津县.xlsx', '可以导入', '读了 76 格，将作为第 1 次报送导入。逾期 3 个工作日。'],
  ['2018年度自评表_武城县.xlsx', '可以导入', '读了 76 格，将作为第 1 次报送导入。逾期 3 个工作日。'],
  ['市教育局（更正）.xlsx', '可以导入', '读了 125 格，将作为第 2 次报送导入，与第 1 次相比有 1 格不同。'],
  ['市科技局再次发送.xlsx', '重复', '与这里的“2018年度自评表_市科技局.xlsx”完全相同，只导入一份。'],
  [
    '市经信委自评表.xlsx',
    '不能导入',
    '这是 2017 年度的自评表（见表内识别信息），现在收的是 2018 年度的。请核对是否选错了文件，或请报送单位改用 2018 年度的自评表。',
  ],
  [
    '2018年度自评表_市林业局.xlsx',
    '待定单位',
    '不能确定是哪个单位的自评表：表内识别信息写的是“市财政局”；单位名称（自评表!C2）写的是“市财政局”；文件名“2018年度自评表_市林业局.xlsx”提到的是市林业局。请核对后指明单位再导入，或请报送单位改正。',
  ],
  ['新建表格.xlsx', '待定单位', UNKNOWN],
  ['新建表格(2).xlsx', '待定单位', UNKNOWN],
  [
    '市安监局自评表.xlsm',
    '带有宏',
    '文件带有宏，没有导入。请让单位另存为不带宏的 .xlsx 后重新报送；确认可靠的，可选择只读数据（宏不会运行）后再导入。',
  ],
  [
    '市林业局（加密）.xlsx',
    '不能导入',
    '文件设有打开密码，无法读取。请用 Excel 或 WPS 表格打开，解除密码后另存为 .xlsx 重新报送。',
  ],
  [
    '市发展改革委.xlsx',
    '不能导入',
    '文件不完整，可能没有传完或拷贝中断。请向填报单位重新索取，或用 Excel、WPS 表格打开后另存一份再报送。',
  ],
  ['盖章页.png', '不能导入', '这是图片，不是表格。请填写下发的 Excel 表格，保存为 .xlsx 后报送。'],
  [
    '市广播电视台.xlsx',
    '不能导入',
    '文件解压后超过 64 MB，超出允许的范围。请删去与自评无关的内容后重新报送。',
  ],
  [
    '通讯录.xlsx',
    '不能导入',
    '找不到自评表：文件中有工作表“通讯录”，但没有带“编号”“实际完成值”“自评得分”等表头的表。请使用下发的自评表填写后重新报送。',
  ],
]

/** Forty files in one drop, then all decisions on them; each test goes on where the one before it ended. */
describe.skipIf(CHROMIUM === '')('一次拖入四十个文件', () => {
  let program: Program
  beforeAll(async () => {
    evaluateExpecting(0, 'init', '--data', data, '--year', '2018')
    mkdirSync(join(mail, '报回'))
    saveFiles(join(mail, '报回'), await fortyFiles())
    program = await openProgram(data)
    await program.goTo('/2018/receive')
  }, 240_000)
  afterAll(() => program.close())

  test('拖入一个文件夹：全部检查，什么也没有存', async () => {
    const { page } = program
    await drop(page, [join(mail, '报回')])
    await page.getByText(/^检查了 40 个文件/).waitFor({ timeout: 60_000 })
    await expect
      .poll(() => page.getByText(/^检查了 40 个文件/).innerText())
      .toBe(
        '检查了 40 个文件，尚未导入；29 份可以导入；4 份要先定单位或选择是否读取；6 份不能导入，原因见下表；1 个重复、跳过或选择不导入。',
      )
    await expect.poll(() => page.locator('.page-note').innerText()).toBe('已收到 0/37 家')
  })

  test('每一个文件都说明会怎样、为什么、怎么办', async () => {
    const { page } = program
    const shown = await readRows(page)
    const short = new Set(CLEAN_UNITS.map((id) => `2018年度自评表_${nameOfUnit(id)}.xlsx`))
    expect(
      shown.map(([name = '', state, message = '']) => [
        name,
        state,
        short.has(name) ? message.replace(/^读了 \d+ 格，将作为第 1 次报送导入。$/, '') : message,
      ]),
    ).toEqual(EXPECTED.toSorted(byName))
    await expect.poll(() => violations(page)).toEqual([])
  })

  test('不认识的单位名称就地指定，用拼音也能找到；记住以后，同名的另一份也定下来', async () => {
    const { page } = program
    const row = page.locator('tr', { hasText: '新建表格.xlsx' })
    await expect.poll(() => row.getByRole('checkbox').isChecked()).toBe(true)
    await row.getByRole('combobox').click()
    await typeText(page, 'zfcx')
    await page.locator('.ant-select-item-option', { hasText: '市住房城乡建设局' }).waitFor()
    await expect.poll(() => page.locator('.ant-select-item-option').count()).toBe(1)
    await page.keyboard.press('Enter')
    await page.getByText('“市城建科普办（示例）”将记为市住房城乡建设局的别名。').first().waitFor()
    const rows = (await readRows(page)).filter(([name]) => name?.startsWith('新建表格'))
    expect(rows.map(([, state, message]) => [state, message?.replace(/^读了 \d+ 格，/, '')])).toEqual([
      [
        '有疑点',
        '将作为第 2 次报送导入，与第 1 次相比有 1 格不同。“市城建科普办（示例）”将记为市住房城乡建设局的别名。',
      ],
      ['有疑点', '将作为第 1 次报送导入。“市城建科普办（示例）”将记为市住房城乡建设局的别名。'],
    ])
  })

  test('说法不一的选定单位，带宏的只读数据', async () => {
    const { page } = program
    const wrong = page.locator('tr', { hasText: '2018年度自评表_市林业局.xlsx' })
    await wrong.getByRole('combobox').click()
    await expect.poll(() => page.locator('.ant-select-item-option').first().innerText()).toBe('市财政局')
    await page.keyboard.press('Enter')
    await wrong.locator('.status-tag', { hasText: '可以导入' }).waitFor()
    const macros = page.locator('tr', { hasText: '市安监局自评表.xlsm' })
    await macros.getByRole('button', { name: '只读数据（宏不会运行）' }).click()
    await macros.locator('.status-tag', { hasText: '可以导入' }).waitFor()
  })

  test('确认之前能看一份的内容：原表和读成的并排', async () => {
    const { page } = program
    await page
      .locator('tr', { hasText: '市地震局' })
      .getByRole('link', { name: /看内容/ })
      .click()
    await page.locator('.reading-lines').waitFor()
    await page.locator('.sheet-grid').waitFor()
    await page.keyboard.press('n')
    await expect.poll(() => page.locator('td[aria-current="true"]').innerText()).toBe('约４篇')
    await expect.poll(() => page.getByRole('button', { name: /^采用/ }).count()).toBe(0)
    await expect.poll(() => violations(page)).toEqual([])
    await page.getByRole('link', { name: '返回检查结果' }).click()
  })

  test('确认导入：收下 33 份，其余每份留下原因', async () => {
    const { page } = program
    await page.getByRole('button', { name: '确认导入 33 份' }).click()
    await page.getByText(/^已导入 33 份/).waitFor({ timeout: 60_000 })
    await expect
      .poll(() => page.getByText(/^已导入 33 份/).innerText())
      .toBe('已导入 33 份；6 份未导入，原因见下表，其余不受影响；1 份与已导入的完全相同，没有改动。')
    // The head of the page is asked for anew once the import is told.
    await page.locator('.page-note').getByText('已收到 31/37 家', { exact: true }).waitFor()
    await expect.poll(() => violations(page)).toEqual([])
  })

  test('同一个别名再来一份，不再问', async () => {
    const { page } = program
    await drop(page, [join(mail, '报回', '新建表格.xlsx')])
    await page.getByText(/^检查了 1 个文件/).waitFor()
    expect((await readRows(page)).map(([, state, message]) => [state, message])).toEqual([
      ['重复', '与市住房城乡建设局第 1 次报送的文件完全相同，不会重复导入。'],
    ])
    await page.getByRole('button', { name: '放弃' }).click()
    await page.getByRole('button', { name: '放弃 1 个' }).click()
    await page.getByRole('tab', { name: /^检查结果/ }).waitFor({ state: 'detached' })
  })

  test('核对：约数按 Y 采用，不认识的档次按 E 改写，都留下谁、何时、为什么', async () => {
    const { page, goTo } = program
    await goTo('/2018/check')
    await choose(page, '市地震局')
    await page.keyboard.press('n')
    await page.keyboard.press('y')
    await page.getByText('疑点 1，已处理 1').waitFor()
    await page.locator('.reading-lines .status-tag', { hasText: '● 已采用' }).waitFor()
    await choose(page, '市委组织部')
    await page.keyboard.press('n')
    await page.keyboard.press('y')
    await expect
      .poll(() => page.getByRole('alert').innerText())
      .toBe('这一格没有读成可用的内容，不能采用。请改写，或退回单位。')
    await page.keyboard.press('e')
    await typeText(page, '合乎要求')
    await page.getByText(/改写为“合乎要求”，不是规定的自评档次/).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByRole('alert').innerText()).toMatch(/请写明依据/)
    await page.keyboard.press('Control+a')
    await typeText(page, '达成')
    await page.getByText('读成 达成。').waitFor()
    await page.keyboard.press('Tab')
    await typeText(page, '电话向单位核实')
    await page.keyboard.press('Enter')
    await page.getByText('疑点 1，已处理 1').waitFor()
    const line = page.locator('.reading-lines tbody tr')
    await line.locator('.line-decision').waitFor()
    await expect.poll(() => line.locator('td').first().innerText()).toMatch(/^合格\s*办公室改写：达成$/)
    await expect
      .poll(() => line.locator('.line-decision').innerText())
      .toMatch(/^经办人，今天 \d\d:\d\d：电话向单位核实$/)
    await expect.poll(() => violations(page)).toEqual([])
  })

  test('核对：范围不是数，按 R 列入退回，理由已经拟好；撤销以后又是疑点', async () => {
    const { page } = program
    await choose(page, '临邑县')
    await page.keyboard.press('n')
    await page.keyboard.press('r')
    const field = page.getByRole('textbox', { name: /退回的理由$/ })
    await expect
      .poll(() => field.inputValue())
      .toMatch(/^自评表!H\d+ 写的是“3—5”，请按计量单位只填一个数字。$/)
    await page.keyboard.press('Enter')
    await page.getByText('疑点 1，已处理 1').waitFor()
    await page.locator('.reading-lines .status-tag', { hasText: '▲ 待退回' }).waitFor()
    await page.getByRole('button', { name: /^撤销.*实际完成值/ }).press('Enter')
    await page.getByText('疑点 1，已处理 0').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('n')
    await page.keyboard.press('r')
    await page.keyboard.press('Enter')
    await page.getByText('疑点 1，已处理 1').waitFor()
  })

  test('同一类疑点一次全部采用，不用先选中哪一处：先问，说明处数', async () => {
    const { page } = program
    await choose(page, '市住房城乡建设局')
    await page.locator('.adopt-kind', { hasText: '识别信息缺失 1 处' }).waitFor()
    expect(await page.locator('.reading-lines tr[aria-current]').count()).toBe(0)
    await page.getByRole('button', { name: '所有单位' }).click()
    await page.getByRole('dialog').getByText('采用 1 家单位的“识别信息缺失”共 1 处').last().waitFor()
    await page.getByRole('button', { name: '采用 1 处', exact: true }).click()
    await page.getByText('疑点 1，已处理 1').waitFor()
    await page.locator('.line-decision').waitFor()
    await expect.poll(() => page.locator('.line-decision').innerText()).toMatch(/：同类全部采用$/)
  })

  test('下一家有疑点的单位逐家处理，直到没有', async () => {
    const { page } = program
    const next = page.getByRole('button', { name: '下一家有疑点的单位' })
    for (const name of ['齐河县', '平原县']) {
      await next.press('Enter')
      await page.locator('.ant-select-content', { hasText: name }).waitFor()
      await page.locator('.reading-lines').waitFor()
      await page.keyboard.press('n')
      await page.keyboard.press('y')
      await page.getByText('疑点 1，已处理 1').waitFor()
    }
    await expect.poll(() => next.isDisabled()).toBe(true)
  })

  test('后一次报送与前一次逐格相比；改以第一次为准要写理由', async () => {
    const { page } = program
    await choose(page, '市教育局')
    await page.getByRole('tab', { name: '与上次不同 1' }).click()
    const line = page.locator('.reading-lines tbody tr')
    await expect
      .poll(async () => (await line.locator('td').allInnerTexts()).slice(0, 2))
      .toEqual(['9', '8.5'])
    await page.getByRole('combobox', { name: '第几次报送' }).click()
    await page.locator('.ant-select-item-option', { hasText: '第 1 次' }).click()
    await page.getByRole('button', { name: '以这次为准' }).click()
    const confirm = page.getByRole('button', { name: '以第 1 次为准' })
    await expect.poll(() => confirm.isDisabled()).toBe(true)
    await expect.poll(() => violations(page)).toEqual([])
    await page.getByLabel('理由').fill('第二次未盖章')
    await confirm.click()
    await page.getByText('已改为以第 1 次报送为准').waitFor()
    await page.locator('.ant-select-content', { hasText: '第 1 次，2019年1月8日（有效）' }).waitFor()
  })

  test('全程窗口没有一条错误', () => {
    expect(program.complaints).toEqual([])
  })
})

/** Real files from outside, as the file manager hands them over. */
async function drop(page: Page, files: readonly string[]): Promise<void> {
  const box = await page.locator('.drop-zone').boundingBox()
  if (box === null) throw new Error('no drop zone')
  const session = await page.context().newCDPSession(page)
  const dragged = { items: [], files: [...files], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: box.x + 40, y: box.y + 12, data: dragged })
  }
}

/** Name, state and sentence of each checked file, by name. */
async function readRows(page: Page): Promise<readonly (readonly string[])[]> {
  const rows: unknown = await page.evaluate(`
    [...document.querySelectorAll('.staging-table tbody tr.ant-table-row')].map((row) => {
      const cells = [...row.cells]
      const message = [...cells[5].childNodes].filter((node) => node.nodeType === 3)
      return [cells[0].innerText, cells[1].innerText.slice(2), message.map((node) => node.data).join('')]
    })`)
  if (!Array.isArray(rows)) throw new Error('no rows')
  return (rows as string[][]).toSorted(byName)
}

function byName([a = '']: readonly string[], [b = '']: readonly string[]): number {
  return a < b ? -1 : a > b ? 1 : 0
}

async function choose(page: Page, unit: string): Promise<void> {
  await page.getByRole('combobox', { name: '单位', exact: true }).click()
  await chooseByTyping(page, unit)
  await page.keyboard.press('Escape')
  await page.locator('.ant-select-content', { hasText: unit }).waitFor()
  await page.locator('.reading-lines').waitFor()
  // The letters that follow are keys of the page, not a search.
  await page.locator('.reading-lines').focus()
}
