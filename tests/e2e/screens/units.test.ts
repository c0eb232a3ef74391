import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { CHROMIUM } from '../built.ts'
import { openProgram, type Program } from './program.ts'
import { violations } from './accessibility.ts'
import { chooseByTyping, typeText } from '../type-text.ts'

const data = keptFolder('screens-units')

/** 2018 is the full sample year, 2019 an empty one; each test goes on where the one before it ended. */
describe.skipIf(CHROMIUM === '')('单位库', () => {
  let program: Program
  beforeAll(async () => {
    evaluateExpecting(0, 'demo', '--data', data)
    evaluateExpecting(0, 'init', '--data', data, '--year', '2019')
    program = await openProgram(data)
  }, 240_000)
  afterAll(() => program.close())

  const names = async (): Promise<readonly string[]> =>
    program.page.locator('.ant-table-tbody .link-button').allInnerTexts()
  const find = (typed: string): Promise<void> =>
    program.page.getByLabel('按名称、简称或拼音查找单位').fill(typed)

  /** Leaves what lies over the page, the topmost first. */
  const leave = async (layers: number): Promise<void> => {
    const dialogs = program.page.getByRole('dialog')
    for (let left = layers; left > 0; left -= 1) {
      while ((await dialogs.count()) > left) await program.page.waitForTimeout(50)
      await program.page.keyboard.press('Escape')
    }
    while ((await dialogs.count()) > 0) await program.page.waitForTimeout(50)
  }

  test('列出 37 家；rsj、人社、renli 找到市人力资源和社会保障局，fgw 找到市发展改革委', async () => {
    const { goTo, page } = program
    await goTo('/2018/units')
    await page.getByRole('button', { name: '市科协', exact: true }).waitFor()
    await expect.poll(names).toHaveLength(37)
    for (const [typed, name] of [
      ['rsj', '市人力资源和社会保障局'],
      ['fgw', '市发展改革委'],
      ['人社', '市人力资源和社会保障局'],
      ['气象', '市气象局'],
      ['renli', '市人力资源和社会保障局'],
    ] as const) {
      await find(typed)
      await expect.poll(names).toEqual([name])
    }
    await find('qqq')
    await expect.poll(names).toEqual([])
    await page.getByText('没有符合条件的单位。请换一个名称、简称或拼音，或在上面换一类看。').waitFor()
    await find('')
  })

  test('只用键盘：找到单位、打开、改联系人和简称；别的单位的简称不收，并指明是谁', async () => {
    const { page } = program
    await page.getByLabel('按名称、简称或拼音查找单位').focus()
    await typeText(page, 'hbj')
    await page.getByRole('button', { name: '市环保局', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByLabel('联络员').focus()
    await typeText(page, '示例联络员')
    await page.keyboard.press('Tab')
    await typeText(page, '0534-0000001')
    await page.getByLabel('简称、别名').focus()
    await typeText(page, '市人社局')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '保存资料' }).focus()
    await page.keyboard.press('Enter')
    await expect
      .poll(() => page.getByRole('alert').innerText())
      .toBe(
        '“市人社局”已经用来指“市人力资源和社会保障局”，没有保存。一个名称只能对应一个单位：请换一个名称，或先改“市人力资源和社会保障局”的名称、简称。',
      )
    await page.getByLabel('简称、别名').focus()
    // Right after typing the field takes Backspace for the text that is being typed.
    await page.waitForTimeout(400)
    await page.keyboard.press('Backspace')
    await page.getByRole('button', { name: '保存资料' }).click()
    await page.getByText('已保存', { exact: true }).waitFor()
    await page.getByLabel('分管领导').fill('示例领导')
    await page.keyboard.press('Escape')
    await page.getByText('市环保局的资料有改动，还没有保存').last().waitFor()
    await page.getByRole('button', { name: '不保存，关闭' }).click()
    await page.getByLabel('分管领导').waitFor({ state: 'detached' })
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('市环保局')
    const row = page.locator('.ant-table-row', { hasText: '市环保局' })
    await expect.poll(() => row.innerText()).toMatch(/示例联络员\s+0534-0000001/)
    await page.getByLabel('按名称、简称或拼音查找单位').fill('')
  })

  test('更名：登记前说明对各年度的影响；2018 年度仍是旧名，2019 年度是新名', async () => {
    const { page, goTo } = program
    await goTo('/2018/units?unit=D10')
    await page.getByRole('button', { name: '更名', exact: true }).click()
    await typeText(page, '市生态环境局')
    await page.getByLabel('新名称从哪一年度起用').fill('2019')
    await page.getByText('登记后：').waitFor()
    await expect
      .poll(() => page.locator('.effects li').allInnerTexts())
      .toEqual([
        '2018年度仍用“市环保局”，各页和材料都不变。',
        '2019年度及之后改用“市生态环境局”：自评表、汇总表和公文用新名，组别、指标、目标值和已收的材料不变。',
        '写着“市环保局”或简称的自评表仍能导入；方案原文照原样显示，旁边注明现名。',
      ])
    await expect.poll(() => violations(page)).toEqual([])
    await page.getByRole('button', { name: '登记更名' }).click()
    await page.getByText('2019年度起由“市环保局”更名为“市生态环境局”').first().waitFor()
    await leave(1)
    await goTo('/2019/units')
    await page.getByRole('button', { name: '市生态环境局', exact: true }).waitFor()
    await goTo('/2019/forms')
    await page.getByRole('cell', { name: '市生态环境局', exact: true }).waitFor()
    await goTo('/2018/forms')
    await page.getByRole('cell', { name: '市环保局', exact: true }).waitFor()
    await goTo('/2019/units')
    await page.getByRole('button', { name: '市科协', exact: true }).waitFor()
    await find('hbj')
    await expect.poll(names).toContain('市生态环境局')
    await find('')
  })

  test('收过材料的年度不能停止评价：说明原因，按钮按不下去', async () => {
    const { page, goTo } = program
    await goTo('/2018/units?unit=D22')
    await page.getByRole('button', { name: '停止评价', exact: true }).click()
    await page.getByText(/不能从2018年度起停止评价。请把起始年度改为2019年度或更晚。$/).waitFor()
    await expect.poll(() => page.getByRole('button', { name: '登记停止评价' }).isDisabled()).toBe(true)
    await leave(2)
  })

  test('新增单位并承接旧单位；撤销要先撤销并入', async () => {
    const { page, goTo } = program
    await goTo('/2019/units')
    await page.getByRole('button', { name: '新增单位' }).click()
    await typeText(page, '市自然资源局')
    await page.getByLabel('承接自').click()
    await chooseByTyping(page, 'lyj')
    await page.keyboard.press('Escape')
    await page.getByText(/2019年度不再评价“市林业局”.*改由市自然资源局承担。/).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: '新增单位' }).click()
    await page.getByRole('button', { name: '市自然资源局', exact: true }).waitFor()
    await page.getByText('已停止 1').click()
    await expect.poll(names).toEqual(['市林业局'])
    await page.getByRole('button', { name: '市林业局' }).click()
    await page.getByText('2019年度没有这个单位，不能登记变更。').waitFor()
    await page.getByRole('button', { name: '撤销：2019年度起并入市自然资源局' }).click()
    await page.getByText('“市林业局”恢复为存续单位。').waitFor()
    await expect.poll(() => violations(page)).toEqual([])
    await page.getByRole('button', { name: '撤销变更' }).click()
    await leave(1)
    await page.getByText('已停止 0').waitFor()
    await page.getByText('本年评价 37').click()
  })

  test('常见更名没有一项是先勾好的，写明不是本市文件，勾选后才能登记', async () => {
    const { page, goTo } = program
    await goTo('/2019/units')
    await page.getByRole('button', { name: '常见更名' }).click()
    await page.getByText(/^常见更名，请按本市文件核对/).waitFor()
    const boxes = page.getByRole('dialog').getByRole('checkbox')
    await boxes.first().waitFor()
    await expect
      .poll(async () => [await boxes.count(), await page.getByRole('dialog').locator(':checked').count()])
      .toEqual([7, 0])
    await expect.poll(() => page.getByRole('button', { name: '登记所选 0 家更名' }).isDisabled()).toBe(true)
    await expect.poll(() => page.getByText('已登记：2019年度起').count()).toBe(1)
    await boxes.nth(0).check()
    await page.getByText('登记后：').waitFor()
    await expect.poll(() => violations(page)).toEqual([])
    await page.getByRole('button', { name: '登记所选 1 家更名' }).click()
    await page.getByRole('button', { name: '市卫生健康委', exact: true }).waitFor()
  })

  test('窗口没有一条错误', () => {
    expect(program.complaints).toEqual([])
  })
})
