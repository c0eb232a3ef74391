import type { Page } from 'playwright-core'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { callHost, startBrowserHost, takeToken } from '../browser-host.ts'

/** The sample year reviewed, graded and archived, as an office leaves it. */
export async function makeClosedYear(data: string): Promise<void> {
  evaluateExpecting(0, 'demo', '--data', data)
  evaluateExpecting(0, 'score', '--data', data, '--year', '2018', '--accept-suggested')
  const running = await startBrowserHost(data)
  try {
    const token = await takeToken(running)
    for (const [name, more] of [
      ['decideGrade', { unit: 'C02', grade: '优秀', reason: '会议决定' }],
      ['fixGrades', {}],
      ['archiveYear', {}],
    ] as const) {
      const answer = await callHost(running.host, token, name, { year: 2018, ...more })
      if (!isDone(answer)) throw new Error(`${name}: ${JSON.stringify(answer)}`)
    }
  } finally {
    await running.stop()
  }
}

function isDone(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === true
}

/** Names of the fields and buttons of the page in sight that can be used, without `rows`; one read-only is no field. */
export function usableIn(page: Page, rows = ''): Promise<readonly string[]> {
  return page.evaluate(`(${COLLECT})(${JSON.stringify(rows)})`)
}

const COLLECT = `(rows) => {
  const name = (element) =>
    element.getAttribute('aria-label') ||
    [...(element.labels ?? [])].map((label) => label.innerText).join('') ||
    element.innerText ||
    element.placeholder ||
    element.className
  const places = ['main', '.ant-drawer', '.ant-modal', '.ant-dropdown']
  const kinds = ['button', 'input', 'select', 'textarea', '[role=switch]', '[role=menuitem]']
  const all = document.querySelectorAll(places.flatMap((place) => kinds.map((kind) => place + ' ' + kind)).join(','))
  const usable = [...all].filter(
    (element) =>
      element.getClientRects().length > 0 &&
      !(rows !== '' && element.matches(rows)) &&
      !element.matches(':disabled, [aria-disabled=true], .ant-segmented-item-input, .ant-tabs-nav-more') &&
      !(element.readOnly && element.getAttribute('role') !== 'combobox'),
  )
  return [...new Set(usable.map((element) => name(element).replace(/\\s+/g, ' ').trim()))]
}`
