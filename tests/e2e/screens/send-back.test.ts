import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { buildZip } from '#tests/workbooks/build-zip.ts'
import { partsOf } from '#tests/workbooks/parts.ts'
import { CHROMIUM } from '../built.ts'
import { expectUsable, violations } from './accessibility.ts'
import { openProgram, type Program } from './program.ts'
import { takeIn } from './take-in.ts'
import { chooseByTyping, typeText } from '../type-text.ts'

const data = keptFolder('screens-send-back')
const out = keptFolder('screens-send-back-out')
const COPY = join(out, '退回', '2018年度自评表_市地震局_退回.xlsx')

/** 退回 from the desk to the corrected form; each test goes on where the one before it ended. */
describe.skipIf(CHROMIUM === '')('退回一份自评表，直到补正', () => {
  let program: Program
  beforeAll(async () => {
    evaluateExpecting(0, 'demo', '--data', data)
    program = await openProgram(data)
  }, 240_000)
  afterAll(() => program.close())

  test('导入核对时按 R，写明要单位改什么，列入退回', async () => {
    const { page, goTo } = program
    await goTo('/2018/check?unit=D15')
    await page.locator('.reading-lines').waitFor()
    await page.keyboard.press('n')
    await page.keyboard.press('r')
    const reason = page.locator('.line-form textarea')
    await reason.waitFor()
    await reason.fill('请加盖公章后重报。')
    await page.getByRole('button', { name: '列入退回' }).click()
    await page.getByText('请加盖公章后重报。').first().waitFor()
    await page.getByRole('link', { name: '退回这家' }).click()
    await page.locator('.composer-items').waitFor()
    const row = page.locator('.composer-items tr', { hasText: '核对时标为退回' })
    await expect.poll(() => row.locator('textarea').inputValue()).toBe('请加盖公章后重报。')
    // For what follows it is taken back.
    await goTo('/2018/check?unit=D15')
    await page.getByRole('button', { name: /^撤销/ }).first().click()
    await page.getByText('请加盖公章后重报。').first().waitFor({ state: 'detached' })
  })

  test('工作台的卡片写着请核对，通到核对；退回列出哪几家有内容要退回、是什么', async () => {
    const { page, goTo } = program
    await goTo('/2018')
    await page.getByRole('link', { name: /处疑点，请核对.*去核对/ }).click()
    await page.locator('h1', { hasText: '导入核对' }).waitFor()
    await goTo('/2018/send-back')
    const row = page.locator('tr', { hasText: '市地震局' })
    await row.waitFor()
    await expect.poll(() => row.innerText()).toContain('不能识别 2 处，没有填报 1 项')
    await expectUsable(program.page)
  })

  test('提出的内容逐处有位置、原文和原因；改原因、不退的取消勾选、另加一处', async () => {
    const { page } = program
    await page.getByRole('link', { name: '退回：市地震局' }).click()
    await page.locator('.composer-items').waitFor()
    await expect.poll(() => page.getByRole('button', { name: '退回 3 处' }).isEnabled()).toBe(true)
    await expect.poll(() => page.locator('.composer-items tbody tr').count()).toBe(3)
    const reason = page.locator('.composer-items textarea').first()
    await reason.fill('')
    await page.getByText('已选 3 处，1 处还没有写原因').waitFor()
    await expect.poll(() => page.getByRole('button', { name: '退回 3 处' }).isDisabled()).toBe(true)
    await reason.fill('请按下拉列表选填。')
    await page.locator('.composer-items input[type=checkbox]').nth(2).uncheck()
    await page.getByRole('button', { name: '退回 2 处' }).waitFor()
    await page.locator('.composer-items input[type=checkbox]').nth(2).check()
    await page.getByRole('combobox', { name: '指标' }).click()
    await chooseByTyping(page, '整份表')
    await page.getByRole('button', { name: '添加', exact: true }).click()
    await page.getByLabel('退回原因 整份表').fill('没有加盖公章，请盖章后扫描一并报送。')
    await page.getByText('已选 4 处').waitFor()
    await page.getByRole('button', { name: '填写办公室联系方式' }).click()
    await typeText(page, '科普部（示例），0534-0000000')
    await page.keyboard.press('Enter')
    await page.getByText('科普部（示例），0534-0000000').waitFor()
    // What was written in the table is still there.
    await expect.poll(() => reason.inputValue()).toBe('请按下拉列表选填。')
    await expectUsable(program.page)
  })

  test('退回后导出标好的自评表和通知', async () => {
    const { page } = program
    await page.getByRole('button', { name: '退回 4 处' }).click()
    await page.getByText(/^已退回 4 处，请市地震局在/).waitFor()
    await expectUsable(program.page)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出退回材料' }).click()
    await (await download).saveAs(join(out, 'materials.zip'))
    await page.getByText('已导出 2 份').waitFor()
    execFileSync('python3', ['-m', 'zipfile', '-e', join(out, 'materials.zip'), out])
    const notes = partsOf(readFileSync(COPY)).get('xl/comments1.xml') ?? ''
    expect(notes).toContain('请按下拉列表选填。')
    expect(notes).toContain('没有加盖公章')
  })

  test('收表、工作台、催报都写明这家退回待补正', async () => {
    const { page, goTo } = program
    await goTo('/2018/receive?show=units')
    const row = page.locator('tr', { hasText: '市地震局' })
    await row.getByText('退回待补正').waitFor()
    await expect.poll(() => row.innerText()).toMatch(/退回待补正[\s\S]*前报回/)
    await goTo('/2018')
    await page.locator('.receipt li', { hasText: '退回待补正' }).getByText('2 家').waitFor()
    await goTo('/2018/remind')
    await page.locator('tr', { hasText: '市地震局' }).getByText('退回待补正').waitFor()
    await goTo('/2018/send-back')
    await page.getByRole('tab', { name: '等待补正 2' }).click()
    await page
      .getByRole('tabpanel')
      .locator('tr', { hasText: '市地震局' })
      .locator('.ant-table-row-expand-icon')
      .click()
    await page.getByText('没有加盖公章，请盖章后扫描一并报送。').waitFor()
    await expectUsable(program.page)
  })

  test('审核时按 R，带着这一项到退回；Esc 之外的改动都不丢', async () => {
    const { page, goTo } = program
    await goTo('/2018/review')
    await page.locator('.score-field:focus').waitFor()
    await page.keyboard.press('r')
    await page.locator('.composer-items').waitFor()
    await expect.poll(() => page.locator('.composer-items tbody tr').innerText()).toContain('1.1')
    await expect
      .poll(() => page.evaluate('document.activeElement.getAttribute("aria-label")'))
      .toBe('退回原因 1.1 整行')
    await page.goBack()
    await page.locator('.review-items').waitFor()
  })

  test('没有报送的单位不能退回，指到催报', async () => {
    const { page, goTo } = program
    await goTo('/2018/send-back?unit=D24')
    await page.getByText('市广播电视台还没有报送自评表，没有可退回的。').waitFor()
    await expectUsable(program.page)
    await page.getByRole('link', { name: '去催报' }).click()
    await page.locator('h1', { hasText: '催报' }).waitFor()
    expect(page.url()).toContain('/remind')
  })

  test('单位在退回的表上改好报回：导入后自动算作补正，写明改了没有', async () => {
    const { page, goTo } = program
    const parts = partsOf(readFileSync(COPY))
    const corrected = join(out, '市地震局改正.xlsx')
    const changed = [...parts].map(([name, xml]) => ({
      name,
      data: name === 'xl/worksheets/sheet2.xml' ? xml.replace(/<v>9\.\d+<\/v>/, '<v>9.1</v>') : xml,
    }))
    writeFileSync(corrected, buildZip(changed))
    await goTo('/2018/receive')
    await takeIn(page, corrected)
    await goTo('/2018/send-back')
    await page.getByRole('tab', { name: '已重新报送 2' }).click()
    const row = page.getByRole('tabpanel').locator('tr', { hasText: '市地震局' })
    await expect.poll(() => row.innerText()).toMatch(/第 2 次报送，.*收到，4 处，其中 3 处没有改动/)
  })

  test('再退回一次，然后撤回：先问原因', async () => {
    const { page, goTo } = program
    await goTo('/2018/send-back')
    await page.getByRole('tab', { name: /^有内容要退回/ }).click()
    await page.getByRole('link', { name: '退回：市地震局' }).click()
    await page.getByRole('button', { name: /^退回 \d 处$/ }).click()
    await page.getByText(/^已退回/).waitFor()
    await page.getByRole('link', { name: '返回列表' }).click()
    await page.getByRole('tab', { name: '等待补正 2' }).click()
    await page.getByRole('button', { name: '撤回：市地震局' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await expect.poll(() => dialog.getByRole('button', { name: '撤回', exact: true }).isDisabled()).toBe(true)
    await typeText(page, '电话核实无误')
    await page.waitForTimeout(300)
    await expect.poll(() => violations(page)).toEqual([])
    await dialog.getByRole('button', { name: '撤回', exact: true }).click()
    await page.getByRole('tab', { name: '已撤回或代替 1' }).click()
    await page.getByRole('tabpanel').getByText('电话核实无误').waitFor()
  })

  test('全程窗口没有一条错误', () => {
    expect(program.complaints).toEqual([])
  })
})
