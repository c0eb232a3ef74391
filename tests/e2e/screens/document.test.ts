import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appendLog } from '#db/log.ts'
import { storeSetting } from '#db/settings.ts'
import { closeOffice, openOffice } from '#electron/application/office.ts'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { CHROMIUM } from '../built.ts'
import { sidewaysScroll, violations } from './accessibility.ts'
import { openProgram, type Program } from './program.ts'

const data = keptFolder('screens-document')

/** As an earlier program kept it, whose sentence had another value. */
function keepAsBefore(name: string, text: string): void {
  const opened = openOffice(data, { mode: 'open', operator: '经办人', now: () => new Date() })
  if (!opened.ok) throw new Error(opened.error.message)
  const { db } = opened.value
  db.transaction(() => {
    const actor = opened.value.act()
    storeSetting(db, actor, `template:${name}`, { text })
    appendLog(db, actor, { action: '修改文字模板', object: `文字模板“${name}”`, detail: { after: text } })
  })()
  closeOffice(opened.value)
}

/** A paragraph is written anew, with the page beside it, and the document is made final; by the keyboard alone. */
describe.skipIf(CHROMIUM === '')('修改文稿', () => {
  let program: Program
  beforeAll(async () => {
    evaluateExpecting(0, 'demo', '--data', data)
    evaluateExpecting(0, 'score', '--data', data, '--year', '2018', '--accept-suggested')
    evaluateExpecting(0, 'init', '--data', data, '--year', '2019')
    keepAsBefore('反馈函逾期', '你单位于{报送日期}报送自评表，逾期{天数}个工作日。')
    program = await openProgram(data)
  }, 240_000)
  afterAll(() => program.close())

  const focused = (): Promise<unknown> =>
    program.page.evaluate(
      'document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent',
    )
  const page = (text: string): Promise<void> =>
    program.page.locator('.preview-tools').getByText(text).waitFor({ timeout: 30_000 })

  test('从报告与导出进来；改一段，保存后版面跟着变，焦点回到“修改”', async () => {
    const { page: window, goTo } = program
    await goTo('/2018/reports')
    await window.getByRole('link', { name: '修改文稿：评价结果通报' }).focus()
    await window.keyboard.press('Enter')
    await page('第 1 页，共')
    await window.getByRole('button', { name: '修改“逾期报送和未报送自评表的单位，' }).focus()
    await window.keyboard.press('Enter')
    await window.keyboard.press('Control+a')
    await window.keyboard.insertText('请各单位下一年度按期报送自评表。')
    await window.keyboard.press('Control+Enter')
    await window.locator('.paragraph-own', { hasText: '请各单位下一年度按期报送自评表。' }).waitFor()
    await expect.poll(focused).toBe('修改“请各单位下一年度按期报送自评表。”')
    await window.getByRole('button', { name: '看版面“请各单位下一年度按期报送自评表' }).focus()
    await window.keyboard.press('Enter')
    await window
      .locator('.react-pdf__Page__textContent', { hasText: '请各单位下一年度按期报送' })
      .waitFor({ timeout: 30_000, state: 'attached' })
    await expect.poll(async () => [await violations(window), await sidewaysScroll(window)]).toEqual([[], 0])
  })

  test('Esc 放弃，什么也不改；Ctrl+Z 撤销刚保存的，恢复后再改回来', async () => {
    const { page: window } = program
    await window.getByRole('button', { name: /^修改“各单位的得分/ }).focus()
    await window.keyboard.press('Enter')
    await window.keyboard.insertText('不要的')
    await window.keyboard.press('Escape')
    await expect.poll(() => window.locator('.paragraph-own').count()).toBe(1)
    await window.keyboard.press('Control+z')
    await window.locator('.paragraph-own').waitFor({ state: 'detached' })
    await window.keyboard.press('Control+y')
    await window.locator('.paragraph-own').waitFor()
  })

  test('标题也能改；全部恢复生成稿先问一句，能撤销', async () => {
    const { page: window } = program
    await window.getByRole('button', { name: '修改“三、有关事项”' }).click()
    await window.getByLabel('文字“三、有关事项”').fill('其他事项')
    await window.keyboard.press('Control+Enter')
    await window.getByRole('heading', { name: '三、其他事项' }).waitFor()
    await expect.poll(() => window.locator('.paragraph-own').count()).toBe(2)
    await window.getByRole('button', { name: '全部恢复生成稿' }).click()
    await window
      .locator('.ant-modal-confirm-title', { hasText: '把评价结果通报的 2 处修改都恢复为生成稿' })
      .waitFor()
    await window.waitForTimeout(500)
    await expect.poll(() => violations(window)).toEqual([])
    await window.getByRole('button', { name: '恢复 2 处' }).click()
    await window.getByRole('heading', { name: '三、有关事项' }).waitFor()
    await expect.poll(() => window.locator('.paragraph-own').count()).toBe(0)
    await window.getByRole('dialog').waitFor({ state: 'detached' })
    await window.keyboard.press('Control+z')
    await window.getByRole('heading', { name: '三、其他事项' }).waitFor()
    await window.getByRole('button', { name: '恢复生成稿“三、其他事项”' }).click()
    await window.getByRole('heading', { name: '三、有关事项' }).waitFor()
    await window.locator('.paragraph-own', { hasText: '请各单位下一年度按期报送自评表。' }).waitFor()
  })

  test('定稿：先说明，再留存，状态和历次定稿看得到，能再打开', async () => {
    const { page: window } = program
    await window.getByRole('button', { name: '定稿为第1版' }).focus()
    await window.keyboard.press('Enter')
    await window.locator('.ant-modal-confirm-title', { hasText: '把评价结果通报定稿为第1版' }).waitFor()
    await window.waitForTimeout(500)
    await expect.poll(() => violations(window)).toEqual([])
    await window.getByRole('dialog').getByRole('button', { name: '定稿', exact: true }).click()
    await window.getByText('已定稿，第1版').waitFor({ timeout: 30_000 })
    // The page beside the text is the final version: it is no draft any more.
    const text = window.locator('.document-page .react-pdf__Page__textContent')
    const firstPage = async (): Promise<readonly boolean[]> => {
      await window.getByLabel('页码').fill('1')
      await window.keyboard.press('Enter')
      const shown = (await text.allInnerTexts()).join('')
      return ['评价结果的通报', '征求意见稿'].map((words) => shown.includes(words))
    }
    await expect.poll(firstPage, { timeout: 30_000, interval: 500 }).toEqual([true, false])
    await window.getByRole('button', { name: '历次定稿 1' }).click()
    await window.getByText(/^SHA-256：[0-9a-f]{64}$/).waitFor()
    await window.getByRole('button', { name: '打开第1版' }).click()
    await window.getByText('打印预览　评价结果通报　第1版').waitFor()
    await window.getByRole('dialog').getByText('第 1 页，共').waitFor({ timeout: 30_000 })
    await window.keyboard.press('Escape')
    await window.getByRole('dialog').waitFor({ state: 'detached' })
  })

  test('文字模板：写错占位符当场指出，写对了看得到本年度的样子，保存后通报跟着变', async () => {
    const { page: window, goTo } = program
    await goTo('/2018/templates')
    await window.getByLabel('找名称或文字').fill('报送要求')
    await window.getByRole('button', { name: '修改“通报报送要求”' }).focus()
    await window.keyboard.press('Enter')
    await window.getByLabel('文字', { exact: true }).fill('{年度}年度请按期报送。')
    await window.getByText('没有{年度}这个占位符，这一句没有占位符。').waitFor()
    await window.waitForTimeout(500)
    await expect.poll(() => violations(window)).toEqual([])
    await window.getByLabel('文字', { exact: true }).fill('请按期报送下一年度自评表。')
    await window.getByText('按本年度数据：请按期报送下一年度自评表。').waitFor()
    await window.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await window.getByRole('dialog').waitFor({ state: 'detached' })
    await window.locator('.paragraph-own', { hasText: '请按期报送下一年度自评表。' }).waitFor()
    await goTo('/2018/document?doc=bulletin')
    await window.getByText('有 1 段改过的文字，生成稿的内容后来变了').waitFor()
    await window.getByRole('button', { name: '用新的' }).click()
    await window.locator('.paragraph', { hasText: '请按期报送下一年度自评表。' }).waitFor()
    await window.getByText('第1版定稿后内容有变动').waitFor()
  })

  test('以前改的一句占位符已经没有了：导出前和那一句旁边都说明，改好保存后不再提示', async () => {
    const { page: window, goTo } = program
    const why = '没有{报送日期}这个占位符，可以用的是{报送日}、{天数}。'
    await goTo('/2018/reports')
    const notice = window
      .getByRole('note')
      .filter({ hasText: `“反馈函逾期”这一句改过的文字不能用，印的是默认文字：${why}` })
    await notice.getByRole('link', { name: '文字模板' }).click()
    await window.getByText('只看改过的').click()
    const sentence = window.locator('.paragraph-own', { hasText: '反馈函逾期' })
    await sentence.getByText('改过的文字：你单位于{报送日期}报送自评表').waitFor()
    await sentence.getByText(why).waitFor()
    await expect.poll(async () => [await violations(window), await sidewaysScroll(window)]).toEqual([[], 0])
    await window.getByRole('button', { name: '修改“反馈函逾期”' }).focus()
    await window.keyboard.press('Enter')
    await window.getByRole('dialog').getByText(why).waitFor()
    await window.getByLabel('文字', { exact: true }).fill('你单位于{报送日}报送自评表，逾期{天数}个工作日。')
    await window.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await window.getByRole('dialog').waitFor({ state: 'detached' })
    await sentence.getByText('已改').waitFor()
    await goTo('/2018/reports')
    await window.getByRole('button', { name: '导出全部' }).waitFor()
    expect(await window.getByRole('note').filter({ hasText: '反馈函逾期' }).count()).toBe(0)
  })

  test('内部版的几十段、空的年度，标准和特大字号都没有无障碍问题', async () => {
    const { page: window, goTo } = program
    const report: unknown[] = []
    for (const path of [
      '/2018/document?doc=report',
      '/2019/document',
      '/2018/reports',
      '/2018/templates',
      '/2019/templates',
    ]) {
      await goTo(path)
      for (const step of ['放大字号', '放大字号', '缩小字号', '缩小字号']) {
        report.push(...(await violations(window)), await sidewaysScroll(window))
        await window.getByRole('button', { name: step }).click()
      }
    }
    expect(report).toEqual(Array.from({ length: 20 }, () => 0))
  })

  test('全程窗口没有一条错误', () => {
    expect(program.complaints).toEqual([])
  })
})
