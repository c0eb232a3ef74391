import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { CHROMIUM } from '../built.ts'
import { sidewaysScroll, violations } from './accessibility.ts'
import { pasteText } from './clipboard.ts'
import { openProgram, type Program } from './program.ts'
import { chooseByTyping, typeText } from '../type-text.ts'

const data = keptFolder('screens-paper')

/** A unit's return on paper, typed and pasted; each test goes on where the one before it ended. */
describe.skipIf(CHROMIUM === '')('录入纸质表', () => {
  let program: Program
  beforeAll(async () => {
    evaluateExpecting(0, 'init', '--data', data, '--year', '2018')
    program = await openProgram(data)
  }, 240_000)
  afterAll(() => program.close())

  const cell = (name: string) => program.page.getByLabel(name, { exact: true })
  const typed = (name: string): Promise<string> => cell(name).inputValue()
  const focused = (): Promise<unknown> =>
    program.page.evaluate(`document.activeElement.getAttribute('aria-label')`)

  test('从收表进来，选单位后只用键盘录入', async () => {
    const { page, goTo } = program
    await goTo('/2018/receive')
    await page.getByRole('link', { name: '录入纸质表' }).first().click()
    await page.locator('h1', { hasText: '录入纸质表' }).waitFor()
    await page.getByRole('combobox', { name: '单位' }).click()
    await chooseByTyping(page, '地震')
    await cell('实际完成值 S4').click()
    await typeText(page, '约3篇')
    for (const key of ['Enter', 'Shift+Enter', 'ArrowRight']) await page.keyboard.press(key)
    await expect.poll(focused).toBe('完成情况说明 S4')
    await typeText(page, '第一句')
    await page.keyboard.press('Alt+Enter')
    await typeText(page, '第二句')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect.poll(focused).toBe('自评得分 S4')
    await typeText(page, '3')
    await page.keyboard.press('Escape')
    await expect.poll(() => typed('自评得分 S4')).toBe('')
    await typeText(page, '3')
    await expect
      .poll(async () => [
        await typed('实际完成值 S4'),
        await typed('完成情况说明 S4'),
        await typed('自评得分 S4'),
      ])
      .toEqual(['约3篇', '第一句\n第二句', '3'])
  })

  test('读法随打随说：有备注的、不能读入的各有一句话，按“下一处疑点”逐个到', async () => {
    const { page } = program
    await cell('实际完成值 S4').click()
    await page.getByText('市地震局 自评表!H14 写的是“约3篇”').waitFor()
    await cell('自评得分 S4').fill('9')
    await page.getByText('1 格不能读入').waitFor()
    await expect.poll(() => cell('自评得分 S4').getAttribute('aria-invalid')).toBe('true')
    await page.getByRole('button', { name: '下一处疑点' }).click()
    const first = await focused()
    await page.getByRole('button', { name: '下一处疑点' }).click()
    await expect.poll(async () => [first, await focused()]).toEqual(['实际完成值 S4', '自评得分 S4'])
    await cell('自评得分 S4').fill('3')
    await page.getByText('0 格不能读入').waitFor()
  })

  test('档次按 Alt+↓ 选，选一段后 Ctrl+D 填满，Ctrl+Z 一次撤回', async () => {
    const { page } = program
    await cell('自评档次 5.3').click()
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(() => typed('自评档次 5.3')).toBe('达成')
    for (const key of ['Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d']) await page.keyboard.press(key)
    const three = async (): Promise<readonly string[]> =>
      Promise.all(['5.3', '6.2', '7.4'].map((indicator) => typed(`自评档次 ${indicator}`)))
    await expect.poll(three).toEqual(['达成', '达成', '达成'])
    await page.keyboard.press('Control+z')
    await expect.poll(three).toEqual(['达成', '', ''])
    await page.keyboard.press('Control+y')
    await expect.poll(three).toEqual(['达成', '达成', '达成'])
  })

  test('从 Excel 粘贴一块：连同完成率、分值两列，落在各自的列；超出的说明没有粘贴', async () => {
    const { page } = program
    await cell('完成情况说明 8.1').click()
    await pasteText(page, '"两行\n说明"\t达成\t10\t9\t\t1\r\n做了\t部分达成\t10\t7\t人手不足\t2\r\n')
    expect(
      await Promise.all(
        [
          '完成情况说明 8.1',
          '自评档次 8.1',
          '自评得分 8.1',
          '佐证材料编号 9.3',
          '偏差原因及改进措施 9.3',
        ].map(typed),
      ),
    ).toEqual(['两行\n说明', '达成', '9', '2', '人手不足'])
    await cell('备注 S5').click()
    await pasteText(page, '一\t二\r\n三\t四\r\n')
    await page.getByText('粘贴了 1 格，按 Ctrl+Z 撤回。另有 3 格超出表格，没有粘贴').waitFor()
    await page.keyboard.press('Control+z')
    await expect.poll(() => typed('备注 S5')).toBe('')
  })

  test('拼音输入法打出的字照录', async () => {
    const { page } = program
    await cell('备注 S4').click()
    const client = await page.context().newCDPSession(page)
    await client.send('Input.imeSetComposition', { text: 'wo', selectionStart: 2, selectionEnd: 2 })
    await client.send('Input.insertText', { text: '我' })
    await expect.poll(async () => [await typed('备注 S4'), await focused()]).toEqual(['我', '备注 S4'])
  })

  test('佐证材料目录也能粘贴；编号在目录里的不再说查不到', async () => {
    const { page } = program
    await page.getByRole('tab', { name: /^佐证材料目录/ }).click()
    await cell('目录编号 第 1 行').click()
    await pasteText(page, '1\tS4\t示例信息稿\t2018年\t信息稿\t1\r\n2\t9.3\t示例记录\t\t活动记录\t\r\n')
    await page.getByRole('tab', { name: '佐证材料目录 2' }).waitFor()
    await page.getByRole('tab', { name: '自评表' }).click()
    await cell('佐证材料编号 9.3').click()
    await expect.poll(() => page.locator('#paper-message').innerText()).toMatch(/^9\.3 .*佐证要求/)
  })

  test('标准和特大字号下都没有无障碍问题，页面不横向滚动', async () => {
    const { page } = program
    for (const step of ['放大字号', '放大字号']) await page.getByRole('button', { name: step }).click()
    await expect.poll(async () => [await violations(page), await sidewaysScroll(page)]).toEqual([[], 0])
    for (const step of ['缩小字号', '缩小字号']) await page.getByRole('button', { name: step }).click()
    await expect.poll(async () => [await violations(page), await sidewaysScroll(page)]).toEqual([[], 0])
  })

  test('没有收到日期不能保存，并且这样说', async () => {
    const { page } = program
    await page.getByRole('button', { name: '保存为第 1 次报送' }).click()
    const alert = page.locator('.paper-failure')
    await expect.poll(() => alert.innerText()).toBe('请填写收到日期：逾期工作日按这一天计算。')
  })

  test('关掉窗口再打开，草稿还在', async () => {
    const { page } = program
    await cell('备注 S5').fill('最后一句')
    await page.getByText('已保存').waitFor()
    await page.waitForTimeout(1000)
    await page.reload()
    await cell('备注 S5').waitFor()
    await expect
      .poll(async () => [await typed('备注 S5'), await typed('完成情况说明 8.1')])
      .toEqual(['最后一句', '两行\n说明'])
  })

  test('保存后是第 1 次报送，标明纸质录入，逾期按收到日期算，可以去核对', async () => {
    const { page, goTo } = program
    await page.getByLabel('收到日期').fill('2019-01-15')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '保存为第 1 次报送' }).click()
    await page.getByText(/^已保存为市地震局第 1 次报送/).waitFor()
    await page.getByRole('link', { name: '去核对' }).click()
    await page.getByText('第 1 次，2019年1月15日，纸质录入（有效）').waitFor()
    await goTo('/2018/receive?show=units')
    const row = page.locator('tr', { hasText: '市地震局' })
    await expect.poll(() => row.innerText()).toMatch(/逾期报送\s+2019年1月15日\s+3\s+纸质录入 1/)
  })

  test('再录一次可以从上次的开始，改动处逐格可见', async () => {
    const { page, goTo } = program
    await goTo('/2018/paper?unit=D15')
    await expect.poll(() => typed('备注 S5')).toBe('')
    await page.getByRole('button', { name: '从以前报送的开始' }).click()
    await page.getByRole('menuitem', { name: /^第 1 次/ }).click()
    await expect.poll(() => typed('备注 S5')).toBe('最后一句')
    await cell('备注 S5').fill('改过的一句')
    await page.getByLabel('收到日期').fill('2019-01-16')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '保存为第 2 次报送' }).click()
    await page.getByText(/^已保存为市地震局第 2 次报送/).waitFor()
    await goTo('/2018/check?unit=D15')
    await page.getByRole('combobox', { name: '第几次报送' }).click()
    await typeText(page, '2')
    await page
      .getByTitle(/^第 2 次/)
      .first()
      .click()
    await page.getByRole('tab', { name: '与上次不同 1' }).waitFor()
  })

  test('全程窗口没有一条错误', () => {
    expect(program.complaints).toEqual([])
  })
})
