import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { sidewaysScroll, violations } from './accessibility.ts'
import { CHROMIUM } from '../built.ts'
import { openProgram, type Program } from './program.ts'

const data = keptFolder('screens-grades')

/** The sample year, all reviewed: two districts stand level at the edge of the quota. Everything by keyboard. */
describe.skipIf(CHROMIUM === '')('等次评定', () => {
  let program: Program
  beforeAll(async () => {
    evaluateExpecting(0, 'demo', '--data', data)
    evaluateExpecting(0, 'score', '--data', data, '--year', '2018', '--accept-suggested')
    program = await openProgram(data)
  }, 240_000)
  afterAll(() => program.close())

  const row = (name: string) => program.page.getByRole('row').filter({ hasText: name })
  const press = async (name: RegExp | string): Promise<void> => {
    await program.page.getByRole('button', { name }).first().focus()
    await program.page.keyboard.press('Enter')
  }

  test('工作台说有并列要决定，到等次评定；名额用字和方格写明', async () => {
    const { page, goTo } = program
    await goTo('/2018')
    await page.getByRole('link', { name: /2 家单位的等次待定（陵城区、乐陵市），请决定/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '等次评定' }).waitFor()
    // It opens with the group where there is something to decide.
    await page.getByText('优秀 2/3，2 家待定').waitFor()
    await page.getByText('市直部门 24').click()
    await page.getByText('优秀 6/6，名额已满').waitFor()
    await expect.poll(() => violations(page)).toEqual([])
  })

  test('有并列时定稿说明还差什么，不能定，带到要决定的那一组', async () => {
    const { page } = program
    await press('定稿')
    await page.getByRole('dialog').getByText('还不能定稿，请先办完：').waitFor()
    await expect
      .poll(() => page.getByRole('dialog').getByRole('button', { name: '定稿' }).isDisabled())
      .toBe(true)
    await page.waitForTimeout(400)
    await expect.poll(() => violations(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: '去决定' }).press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByText('优秀 2/3，2 家待定').waitFor()
  })

  test('用键盘决定并列：选等次、写理由、回车；余下一家随之定下；Ctrl+Z 撤回', async () => {
    const { page } = program
    await press('决定陵城区的等次')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('与乐陵市总分相同，名额不够分，请逐家决定。').waitFor()
    await dialog.getByLabel('理由').fill('领导小组会议研究决定')
    await dialog.getByRole('radio', { name: '优秀' }).focus()
    await page.keyboard.press('Space')
    await page.waitForTimeout(400)
    await expect.poll(() => violations(page)).toEqual([])
    await dialog.getByRole('button', { name: '决定', exact: true }).press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('优秀 3/3，名额已满').waitFor()
    await expect
      .poll(() => row('陵城区').innerText())
      .toContain('总分并列，决定为“优秀”：领导小组会议研究决定')
    await expect.poll(() => row('乐陵市').innerText()).toContain('受名额限制')
    await page.keyboard.press('Control+z')
    await page.getByText('优秀 2/3，2 家待定').waitFor()
    await page.keyboard.press('Control+y')
    await page.getByText('优秀 3/3，名额已满').waitFor()
  })

  test('名额已满时改定为优秀，当场说明谁占着名额', async () => {
    const { page } = program
    await press('改定宁津县的等次')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: '优秀' }).check()
    await dialog.getByLabel('理由').fill('会议决定')
    await dialog.getByRole('button', { name: '改定', exact: true }).click()
    await expect.poll(() => dialog.getByRole('alert').innerText()).toContain('已有德城区、禹城市、陵城区')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  test('定稿后等次不能再改，年度进度到定等；写明理由可以退回', async () => {
    const { page } = program
    await press('定稿')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('其中 1 家由办公室决定：').waitFor()
    await dialog.getByRole('button', { name: '定稿' }).press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page
      .getByText(/定稿，/)
      .first()
      .waitFor()
    await expect.poll(() => page.getByRole('button', { name: /^改定/ }).count()).toBe(0)
    const now = page.getByRole('region', { name: '年度进度' }).locator('[aria-current=step]')
    await expect.poll(() => now.innerText()).toContain('定等')
    await expect.poll(async () => [await violations(page), await sidewaysScroll(page)]).toEqual([[], 0])
    await press(/反馈/)
    await page.getByRole('button', { name: '退回到“反馈”' }).press('Enter')
    await page.getByRole('dialog').getByLabel('退回的理由').fill('有单位补充材料')
    await page.waitForTimeout(400)
    await expect.poll(() => violations(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: '退回' }).press('Enter')
    await page.getByRole('button', { name: '改定德城区的等次' }).waitFor()
    await expect.poll(() => now.innerText()).toContain('反馈')
    expect(program.complaints).toEqual([])
  })
})
