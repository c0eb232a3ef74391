import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadPageFiles, NONCE_MARK } from '#electron/hosts/page-files.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

function policies() {
  const folder = scratchFolder()
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), `<script nonce="${NONCE_MARK}"></script>`)
  for (const name of ['pdf.worker.min-x.mjs', 'index-x.js', 'index-x.css']) {
    writeFileSync(join(folder, 'assets', name), '')
  }
  const page = loadPageFiles(folder)
  return (path: string): string | null => page(path)?.policy ?? null
}

test('the page runs the program’s own scripts and nothing that is made of text or bytes at run time', () => {
  const policy = policies()('/') ?? ''
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain("worker-src 'self'")
  expect(policy).not.toMatch(/unsafe|wasm/)
})

test('the worker that draws PDF may run the decoders beside it and ask this program alone', () => {
  const policy = policies()
  expect(policy('/assets/pdf.worker.min-x.mjs')).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
  )
  expect([policy('/assets/index-x.js'), policy('/assets/index-x.css'), policy('/../x')]).toEqual([
    null,
    null,
    null,
  ])
})
