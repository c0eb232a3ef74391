import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { saveFile } from '#electron/workbooks/save-file.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

const NEW = Buffer.from('新的内容')
const OLD = Buffer.from('原有内容')

describe('保存文件', () => {
  test('新文件用原名，不留下临时文件', async () => {
    const folder = scratchFolder()
    const path = join(folder, '2018年度_得分汇总表.xlsx')
    expect(await saveFile(path, NEW)).toEqual({ ok: true, path, renamed: false })
    expect([readdirSync(folder), readFileSync(path)]).toEqual([['2018年度_得分汇总表.xlsx'], NEW])
  })

  test('已有同名文件时另存为带序号的名称，原文件不动', async () => {
    const folder = scratchFolder()
    const path = join(folder, '报告.xlsx')
    writeFileSync(path, OLD)
    writeFileSync(join(folder, '报告(1).xlsx'), OLD)
    expect(await saveFile(path, NEW)).toEqual({ ok: true, path: join(folder, '报告(2).xlsx'), renamed: true })
    expect(readdirSync(folder).toSorted()).toEqual(['报告(1).xlsx', '报告(2).xlsx', '报告.xlsx'].toSorted())
    expect([readFileSync(path), readFileSync(join(folder, '报告(2).xlsx'))]).toEqual([OLD, NEW])
  })

  test('要求覆盖时换成新内容', async () => {
    const path = join(scratchFolder(), '报告.xlsx')
    writeFileSync(path, OLD)
    expect(await saveFile(path, NEW, { overwrite: true })).toEqual({ ok: true, path, renamed: false })
    expect(readFileSync(path)).toEqual(NEW)
  })

  test('同时保存二十份同名文件，各得其名，一份不少', async () => {
    const folder = scratchFolder()
    const path = join(folder, '报告.xlsx')
    const contents = Array.from({ length: 20 }, (_, index) => `第${index}份`)
    const saved = await Promise.all(contents.map((text) => saveFile(path, Buffer.from(text))))
    expect(new Set(saved.map((one) => (one.ok ? one.path : one.error.code))).size).toBe(20)
    expect(
      readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .toSorted(),
    ).toEqual(contents.toSorted())
  })

  test('要覆盖的名称是一个文件夹时报告未能保存，文件夹不动', async () => {
    const folder = scratchFolder()
    const path = join(folder, '报告.xlsx')
    mkdirSync(path)
    expect(await saveFile(path, NEW, { overwrite: true, waits: [] })).toEqual({
      ok: false,
      error: {
        code: 'save-failed',
        message: `文件未能保存：${path}。请检查保存位置是否可用，或换一个文件夹后重试。`,
      },
    })
    expect(readdirSync(folder)).toEqual(['报告.xlsx'])
  })

  test('文件夹不存在', async () => {
    const path = join(scratchFolder(), '没有', '报告.xlsx')
    expect(await saveFile(path, NEW)).toEqual({
      ok: false,
      error: { code: 'no-folder', message: `文件夹不存在，文件未保存：${path}。请确认保存位置后重试。` },
    })
  })

  test('文件名过长', async () => {
    const folder = scratchFolder()
    const path = join(folder, `${'长'.repeat(90)}.xlsx`)
    expect(await saveFile(path, NEW)).toEqual({
      ok: false,
      error: {
        code: 'path-too-long',
        message: `文件路径或文件名过长，文件未保存：${path}。请换一个路径较短的文件夹。`,
      },
    })
    expect(readdirSync(folder)).toEqual([])
  })

  test.skipIf(process.getuid?.() === 0)('没有写入权限', async () => {
    const folder = scratchFolder()
    chmodSync(folder, 0o500)
    expect(await saveFile(join(folder, '报告.xlsx'), NEW)).toMatchObject({
      ok: false,
      error: { code: 'no-permission' },
    })
  })
})
