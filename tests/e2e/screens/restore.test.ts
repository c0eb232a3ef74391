import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { loadEvidenceFiles } from '#db/evidence.ts'
import { attachFiles } from '#electron/application/evidence/attach-files.ts'
import { evidenceFolder, evidencePath } from '#electron/application/evidence/store.ts'
import { closeOffice, openOffice } from '#electron/application/office.ts'
import { openYear } from '#electron/application/year-book.ts'
import { unitId } from '#shared/plan/unit.ts'
import { valueOf } from '#tests/exchange/two-pcs.ts'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder, scratchFolder } from '#tests/support/scratch.ts'
import { callHost, startBrowserHost, takeToken } from '../browser-host.ts'
import { CHROMIUM } from '../built.ts'
import { sidewaysScroll, violations } from './accessibility.ts'
import { openProgram } from './program.ts'

const SHOTS = process.env['SHOTS'] ?? ''

/** A data folder with one year and one verified backup of it. */
async function officeWithBackup(): Promise<string> {
  const data = keptFolder('screens-restore')
  evaluateExpecting(0, 'init', '--data', data, '--year', '2018')
  const host = await startBrowserHost(data)
  await callHost(host.host, await takeToken(host), 'backUpNow', {})
  await host.stop()
  return data
}

/** Gives 市地震局 two pieces of evidence; says where the program keeps them. */
async function attachTwo(data: string): Promise<readonly string[]> {
  const office = valueOf(openOffice(data, { mode: 'open', operator: '经办人', now: () => new Date() }))
  const files = ['台账.txt', '合同.txt'].map((name) => {
    const path = join(scratchFolder(), name)
    writeFileSync(path, `示例${name}`)
    return { path, name, indicator: 'S1', number: '' }
  })
  const options = { progress: () => {}, stopped: () => false, kept: () => Promise.resolve() }
  valueOf(await attachFiles(office, valueOf(openYear(office, 2018)), unitId('D15'), files, options))
  const folder = evidenceFolder(office.db)
  const kept = loadEvidenceFiles(office.db, 2018).map(({ sha256 }) => evidencePath(folder, sha256))
  closeOffice(office)
  return kept
}

describe.skipIf(CHROMIUM === '')('从备份恢复', () => {
  test('数据打不开：三次点击之内恢复，坏的数据留着', async () => {
    const data = await officeWithBackup()
    const path = join(data, 'kaoping.db')
    const spoilt = Buffer.from(readFileSync(path).map((byte, at) => (at > 4096 && at < 20_000 ? 0 : byte)))
    writeFileSync(path, spoilt)
    const { page, complaints, close } = await openProgram(data)
    try {
      await page.getByRole('alert').getByText('可以恢复到下面任何一份备份').waitFor()
      await expect.poll(async () => [await violations(page), await sidewaysScroll(page)]).toEqual([[], 0])
      await page.getByRole('button', { name: /^恢复.*的备份$/ }).click()
      await page.getByText('现在的数据打不开，不知道备份之后还做过什么').waitFor()
      await page.waitForTimeout(300)
      await expect.poll(() => violations(page)).toEqual([])
      await page.getByRole('button', { name: '恢复到这份备份' }).click()
      await page.locator('h1', { hasText: '工作台' }).waitFor()
      const [kept = ''] = readdirSync(join(data, '恢复前的数据'))
      expect(readFileSync(join(data, '恢复前的数据', kept)).equals(spoilt)).toBe(true)
      expect(complaints).toEqual([])
    } finally {
      await close()
    }
  }, 120_000)

  test('数据完好时，设置的备份页上也能核对佐证文件：都一样，改了一份就说是哪一份、怎么办', async () => {
    const data = keptFolder('screens-reread')
    evaluateExpecting(0, 'init', '--data', data, '--year', '2018')
    const [first = ''] = await attachTwo(data)
    const { page, goTo, complaints, close } = await openProgram(data)
    try {
      await goTo('/settings?tab=backup')
      await page.getByRole('button', { name: '核对佐证文件' }).click()
      await page.getByText('已逐字节核对 2 份佐证材料和督导照片的文件，都和收到时一样。').waitFor()
      writeFileSync(first, '别的内容')
      await page.getByRole('button', { name: '核对佐证文件' }).click()
      await page.getByText('市地震局 S1“台账.txt”：已不是收到时的内容').waitFor()
      await page.getByText('请找到这些文件的原件，到“佐证材料”页重新添加').waitFor()
      await expect.poll(async () => [await violations(page), await sidewaysScroll(page)]).toEqual([[], 0])
      await page.getByRole('region', { name: '佐证文件' }).scrollIntoViewIfNeeded()
      if (SHOTS !== '') await page.screenshot({ path: join(SHOTS, 'reread.png') })
      expect(complaints).toEqual([])
    } finally {
      await close()
    }
  }, 120_000)

  test('数据被别的程序改过：说明哪里变了，只能查看，三次点击恢复', async () => {
    const data = await officeWithBackup()
    const [gone = ''] = await attachTwo(data)
    rmSync(gone)
    const other = new BetterSqlite(join(data, 'kaoping.db'))
    other.exec(
      "UPDATE scheme_version SET content = replace(content, '科协', '科学'); DELETE FROM form_revision",
    )
    other.close()
    const { page, goTo, complaints, close } = await openProgram(data)
    try {
      await page.getByText('指标与目标（数据表 scheme_version）：内容被改动').waitFor()
      await page.getByText('佐证材料和督导照片的文件没有重新读过。').waitFor()
      await page.getByRole('button', { name: '核对佐证文件' }).click()
      await page
        .getByRole('status')
        .getByText('已逐字节核对 2 份佐证材料和督导照片的文件，1 份有问题。')
        .waitFor()
      await page.getByText('市地震局 S1“台账.txt”：文件不在佐证文件夹中').waitFor()
      await expect.poll(async () => [await violations(page), await sidewaysScroll(page)]).toEqual([[], 0])
      await goTo('/2018/scores')
      await page.getByRole('note').getByText('现在只能查看和导出').waitFor()
      await expect.poll(async () => [await violations(page), await sidewaysScroll(page)]).toEqual([[], 0])
      await page.getByRole('note').getByRole('link', { name: '开始' }).click()
      await page.getByRole('button', { name: /^恢复.*的备份$/ }).click()
      await page.getByText('备份已逐字节核对，完好。').waitFor()
      await page.getByRole('button', { name: '恢复到这份备份' }).click()
      await page.locator('h1', { hasText: '工作台' }).waitFor()
      await page.getByRole('note').waitFor({ state: 'detached' })
      expect(complaints).toEqual([])
    } finally {
      await close()
    }
  }, 120_000)

  test('换一台电脑：在开始页选择 U 盘上的备份文件，接着原来的做；设置里也能恢复', async () => {
    const old = await officeWithBackup()
    const [backup = ''] = readdirSync(join(old, '备份'))
    const stick = join(scratchFolder(), backup)
    cpSync(join(old, '备份', backup), stick)
    const { page, goTo, complaints, close } = await openProgram(keptFolder('screens-restore-new'))
    try {
      await page.locator('input[aria-label="选择备份文件"]').setInputFiles(stick)
      await page.getByText('里面有 2018年度。').waitFor()
      await page.getByRole('button', { name: '恢复到这份备份' }).click()
      await page.locator('h1', { hasText: '工作台' }).waitFor()
      await goTo('/settings?tab=backup')
      await page.getByRole('button', { name: '立即备份' }).click()
      await page.getByRole('button', { name: /^恢复.*的备份$/ }).click()
      await page.getByText('备份之后没有新的操作，恢复后什么也不少。').waitFor()
      await page.keyboard.press('Escape')
      await page.getByText('备份之后没有新的操作，恢复后什么也不少。').waitFor({ state: 'hidden' })
      await expect.poll(async () => [await violations(page), complaints]).toEqual([[], []])
    } finally {
      await close()
    }
  }, 120_000)
})
