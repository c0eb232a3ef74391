import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { CHROMIUM } from '../built.ts'
import { openProgram, type Program } from './program.ts'
import { typeText } from '../type-text.ts'

const data = keptFolder('screens-quick-keys')

interface Act {
  readonly name: string
  readonly path: string
  /** Presses what leads to the field or button where Enter does it. */
  readonly begin: (program: Program) => Promise<void>
  readonly key: 'Enter' | 'Control+Enter'
  readonly call: string
}

const press = async ({ page }: Program, name: string | RegExp): Promise<void> => {
  await page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()
}

const ACTS: readonly Act[] = [
  {
    name: '撤回加减分',
    path: '/2018/adjust',
    begin: async (program) => {
      await press(program, /^撤回登记：/)
      await program.page.locator('#dialog-reason:focus').waitFor()
      await typeText(program.page, '登记错了')
    },
    key: 'Enter',
    call: 'withdrawAdjustment',
  },
  {
    name: '登记疑点',
    path: '/2018/review',
    begin: async ({ page }) => {
      await page.locator('.score-field:focus').waitFor()
      await page.keyboard.press('q')
      await page.locator('#ask-question:focus').waitFor()
      await typeText(page, '请说明')
    },
    key: 'Control+Enter',
    call: 'askQuestion',
  },
  {
    name: '登记联系人',
    path: '/2018/remind',
    begin: async (program) => {
      await press(program, '登记联系人：市广播电视台')
      await program.page
        .getByRole('textbox', { name: '联络员' })
        .and(program.page.locator(':focus'))
        .waitFor()
      await typeText(program.page, '示例甲')
    },
    key: 'Enter',
    call: 'keepUnit',
  },
  {
    name: '填写办公室联系方式',
    path: '/2018/remind',
    begin: async (program) => {
      await press(program, '填写办公室联系方式')
      await typeText(program.page, '科普部（示例）')
    },
    key: 'Enter',
    call: 'keepOfficeContact',
  },
  {
    name: '记一次催报',
    path: '/2018/remind',
    begin: async (program) => {
      await press(program, '记一次催报：市广播电视台')
      await program.page.getByRole('dialog').getByRole('button', { name: '记录 1 家' }).focus()
    },
    key: 'Enter',
    call: 'recordReminders',
  },
  {
    name: '登记进展',
    path: '/2018/progress',
    begin: async ({ page }) => {
      await page.locator('#progress-done').focus()
      await typeText(page, '另有一场')
    },
    key: 'Control+Enter',
    call: 'saveProgress',
  },
  {
    name: '保存单位抬头',
    path: '/settings',
    begin: async ({ page }) => {
      await page.getByLabel('办公室名称').focus()
      await typeText(page, '示例办公室')
    },
    key: 'Enter',
    call: 'keepOfficeHeading',
  },
  {
    name: '新建年度',
    path: '/start',
    begin: async ({ page }) => {
      await page.getByRole('button', { name: '新建 2019 年度' }).focus()
    },
    key: 'Enter',
    call: 'createYear',
  },
  {
    name: '新增操作人员',
    path: '/settings?tab=operators',
    begin: async (program) => {
      await press(program, '新增操作人员')
      await program.page.locator('#operator-name:focus').waitFor()
      await typeText(program.page, '示例操作人员')
    },
    key: 'Enter',
    call: 'addOperator',
  },
]

/** Dialogs to be filled in, by page and button. */
const DIALOGS: readonly (readonly [path: string, button: string | RegExp])[] = [
  ['/2018/plan', '新增本年要点'],
  ['/2018/targets', '新增指标'],
  ['/2018/units', '新增单位'],
  ['/2018/progress?tab=inspections', '登记督导或调研'],
  ['/2018/remind', '记一次催报：市广播电视台'],
  ['/2018/adjust', '登记'],
  ['/2018/adjust', /^撤回登记：/],
  ['/2018/nominations', '登记推荐'],
  ['/settings?tab=operators', '新增操作人员'],
]

/** Where the keyboard stands: in a field of the dialog or not. */
const IN_FIELD = `(() => {
  const at = document.activeElement
  return at.closest('[role=dialog] .ant-modal-body') !== null && at.matches('input, textarea')
})()`

describe.skipIf(CHROMIUM === '')('连按两下的键', () => {
  let program: Program
  /** The call whose answers take their time: the second key comes before the first answer. */
  let slow = ''
  const asked: string[] = []
  beforeAll(async () => {
    evaluateExpecting(0, 'demo', '--data', data)
    program = await openProgram(data)
    await program.page.route('**/call/*', async (route) => {
      if (route.request().url().endsWith(`/call/${slow}`)) {
        asked.push(slow)
        await new Promise((resolve) => setTimeout(resolve, 300))
      }
      await route.continue()
    })
  }, 240_000)
  afterAll(() => program.close())

  describe('窗口带着动画打开，和多数电脑上一样', () => {
    beforeAll(() => withMovement('no-preference'))
    afterAll(() => withMovement('reduce'))
    // The program looks once, when it starts, whether there shall be movements.
    const withMovement = async (reducedMotion: 'no-preference' | 'reduce'): Promise<void> => {
      await program.page.emulateMedia({ reducedMotion })
      await program.page.reload()
      await program.page.locator('h1').waitFor()
    }
    test.each(DIALOGS)(
      '%s 的“%s”：按回车打开，接着按的键在第一个格子里，不落在“关闭”上',
      async (path, name) => {
        const { page, goTo } = program
        await goTo(path)
        const shown = page.getByRole('dialog').filter({ visible: true })
        const opener = page.getByRole('button', { name, exact: typeof name === 'string' }).first()
        await opener.focus()
        await page.keyboard.press('Enter')
        await shown.waitFor()
        expect(await page.evaluate(IN_FIELD)).toBe(true)
        await page.waitForTimeout(600)
        expect(await page.evaluate(IN_FIELD)).toBe(true)
        await page.keyboard.press('Escape')
        await shown.waitFor({ state: 'hidden' })
        await opener.focus()
        await page.keyboard.press('Enter')
        await page.keyboard.press('Enter')
        await page.waitForTimeout(600)
        expect(await page.evaluate(IN_FIELD)).toBe(true)
        // The first Escape may shut a list that the second Enter opened.
        await expect
          .poll(async () => {
            await page.keyboard.press('Escape')
            return shown.count()
          })
          .toBe(0)
      },
    )
  })

  test.each(ACTS)('$name：回车连按两下只做一次', async ({ path, begin, key, call }) => {
    const { page, goTo } = program
    await goTo(path)
    await begin(program)
    asked.length = 0
    slow = call
    await page.keyboard.press(key)
    await page.keyboard.press(key)
    await expect.poll(() => asked.length).toBe(1)
    await page.waitForTimeout(900)
    expect(asked).toEqual([call])
  })

  test('窗口没有一条错误', () => {
    expect(program.complaints).toEqual([])
  })
})
