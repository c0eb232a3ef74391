import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { CHROMIUM } from '../built.ts'
import { sidewaysScroll, violations } from './accessibility.ts'
import { openProgram, type Program } from './program.ts'

const data = keptFolder('screens-explain')
/** Handed in late, with cells that can't be read, a row left empty and one that does not apply. */
const UNIT = '市地震局'

describe.skipIf(CHROMIUM === '')('计分汇总上的每一个数，两步到原始单元格', () => {
  let program: Program
  beforeAll(async () => {
    evaluateExpecting(0, 'demo', '--data', data)
    program = await openProgram(data)
  }, 240_000)
  afterAll(() => program.close())

  const numbersOf = () =>
    program.page.locator('tr', { hasText: UNIT }).getByRole('button', { name: /查看怎么算出来的/ })
  const openScores = async (): Promise<void> => {
    await program.goTo('/2018')
    await program.goTo('/2018/scores')
    await numbersOf().first().waitFor()
  }
  /** The cell that 导入核对 points at, as "自评表!K5". */
  const cellInSight = async (): Promise<string> => {
    const cell = program.page.locator('td[aria-current="true"]')
    await cell.waitFor()
    return `自评表!${(await cell.getAttribute('data-cell')) ?? ''}`
  }

  test('暂计时：总分、基础分、加分、扣分都能点开，标出所问的一行', async () => {
    const { page } = program
    await openScores()
    const names: string[] = []
    const marked: string[] = []
    for (let index = 0; index < (await numbersOf().count()); index += 1) {
      const number = numbersOf().nth(index)
      names.push((await number.getAttribute('aria-label')) ?? '')
      await number.click()
      await page.locator('[data-asked] dt').waitFor()
      marked.push(await page.locator('[data-asked]').innerText())
      await page.keyboard.press('Escape')
      await page.locator('.working').waitFor({ state: 'detached' })
    }
    expect(names.map((name) => /^市地震局(\D+) /.exec(name)?.[1])).toEqual(['基础分', '加分', '扣分', '总分'])
    expect(marked.map((text) => text.split('\n')[0])).toEqual(['基础分', '加分', '扣分', '总分'])
    // The number that was asked about stands at the end of its working.
    for (const [index, name] of names.entries()) {
      const number = / (\d+\.\d\d)/.exec(name)?.[1] ?? '?'
      expect(marked[index]?.split('\n').some((line) => /[=计] ([\d.]+)$/.exec(line)?.[1] === number)).toBe(
        true,
      )
    }
  })

  test('第一步点开总分，第二步点任何一项的出处，都落在原表的那个单元格上', async () => {
    const { page } = program
    await openScores()
    await numbersOf().last().click()
    const links = page.locator('.working .plain-table button.origin-link')
    await links.first().waitFor()
    const count = await links.count()
    expect(count).toBeGreaterThan(8)
    for (let index = 0; index < count; index += 1) {
      const place = await links.nth(index).innerText()
      await links.nth(index).click()
      await expect.poll(cellInSight).toBe(place)
      await page.goBack()
      await numbersOf().last().click()
      await links.first().waitFor()
    }
  }, 120_000)

  test('各部分合计写明权重：每项权重×得分相加，就是算式里的数', async () => {
    const { page } = program
    await openScores()
    await numbersOf().last().click()
    const block = page.locator('.working section').nth(1)
    await block.locator('tbody tr').first().waitFor()
    const formula = await block.locator('p').innerText()
    const [score, points] = await block.locator('tfoot td').allInnerTexts()
    expect(formula).toContain(`× ${score ?? '?'} ÷ ${points ?? '?'} =`)
    const column = await block.locator('tbody tr td:nth-child(6)').allInnerTexts()
    const sum = column.reduce((total, text) => total + Math.round(Number(text === '—' ? 0 : text) * 1000), 0)
    expect(sum).toBe(Math.round(Number(score) * 1000))
    await page.waitForTimeout(400)
    await expect.poll(async () => [await violations(page), await sidewaysScroll(page)]).toEqual([[], 0])
  })

  test('审结以后：各部分得分、名次和等次也能点开，第二步同样到单元格', async () => {
    const { page, goTo } = program
    await goTo('/2018/review')
    await page.getByRole('button', { name: '批量采用建议分' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('checkbox').first().waitFor()
    for (const box of await dialog.getByRole('checkbox').all()) await box.check()
    await dialog.getByRole('button', { name: /^采用 \d+ 项$/ }).click()
    await page.getByText('下一步：计分汇总').waitFor()
    await openScores()
    await numbersOf().nth(7).waitFor()
    const kinds: (string | undefined)[] = []
    for (let index = 0; index < (await numbersOf().count()); index += 1) {
      const name = (await numbersOf().nth(index).getAttribute('aria-label')) ?? ''
      kinds.push(/^市地震局(\p{Script=Han}+) /u.exec(name)?.[1])
      await numbersOf().nth(index).click()
      const asked = page.locator('[data-asked]')
      await asked.waitFor()
      const within = asked.locator('.plain-table button.origin-link')
      const links =
        (await within.count()) > 0 ? within : page.locator('.working .plain-table button.origin-link')
      const place = await links.first().innerText()
      await links.first().click()
      await expect.poll(async () => [name, await cellInSight()]).toEqual([name, place])
      await page.goBack()
      await numbersOf().first().waitFor()
    }
    expect(kinds).toEqual(['名次', '任务完成', '组织保障', '基础分', '加分', '扣分', '总分', '等次'])
  }, 120_000)

  test('审核页：选中一项就见算法，出处一步到单元格', async () => {
    const { page, goTo } = program
    await goTo('/2018/review?unit=D15&item=S2')
    const origin = page.locator('.review-detail a', { hasText: '自评表!' }).first()
    const place = await origin.innerText()
    await origin.click()
    await expect.poll(cellInSight).toBe(place)
  })

  test('窗口没有一条错误', () => {
    expect(program.complaints).toEqual([])
  })
})
