import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keptFolder } from '#tests/support/scratch.ts'
import { sidewaysScroll, violations } from './accessibility.ts'
import { CHROMIUM } from '../built.ts'
import { makeClosedYear, usableIn } from './closed-year.ts'
import { PAGES } from './pages.ts'
import { openProgram, type Program } from './program.ts'
import { typeText } from '../type-text.ts'

const data = keptFolder('screens-closed-year')

/** What only reads: finding, filtering, leafing, exporting, printing, and opening a row. */
const READS = [
  /^按(单位|重点任务|进度|编号|名称)|^显示哪些|^(单位|第几次报送|期间|文稿|在表中查找)$|^(清除选择|ant-input-clear-icon.*)$/,
  /^(导出|复制|打印预览|看版面|只看改过的|下一页$|页码$|缩小$|放大$|选择(得分|计分|指标|年度|评价|反馈函|表彰|自评表|催报|退回通知))/,
  /^[✓●○] .+ (已过|现在|未到)$|^(历次版本|更多|下一家有疑点的单位|关闭|关闭所选项)$/,
  /，查看怎么算出来的$|^自评表![A-Z]+\d+$|^(\d+\.\d+|[A-Z]\d+) .+，.+$/,
  / (● 已审结 已审 \d+\/\d+|■ 未报送|○ 未报送|▲ 缺 \d+ 处)$/,
  // An archived year is unlocked and saved once more; nothing else is there to be done with it.
  /^(解锁|再存一份归档文件|打开归档)$/,
] as const
/** Of all years, not of this one: people and telephones, and the calendar. */
const OF_ALL_YEARS =
  /^(填写办公室联系方式|登记联系人：|选择(市广播电视台|德州经济技术开发区|市总工会)$|\d{4}年\d+月 \d+ 日，)|^(简称、别名|类别|分管领导|联络员|电话)/
const ROWS = ['.plan-choose', '.progress-choose', '.units-table .link-button', '.table-frame .link-button']

const MORE = [
  '/plan?task=t1',
  '/units?unit=D01',
  '/progress?unit=D01',
  '/evidence?unit=D15',
  '/check?unit=D15',
  '/document?document=report',
]
const PLACES = [...PAGES, ...MORE, '/review?unit=D15', '/paper?unit=D01']

/** The sample year, archived: main refuses every change, and the screen offers none. */
describe.skipIf(CHROMIUM === '')('已归档的年度', () => {
  let program: Program
  beforeAll(async () => {
    await makeClosedYear(data)
    program = await openProgram(data)
  }, 240_000)
  afterAll(() => program.close())

  const writing = async (): Promise<readonly string[]> => {
    const usable = await usableIn(program.page, ROWS.join(','))
    return usable.filter((name) => !OF_ALL_YEARS.test(name) && !READS.some((read) => read.test(name)))
  }

  test('每一页都没有能写的栏和按钮，提示写明只能查看；没有无障碍问题', async () => {
    const { page, goTo } = program
    const found: unknown[] = []
    for (const path of PLACES) {
      await goTo(`/2018${path}`)
      await page.getByRole('note').getByText('2018年度已归档，只能查看和导出').waitFor()
      found.push([path, await writing(), await violations(page), await sidewaysScroll(page)])
    }
    expect(found).toEqual(PLACES.map((path) => [path, [], [], 0]))
  }, 240_000)

  test('指标的详情、更多里的命令和进度各步，也都不能改', async () => {
    const { page, goTo } = program
    await goTo('/2018/targets')
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem').first().waitFor()
    const commands = await usableIn(page)
    expect(commands.filter((name) => /复制|导入/.test(name))).toEqual([])
    await page.keyboard.press('Escape')
    await goTo('/2018/grades')
    await page.getByRole('button', { name: /定等 已过/ }).click()
    await page.getByText(/进入“定等”/).waitFor()
    await expect.poll(writing).toEqual([])
  })

  test('查的照旧能用：审核逐项看、筛选、导出、核对跳到单元格', async () => {
    const { page, goTo } = program
    await goTo('/2018/review?unit=D15')
    const first = page.getByLabel(/^核定分 /).first()
    await first.focus()
    await page.keyboard.press('ArrowDown')
    const second = page.getByLabel(/^核定分 /).nth(1)
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe(await second.getAttribute('id'))
    const before = await second.inputValue()
    await typeText(page, '0')
    for (const key of ['r', 'q', 'y', 'Enter']) await page.keyboard.press(key)
    await expect
      .poll(async () => [await second.inputValue(), await page.getByRole('dialog').count()])
      .toEqual([before, 0])
    await page.getByRole('heading', { name: '审核', exact: true }).waitFor()
    await goTo('/2018/check?unit=D15')
    await page.keyboard.press('n')
    for (const key of ['y', 'e', 'r']) await page.keyboard.press(key)
    await expect.poll(() => page.locator('main textarea, .rewrite-form').count()).toBe(0)
    await goTo('/2018/units')
    await page.getByLabel('按名称、简称或拼音查找单位').fill('qxj')
    await page.getByRole('button', { name: '市气象局' }).waitFor()
    await goTo('/2018/plan')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出工作要点' }).click()
    expect((await download).suggestedFilename()).toMatch(/\.xlsx$/)
  })

  test('解锁以后，栏和按钮又能用', async () => {
    const { page, goTo } = program
    await goTo('/2018/archive')
    await page.getByRole('button', { name: '解锁', exact: true }).click()
    await page.getByRole('dialog').getByLabel('解锁的理由').fill('上级要求更正一项数据')
    await page.getByRole('dialog').getByRole('button', { name: '解锁', exact: true }).click()
    await page.getByRole('note').waitFor({ state: 'detached' })
    const again: string[] = []
    for (const [path, name] of [
      ['/forms', '一键导出 37 份'],
      ['/receive', '选择文件夹'],
      ['/units', '新增单位'],
      ['/paper', '清空重录'],
    ] as const) {
      await goTo(`/2018${path}`)
      await page.getByRole('button', { name, exact: true }).first().waitFor()
      if ((await usableIn(page)).includes(name)) again.push(name)
    }
    expect(again).toEqual(['一键导出 37 份', '选择文件夹', '新增单位', '清空重录'])
    expect(program.complaints).toEqual([])
  })
})
