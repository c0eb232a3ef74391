import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder, scratchFolder } from '#tests/support/scratch.ts'
import { CHROMIUM } from '../built.ts'
import { sidewaysScroll, violations } from './accessibility.ts'
import { openProgram } from './program.ts'

const SHOTS = process.env['SHOTS'] ?? ''
const WHY = '这一页的改动由分出的办公室办理，副本里只能查看。'

/** What can be pressed on each page of a copy: it looks, exports, or is a colleague's work. */
const LEFT: readonly (readonly [path: string, notice: boolean, buttons: readonly string[]])[] = [
  ['/2018/plan', true, ['导出工作要点']],
  ['/2018/targets', true, ['历次版本', '更多']],
  ['/2018/units', true, ['市气象局', '市地震局']],
  ['/2018/forms', true, []],
  [
    '/2018/progress',
    true,
    [
      '导出进展情况表',
      '复制未报名单（2 家）',
      '5.3 进一步改进科技教育教学方法，市气象局',
      '5.3 进一步改进科技教育教学方法，市地震局',
      '6.2 建设完善社区科普基础设施，市地震局',
      '6.3 促进形成政府推动、社会支持、居民参与的社区科普新格局，市气象局',
      '7.4 强化科普信息的落地应用，市气象局',
      '7.4 强化科普信息的落地应用，市地震局',
      '8.1 加大各类科技场馆建设力度，市气象局',
      '8.1 加大各类科技场馆建设力度，市地震局',
      '9.3 加强科普产业市场培育，市气象局',
      '9.3 加强科普产业市场培育，市地震局',
      '10.2 加强科普专业队伍建设，市气象局',
      '10.3 大力发展科普志愿者队伍，市气象局',
      '10.3 大力发展科普志愿者队伍，市地震局',
    ],
  ],
  ['/2018/progress?tab=inspections', true, []],
  ['/2018/send-back', true, []],
  ['/2018/remind', true, ['导出']],
  ['/2018/adjust', true, []],
  ['/2018/appeals', true, []],
  [
    '/2018/grades',
    true,
    ['✓方案已过', '✓下发已过', '●收表现在还差 1 项', '○审核未到', '○反馈未到', '○定等未到', '○归档未到'],
  ],
  ['/2018/nominations', true, []],
  ['/2018/templates', true, []],
  ['/2018/archive', true, ['打开归档', '导出移交档案']],
  ['/settings?tab=heading', true, []],
  ['/settings?tab=operators', true, []],
  [
    '/settings?tab=backup',
    true,
    ['立即备份', '下载一份备份', '恢复…的备份', '选择别处的备份文件恢复', '核对佐证文件'],
  ],
  ['/start', true, []],
  [
    '/2018/review',
    false,
    [
      '采用本单位建议分',
      '批量采用建议分',
      '市气象局 ▲ 待审 12已审 0/12',
      '市地震局 ▲ 待审 10已审 1/11',
      '按缺报处理',
      '确认不适用',
      '登记疑点',
    ],
  ],
  ['/2018/receive', false, ['选择文件夹', '选择文件']],
  [
    '/2018/evidence',
    false,
    [
      '复制缺佐证清单',
      '导出缺佐证清单',
      '市气象局▲ 缺 12 处',
      '市地震局▲ 缺 11 处',
      '选择文件夹',
      '选择文件',
    ],
  ],
]

/** The names of all buttons of the page that can be pressed, each once; without the tree of tasks and the way back. */
async function openButtons(page: Page): Promise<readonly string[]> {
  const names = await page
    .locator('main')
    .getByRole('button', { disabled: false })
    .evaluateAll((buttons) =>
      buttons
        .filter((button) => button.closest('.plan-tree, .place-notice') === null)
        .map((button) => button.getAttribute('aria-label') ?? button.textContent),
    )
  return [...new Set(names.map((name) => name.replace(/恢复今天.*的备份/, '恢复…的备份')))]
}

describe.skipIf(CHROMIUM === '')('协作副本', () => {
  test('同事不办的事都停用，页面上方说明由谁办理；分到的收表、核对和审核照常', async () => {
    const [data, stick] = [keptFolder('screens-copy-office'), scratchFolder()]
    evaluateExpecting(0, 'demo', '--data', data)
    const units = ['--unit', '市地震局', '--unit', '市气象局']
    evaluateExpecting(
      0,
      'handout',
      '--data',
      data,
      '--year',
      '2018',
      '--out',
      stick,
      '--to',
      '示例同事',
      ...units,
    )
    const [pack = ''] = readdirSync(stick)
    const { page, goTo, complaints, close } = await openProgram(keptFolder('screens-copy'))
    try {
      await goTo('/exchange')
      await page.locator('input[aria-label="选择协作包"]').setInputFiles(join(stick, pack))
      await page.getByText('只用来收表、核对和审核').waitFor()
      for (const [path, notice, buttons] of LEFT) {
        await goTo(path)
        const seen = async (): Promise<readonly unknown[]> => [
          path,
          await page.getByRole('note').filter({ hasText: WHY }).isVisible(),
          await openButtons(page),
        ]
        await expect.poll(seen, { timeout: 10_000 }).toEqual([path, notice, buttons])
        // A page that is still empty has no buttons either.
        await page.waitForTimeout(500)
        expect(await seen()).toEqual([path, notice, buttons])
        if (SHOTS !== '') {
          await page.screenshot({ path: join(SHOTS, `copy-${path.replaceAll(/\W+/g, '-')}.png`) })
        }
      }
      // Two units are too few for a place: not "0/0, full".
      await goTo('/2018/grades')
      await page.getByText('本组参评单位少，按比例没有“优秀”名额').waitFor()
      await goTo('/2018/units')
      await expect.poll(async () => [await violations(page), await sidewaysScroll(page)]).toEqual([[], 0])
      await goTo('/2018/send-back?unit=D15')
      await page.getByText('这是协作副本，退回由分出的办公室办理，请告诉他们要退回什么。').waitFor()
      expect(complaints).toEqual([])
    } finally {
      await close()
    }
  }, 240_000)
})
