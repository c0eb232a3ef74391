import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { MANIFEST_NAME } from '#electron/application/archive/manifest.ts'
import { verifyArchive } from '#electron/application/archive/verify-archive.ts'
import {
  MAC_NAME,
  MANIFEST_NAME as PACKAGE_MANIFEST,
} from '#electron/application/exchange/package-manifest.ts'
import { openPackage } from '#electron/application/exchange/read-package.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { buildZip } from '#tests/workbooks/build-zip.ts'

/** 64 MB of nothing in 64 KB, as the manifest; a larger one would cost the program its memory. */
const BOMB = Buffer.alloc(64 * 1024 * 1024)

test('an archive or a package whose entries are packed small is none of ours: nothing of it is unpacked', async () => {
  const path = join(scratchFolder(), '示例.zip')
  writeFileSync(path, buildZip([{ name: MANIFEST_NAME, data: BOMB }]))
  const before = process.memoryUsage().arrayBuffers
  expect(await verifyArchive(path)).toMatchObject({
    ok: true,
    value: { findings: ['压缩包：条目的存放方式与写入时不同'], manifest: null },
  })
  writeFileSync(
    path,
    buildZip([
      { name: PACKAGE_MANIFEST, data: BOMB },
      { name: MAC_NAME, data: '0' },
    ]),
  )
  const opened = await openPackage(path, '示例.kspack', '打开')
  expect(opened.ok ? '' : opened.error.message).toMatch(/^“示例\.kspack”不完整或已损坏/)
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(BOMB.length / 2)
})
