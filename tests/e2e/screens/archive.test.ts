import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder, scratchFolder } from '#tests/support/scratch.ts'
import { sidewaysScroll, violations } from './accessibility.ts'
import { CHROMIUM } from '../built.ts'
import { openProgram, type Program } from './program.ts'

const data = keptFolder('screens-archive')
const YEAR_PAGES = [
  '',
  '/targets',
  '/forms',
  '/receive',
  '/check',
  '/review',
  '/scores',
  '/grades',
  '/archive',
]

/** Two made-up years, all reviewed; 2018 goes to the archive. Everything by keyboard. */
describe.skipIf(CHROMIUM === '')('归档与对比', () => {
  let program: Program
  beforeAll(async () => {
    evaluateExpecting(0, 'demo', '--data', data)
    evaluateExpecting(0, 'score', '--data', data, '--year', '2018', '--accept-suggested')
    program = await openProgram(data)
  }, 240_000)
  afterAll(() => program.close())

  const press = async (name: RegExp | string): Promise<void> => {
    const button = program.page.getByRole('button', { name, exact: true })
    await button.focus()
    await program.page.keyboard.press('Enter')
  }
  const settle = (): Promise<void> => program.page.waitForTimeout(400)

  test('只有一个年度时说暂无对比和怎么办；没有定稿时说还差什么', async () => {
    const { page, goTo } = program
    await goTo('/2018/archive?tab=compare')
    await expect
      .poll(() => page.locator('.state').innerText())
      .toContain('只有一个年度收到自评表，暂无对比。')
    await goTo('/2018/archive')
    await page.getByText('归档之前还要办').waitFor()
    await press('归档本年度')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('还不能归档，请先办完：').waitFor()
    await expect.poll(() => dialog.getByRole('button', { name: '归档', exact: true }).isDisabled()).toBe(true)
    await settle()
    await expect.poll(() => violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  test('定稿以后，工作台说可以归档；归档写成一个文件，列出大小和校验码', async () => {
    const { page, goTo } = program
    await goTo('/2018/grades')
    await page.getByText('县（市、区） 13').click()
    await press('决定陵城区的等次')
    await page.getByRole('dialog').getByLabel('理由').fill('会议决定')
    await page.getByRole('dialog').getByRole('radio', { name: '优秀' }).check()
    await page.getByRole('dialog').getByRole('button', { name: '决定', exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await press('定稿')
    await page.getByRole('dialog').getByRole('button', { name: '定稿' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await goTo('/2018')
    await page.getByRole('link', { name: /2018年度等次已定稿，材料印发以后可以归档/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '归档与对比' }).waitFor()
    await press('归档本年度')
    const download = page.waitForEvent('download')
    await page.getByRole('dialog').getByRole('button', { name: '归档', exact: true }).press('Enter')
    const folder = scratchFolder()
    const name = (await download).suggestedFilename()
    await (await download).saveAs(`${folder}/${name}`)
    expect(name).toMatch(/^科学素质评价2018_归档_\d{8}\.zip$/)
    await page.getByText('已重读核对').waitFor()
    const row = await page.getByRole('row').filter({ hasText: name }).innerText()
    const { out } = evaluateExpecting(0, 'verify', `${folder}/${readdirSync(folder)[0] ?? ''}`)
    const code = /归档校验码\s+(\S+)/.exec(out)?.[1] ?? '没有校验码'
    expect(row).toContain(code)
    await expect.poll(async () => [await violations(page), await sidewaysScroll(page)]).toEqual([[], 0])
  })

  test('归档以后每一页都说只能查看；没有无障碍问题', async () => {
    const { page, goTo } = program
    const found: unknown[] = []
    for (const path of YEAR_PAGES) {
      await goTo(`/2018${path}`)
      await page.getByRole('note').getByText('2018年度已归档，只能查看').waitFor()
      found.push(...(await violations(page)), await sidewaysScroll(page))
    }
    expect(found).toEqual(YEAR_PAGES.map(() => 0))
  })

  test('解锁要写理由，回到定等，提示消失', async () => {
    const { page, goTo } = program
    await goTo('/2018/archive')
    await press('解锁')
    const dialog = page.getByRole('dialog')
    await expect.poll(() => dialog.getByRole('button', { name: '解锁', exact: true }).isDisabled()).toBe(true)
    await dialog.getByLabel('解锁的理由').fill('上级要求更正一项数据')
    await settle()
    await expect.poll(() => violations(page)).toEqual([])
    await dialog.getByRole('button', { name: '解锁', exact: true }).press('Enter')
    await page.getByRole('note').waitFor({ state: 'detached' })
    await page.getByText('不含解锁后的改动').waitFor()
    await expect.poll(() => page.locator('.page-note').innerText()).toContain('定等')
  })

  test('打开归档：先看到的是归档的那一年，不是里面最新的一年；看完回到本机数据', async () => {
    const { page, goTo } = program
    await goTo('/start')
    await page.getByRole('button', { name: '新建 2019 年度' }).click()
    await page.locator('h1', { hasText: '工作台' }).waitFor()
    await goTo('/2018/archive')
    const download = page.waitForEvent('download', { timeout: 120_000 })
    await press('归档本年度')
    await page.getByRole('dialog').getByRole('button', { name: '归档', exact: true }).press('Enter')
    const path = join(scratchFolder(), '归档.zip')
    await (await download).saveAs(path)
    await page.getByRole('button', { name: '再存一份归档文件' }).waitFor()
    await page.locator('input[aria-label="选择归档文件"]').setInputFiles(path)
    await page.getByText(/^正在查看2018年度的归档文件/).waitFor({ timeout: 60_000 })
    await expect.poll(() => page.locator('.page-note').innerText()).toMatch(/^2018年度，进度：归档/)
    await page.getByRole('button', { name: '回到本机数据' }).click()
    await page.getByText(/^正在查看2018年度的归档文件/).waitFor({ state: 'detached' })
  }, 240_000)
})

describe.skipIf(CHROMIUM === '')('历年对比', () => {
  const years = keptFolder('screens-compare')
  let program: Program
  beforeAll(async () => {
    for (const [year, seed] of [
      ['2019', '11'],
      ['2020', '12'],
    ] as const) {
      evaluateExpecting(0, 'demo', '--data', years, '--year', year, '--seed', seed)
      evaluateExpecting(0, 'score', '--data', years, '--year', year, '--accept-suggested')
    }
    program = await openProgram(years)
  }, 300_000)
  afterAll(() => program.close())

  test('单位、任务、规划目标逐年对比，图下有数据表；标准和特大字号都没有无障碍问题', async () => {
    const { page, goTo, complaints } = program
    await goTo('/2020/archive?tab=compare')
    await page.locator('.chart svg').waitFor()
    await expect
      .poll(() => page.locator('.chart [role=img]').getAttribute('aria-label'))
      .toMatch(/^折线图：所选单位历年得分。.+：2019年 [\d.]+分，2020年 [\d.]+分/)
    const found: unknown[] = [...(await violations(page)), await sidewaysScroll(page)]
    await page.getByText('看数据表').click()
    found.push(...(await violations(page)))
    for (const view of ['任务', '规划目标']) {
      await page.getByText(view, { exact: true }).first().click()
      await page.locator('.chart svg').waitFor()
      found.push(...(await violations(page)), await sidewaysScroll(page))
    }
    const goal = page.getByRole('row').filter({ hasText: '公民具备基本科学素质的比例达到10.5%' })
    await expect.poll(() => goal.innerText()).toContain('10.5 %')
    await expect.poll(() => page.getByRole('columnheader', { name: '终值（2020年）' }).count()).toBe(1)
    for (const step of ['放大字号', '放大字号'] as const) {
      await page.getByRole('button', { name: step }).click()
    }
    found.push(...(await violations(page)), await sidewaysScroll(page))
    expect([found, complaints]).toEqual([[0, 0, 0, 0], []])
  })
})
