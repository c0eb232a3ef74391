import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cleanFileName } from '#electron/application/clean-file-name.ts'
import { detectFileKind } from '#electron/application/evidence/file-kind.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { PDF, PNG } from './office-evidence.ts'

const text = (content: string): Buffer => Buffer.from(content, 'latin1')

/** What a file can be inside, whatever it is called. */
const TYPES: Readonly<Record<string, Buffer>> = {
  png: PNG,
  jpeg: text('\u00ff\u00d8\u00ff\u00e0\u0000\u0010JFIF'),
  gif: text('GIF89a\u0001\u0000\u0001\u0000'),
  webp: text('RIFF\u0024\u0000\u0000\u0000WEBPVP8 '),
  bmp: text('BM\u0046\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0036\u0000\u0000\u0000\u0028'),
  pdf: PDF,
  exe: text('MZ\u0090\u0000\u0003\u0000'),
  elf: text('\u007fELF\u0002\u0001'),
  lnk: text('L\u0000\u0000\u0000\u0001\u0014\u0002\u0000'),
  html: text('\u00ef\u00bb\u00bf  <!DOCTYPE html><script>alert(1)</script>'),
  svg: text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  script: text('#!/bin/sh\nrm -rf /'),
  zip: text('PK\u0003\u0004'),
}
const HARMLESS = new Set(['png', 'jpeg', 'gif', 'webp', 'bmp', 'pdf', 'zip'])

/** Names as they come from outside, some of them made to deceive. */
const NAMES = [
  '图.png',
  '图.JPG',
  '照片.jpeg',
  '动.gif',
  '图.webp',
  '图.bmp',
  '文件.pdf',
  '文件.PDF',
  '程序.exe',
  '屏保.scr',
  '快捷方式.lnk',
  '网页.hta',
  '网页.html',
  '图.svg',
  '光盘.iso',
  '脚本.vbs',
  '批.bat',
  '宏.docm',
  '图.jpg.exe',
  '图.png.exe ',
  '图.png.exe...',
  '图\u202egnp.exe',
  '图.png:恶意.exe',
  '图.pdf:x',
  'C:\\图.png',
  '../../图.png',
  'nul',
  'CON.pdf',
  'com1.png',
  'LPT².pdf',
  'aux .png',
  '.pdf',
  '..',
  ' 尾空格.pdf ',
  '尾点.pdf.',
  'a\u0000b.pdf',
  '=cmd|’ /C calc’!A0.pdf',
  '<img src=x onerror=1>.png',
  '"引号".pdf',
  '零\u200b宽.pdf',
  `${'长'.repeat(120)}.pdf`,
]

test('40 names × 13 kinds: only what bytes and name both call a picture or a PDF is ever shown', () => {
  const shown: string[] = []
  const silent: string[] = []
  for (const name of NAMES) {
    for (const [type, head] of Object.entries(TYPES)) {
      const { preview, type: mime, warning } = detectFileKind(name, head)
      const isImage = ['png', 'jpeg', 'gif', 'webp', 'bmp'].includes(type)
      const ending = /.\.(png|jpe?g|gif|webp|bmp|pdf)[. ]*$/i.exec(name)?.[1]?.toLowerCase()
      const expected =
        isImage && ending !== undefined && ending !== 'pdf'
          ? 'image'
          : type === 'pdf' && ending === 'pdf'
            ? 'pdf'
            : null
      if (preview !== expected) shown.push(`${type} ${name}: ${preview ?? 'none'}`)
      if (preview !== null && (warning !== null || mime === '')) shown.push(`${type} ${name}: ${mime}`)
      // Whatever can run or carries a script is said to be so, under every name.
      if (!HARMLESS.has(type) && warning === null) silent.push(`${type} ${name}`)
    }
  }
  expect([shown, silent, NAMES.length]).toEqual([[], [], 41])
})

test('a harmless kind under the name of a program is warned of too', () => {
  const warned = NAMES.filter((name) => detectFileKind(name, TYPES['zip'] ?? PNG).warning !== null)
  expect(warned).toEqual(
    expect.arrayContaining([
      '程序.exe',
      '图.jpg.exe',
      '图.png.exe ',
      '图.png.exe...',
      '图\u202egnp.exe',
      '网页.hta',
      '光盘.iso',
      '宏.docm',
      '图.svg',
    ]),
  )
  expect(detectFileKind('总结.docx', TYPES['zip'] ?? PNG)).toEqual({
    word: 'Word 文档',
    preview: null,
    type: '',
    warning: null,
  })
  expect(detectFileKind('假的.pdf', TYPES['zip'] ?? PNG).warning).toBe('内容与扩展名不符')
})

test('every name becomes one that can be written, and keeps the ending that it really has', () => {
  const folder = scratchFolder()
  const kept: string[] = []
  for (const name of NAMES) {
    const clean = cleanFileName(name)
    writeFileSync(join(folder, clean), '')
    expect(clean).toMatch(/^[^/\\:*?"<>|\u0000-\u001f\u200b\u202e]+$/)
    expect(clean).not.toMatch(/[. ]$/)
    expect(clean).not.toMatch(/^(con|prn|aux|nul|com[\d²]|lpt[\d²])\s*(\.|$)/i)
    expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(210)
    kept.push(clean)
  }
  expect(kept.slice(18, 33)).toEqual([
    '图.jpg.exe',
    '图.png.exe',
    '图.png.exe',
    '图gnp.exe',
    '图.png_恶意.exe',
    '图.pdf_x',
    '图.png',
    '图.png',
    '_nul',
    '_CON.pdf',
    '_com1.png',
    '_LPT².pdf',
    '_aux .png',
    'pdf',
    '_',
  ])
})
