import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { CHROMIUM } from '../built.ts'
import { sidewaysScroll, violations } from './accessibility.ts'
import { openProgram, type Program } from './program.ts'
import { chooseByTyping, typeText } from '../type-text.ts'

const data = keptFolder('screens-targets')
const downloads = keptFolder('screens-targets-files')

/** Indicators, scoring and working days of a year by the screens alone; each test goes on where the one before it ended. */
describe.skipIf(CHROMIUM === '')('指标与目标', () => {
  let program: Program
  beforeAll(async () => {
    evaluateExpecting(0, 'demo', '--data', data)
    evaluateExpecting(0, 'score', '--data', data, '--year', '2018', '--accept-suggested')
    evaluateExpecting(0, 'init', '--data', data, '--year', '2019')
    program = await openProgram(data)
    await program.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  }, 240_000)
  afterAll(() => program.close())

  const cell = (name: string) => program.page.getByLabel(name, { exact: true })
  const typed = (name: string): Promise<string> => cell(name).inputValue()
  const focused = (): Promise<unknown> =>
    program.page.evaluate(`document.activeElement.getAttribute('aria-label')`)
  /** Main has answered: the draft shows so many changes. */
  const changes = async (count: number): Promise<void> => {
    const text = count === 0 ? /^第 \d+ 版$/ : new RegExp(`草稿有 ${count} 处改动未保存$`)
    await program.page.locator('.targets-note', { hasText: text }).waitFor()
  }
  /** What Excel puts on the clipboard, and the keys by which a person pastes it. */
  const paste = async (text: string): Promise<void> => {
    await program.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`)
    await program.page.keyboard.press('Control+v')
  }

  test('一屏看得到 14 行以上，主按钮看得见，字号最大也是', async () => {
    const { page, goTo } = program
    await goTo('/2019/targets')
    await page.locator('.targets-table').waitFor()
    const rowsInSight = (): Promise<unknown> =>
      page.evaluate(`(() => {
        const frame = document.querySelector('.targets-scroll').getBoundingClientRect()
        return [...document.querySelectorAll('.targets-table tbody tr')].filter((row) => {
          const { top, bottom } = row.getBoundingClientRect()
          return top >= frame.top && bottom <= frame.bottom + 1
        }).length
      })()`)
    const small = await rowsInSight()
    for (const step of ['放大字号', '放大字号']) await page.getByRole('button', { name: step }).click()
    const large = await rowsInSight()
    const button = await page.getByRole('button', { name: '保存并检查' }).boundingBox()
    for (const step of ['缩小字号', '缩小字号']) await page.getByRole('button', { name: step }).click()
    expect(small).toBeGreaterThanOrEqual(14)
    expect(large).toBeGreaterThanOrEqual(14)
    expect(button === null ? 0 : button.x + button.width).toBeLessThanOrEqual(1366)
    await expect.poll(() => sidewaysScroll(page)).toBe(0)
  })

  test('从 Excel 复制 10 行 3 列，落在各自的格里；按一次 Ctrl+Z 全部撤回', async () => {
    const { page } = program
    const ids = ['1.1', '1.2', '1.3', '1.4', '1.5', '2.1', '2.2', '2.3', '2.4', '3.1']
    const block = ids.map((_, row) => [
      `${row + 1}0`,
      `${row}.5`,
      row % 2 === 0 ? '正向定量' : '"定性\n三档"',
    ])
    const read = async (): Promise<readonly (readonly string[])[]> =>
      Promise.all(
        ids.map((id) =>
          Promise.all(['本年目标', '分值', '计分方式'].map((column) => typed(`${column} ${id}`))),
        ),
      )
    const before = await read()
    await cell('本年目标 1.1').click()
    await paste(`${block.map((row) => row.join('\t')).join('\r\n')}\r\n`)
    await page.getByText('已粘贴 25 格，Ctrl+Z 可撤销；5 格没有收下，原因见红色的格').waitFor()
    await page.getByRole('button', { name: '共 5 格没有收下，看下一格' }).click()
    await expect.poll(focused).toBe('计分方式 1.2')
    await page.getByText('没有“定性 三档”这种计分方式').waitFor()
    await expect
      .poll(read)
      .toEqual(
        block
          .map((row) => row.map((text) => text.replaceAll('"', '')))
          .map(([target = '', points = '', rule = '']) => [target, points, rule.replace('\n', '')]),
      )
    await expect.poll(() => cell('计分方式 1.2').getAttribute('aria-invalid')).toBe('true')
    await cell('本年目标 1.1').press('Control+z')
    await changes(0)
    await expect.poll(read).toEqual(before)
  })

  test('带换行的名称、千分位和全角数字照 Excel 的样子贴入；不能改的列略过并说明', async () => {
    const { page } = program
    await cell('指标 G06').click()
    await paste('"科技教育活动\n覆盖率"\t定量\t%\t99\t"1,200"\t１２．５\t控制型\r\n')
    await changes(4)
    await page.getByText('2 格落在不能改的列').waitFor()
    expect(
      await Promise.all(
        ['指标', '计量单位', '本年目标', '分值', '计分方式'].map((column) => typed(`${column} G06`)),
      ),
    ).toEqual(['科技教育活动 覆盖率', '%', '1200', '12.5', '控制型'])
    await page.keyboard.press('Control+z')
    await changes(0)
    await expect.poll(() => typed('指标 G06')).toBe('科技教育活动覆盖中小学校的比例')
  })

  test('键盘：回车向下，Tab 向右，Ctrl+D 填下，Esc 再 Tab 离开表格；填错的当格说明', async () => {
    const { page } = program
    await cell('本年目标 S4').click()
    await typeText(page, '6')
    await page.keyboard.press('Enter')
    await expect.poll(focused).toBe('本年目标 S5')
    await changes(1)
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.press('Tab')
    await expect.poll(focused).toBe('分值 S4')
    await typeText(page, '约4分')
    await page.keyboard.press('ArrowDown')
    await page.getByText('分值“约4分”不是数。请只填数字，如 95 或 12.5。').waitFor()
    await expect.poll(() => typed('分值 S4')).toBe('约4分')
    await page.getByRole('button', { name: '放弃所填' }).click()
    await expect
      .poll(async () => [await typed('分值 S4'), await page.locator('.targets-refusal').count()])
      .toEqual(['4', 0])
    await expect.poll(focused).toBe('分值 S4')
    await typeText(page, '5')
    await page.keyboard.press('Enter')
    await changes(2)
    await page.keyboard.press('Control+d')
    await changes(3)
    await expect.poll(() => typed('分值 S5')).toBe('5')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await expect
      .poll(() => page.evaluate(`document.activeElement.closest('.targets-table') === null`))
      .toBe(true)
  })

  test('拼音输入法打出的字照录，输入未完时的回车不动格子', async () => {
    const { page } = program
    await cell('计量单位 S1').click()
    const client = await page.context().newCDPSession(page)
    await client.send('Input.imeSetComposition', { text: 'xiang', selectionStart: 5, selectionEnd: 5 })
    await client.send('Input.insertText', { text: '项次' })
    await expect
      .poll(async () => [await typed('计量单位 S1'), await focused()])
      .toEqual(['项次', '计量单位 S1'])
    await page.keyboard.press('Enter')
    await changes(4)
  })

  test('离开再回来，草稿还在；各单位的目标可以贴一列', async () => {
    const { goTo } = program
    await goTo('/2019/forms')
    await goTo('/2019/targets')
    await changes(4)
    await expect
      .poll(async () => [await typed('本年目标 S4'), await typed('计量单位 S1')])
      .toEqual(['6', '项次'])
    await cell('本年目标 S4').click()
    await cell('市科协的目标').click()
    await paste('3\r\n4\r\n无\r\n')
    await changes(7)
    expect(
      await Promise.all(['市科协', '市教育局', '市科技局', '团市委'].map((unit) => typed(`${unit}的目标`))),
    ).toEqual(['3', '4', '无', ''])
  })

  test('保存并检查：问题一条条列出，点一条就到那一格', async () => {
    const { page } = program
    await page.getByRole('button', { name: '新增指标' }).click()
    await page.getByRole('combobox', { name: '对应规划中的哪项任务' }).click()
    await chooseByTyping(page, '1.1')
    await page.getByRole('dialog').getByRole('button', { name: '新增指标' }).click()
    await cell('分值 1.1-2').waitFor()
    await cell('分值 1.1-2').fill('0')
    await page.keyboard.press('Enter')
    await changes(8)
    await page.getByRole('button', { name: '保存并检查' }).click()
    await page.getByText('必须先改 1 处').waitFor()
    await expect.poll(() => page.getByRole('button', { name: '保存为第 2 版' }).isDisabled()).toBe(true)
    await page.waitForTimeout(500)
    await expect.poll(() => violations(page)).toEqual([])
    await page.getByRole('button', { name: /^1\.1-2 .*分值是 0/ }).click()
    await expect.poll(focused).toBe('分值 1.1-2')
    await typeText(page, '8')
    await page.keyboard.press('Enter')
  })

  test('保存为新的一版，写明原因，历次版本里原值和新值都在', async () => {
    const { page } = program
    await page.getByRole('button', { name: '保存并检查' }).click()
    await page.getByText('还没有下发自评表').waitFor()
    await cell('修改原因（必填，留在记录里）').fill('示例：按年度要点设定')
    await page.getByRole('button', { name: '保存为第 2 版' }).click()
    await page.getByText('已保存为第 2 版。').waitFor()
    await changes(0)
    await page.getByRole('button', { name: '历次版本' }).click()
    await page.getByText('原因：示例：按年度要点设定').waitFor()
    const line = page.locator('.targets-version tr', { hasText: '本年目标' })
    expect((await line.first().innerText()).split(/\s*\t\s*/)).toEqual([
      '市直部门 S4 监测评估：向领导小组办公室报送工作信息',
      '本年目标',
      '4',
      '6',
    ])
    await page.waitForTimeout(500)
    await expect.poll(() => violations(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  test('表下发、分数核定以后改办法：保存前说出哪几家的表成为旧表、哪几项退回待审核', async () => {
    const { page, goTo } = program
    await goTo('/2018/forms')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '一键导出 37 份' }).click()
    await download
    await page.getByText('已导出 37 份').waitFor()
    await goTo('/2018/targets')
    await cell('本年目标 G07').fill('98')
    await page.keyboard.press('Enter')
    await changes(1)
    await page.getByRole('button', { name: '保存并检查' }).click()
    await page.getByText('以下 2 家单位手中的自评表成为旧表，需重新下发：').waitFor()
    await expect
      .poll(() => page.locator('.targets-names').innerText())
      .toBe('市人力资源和社会保障局、市总工会')
    await page.getByText(/以下 \d+ 项已核定的结果退回待审核/).waitFor()
    await page.getByText(/^市总工会 G07 .*，原核定 /).waitFor()
    await cell('修改原因（必填，留在记录里）').fill('示例：指标下调')
    await page.getByRole('button', { name: '保存为第 2 版' }).click()
    await page.getByText('2 家单位的自评表需重新下发。').waitFor()
    await page.getByRole('link', { name: '去重新下发' }).click()
    await page.locator('.status-tag', { hasText: '需重新下发' }).first().waitFor()
    await expect.poll(() => page.locator('.status-tag', { hasText: '需重新下发' }).count()).toBe(2)
    await goTo('/2018/review')
    await page.getByRole('button', { name: /^市总工会/ }).click()
    await page.getByText('还有 1 项待审核。').waitFor()
  })

  test('导出 Excel 再导入：没有改的一处不变，导入不了的文件说明原因', async () => {
    const { page, goTo } = program
    await goTo('/2019/targets')
    await page.locator('.targets-table').waitFor()
    const choose = async (word: string): Promise<void> => {
      await page.getByRole('button', { name: '更多' }).click()
      await page.getByRole('menuitem', { name: word }).click()
    }
    const download = page.waitForEvent('download')
    await choose('导出 Excel')
    const file = await download
    expect(file.suggestedFilename()).toBe('2019年度_指标与目标.xlsx')
    const path = join(downloads, file.suggestedFilename())
    await file.saveAs(path)
    const field = page.locator('input[aria-label="选择指标表"]')
    await field.setInputFiles(path)
    await page.getByText('与草稿没有差别，没有改动').waitFor()
    const broken = join(downloads, '坏.xlsx')
    writeFileSync(broken, '这不是工作簿')
    await field.setInputFiles(broken)
    await page
      .getByRole('alert')
      .getByText(/^没有读入。/)
      .waitFor()
    await changes(0)
  })

  test('从往年复制：选内容，复制到草稿，一步撤销', async () => {
    const { page } = program
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: '从往年复制' }).click()
    await page.getByRole('dialog').getByText('从往年复制').first().waitFor()
    await page.waitForTimeout(500)
    await expect.poll(() => violations(page)).toEqual([])
    await page.getByRole('button', { name: '复制到草稿' }).click()
    await page.getByText(/^已从2018年度复制，改动 \d+ 处/).waitFor()
    await expect
      .poll(async () => [await typed('本年目标 S4'), await typed('本年目标 G07')])
      .toEqual(['4', '98'])
    await page.locator('button[title="Ctrl+Z"]').click()
    await changes(0)
    await expect
      .poll(async () => [await typed('本年目标 S4'), await typed('本年目标 G07')])
      .toEqual(['6', '100'])
  })

  test('计分办法：板块满分合计不是 100 时说差多少，改档次不用管上限', async () => {
    const { page, goTo } = program
    await goTo('/2019/targets?tab=settings')
    await cell('市直部门组织保障满分').fill('15')
    await page.keyboard.press('Tab')
    await changes(1)
    await cell('等次，从高到低 第 1 等').fill('优')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await changes(3)
    await page.getByRole('button', { name: '保存并检查' }).click()
    await page.getByRole('button', { name: /满分合计 95，应为 100，少 5/ }).click()
    await expect.poll(focused).toBe('市直部门任务完成满分')
    await typeText(page, '85')
    await page.keyboard.press('Tab')
    await changes(4)
    await expect
      .poll(() =>
        page.locator('#setting-quota').evaluate((field) => field.closest('.ant-select')?.textContent),
      )
      .toContain('优')
  })

  test('工作日历：先看影响，再写原因改，逾期天数跟着变', async () => {
    const { page, goTo } = program
    await goTo('/2018/targets?tab=calendar')
    await page.getByRole('button', { name: /^2019年1月 11 日，工作日/ }).click()
    await page.getByRole('button', { name: '看影响' }).click()
    const said = page.locator('.calendar-form [role=status]')
    await said.waitFor()
    await expect
      .poll(() => said.innerText())
      .toMatch(/^将改 1 天：2019年1月11日。逾期天数会变：.* \d+ → \d+ 个工作日/)
    await cell('原因（必填）').fill('示例：全市放假通知')
    await page.getByRole('button', { name: '改工作日' }).click()
    await page
      .getByRole('button', { name: /^2019年1月 11 日，休息日，本办改动：示例：全市放假通知/ })
      .waitFor()
    await expect.poll(() => violations(page)).toEqual([])
  })

  test('全程窗口没有一条错误', () => {
    expect(program.complaints).toEqual([])
  })
})
