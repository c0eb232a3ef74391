import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HTTP, TOKEN_HEADER } from '#shared/contract/http.ts'
import { runPython } from '#tests/support/programs.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { callHost, startBrowserHost, takeToken, type RunningHost } from './browser-host.ts'

const folder = keptFolder('http')
const data = join(folder, 'data')
let host: RunningHost
let token = ''
beforeAll(async () => {
  host = await startBrowserHost(data)
  token = await takeToken(host)
}, 120_000)
afterAll(() => host.stop())

async function get<Value>(name: string, request: unknown): Promise<Value> {
  const answer = (await callHost(host.host, token, name, request)) as { ok: boolean; value: Value }
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`)
  return answer.value
}

function post(path: string, body: BodyInit, type = 'application/json'): Promise<Response> {
  const headers = { 'content-type': type, [TOKEN_HEADER]: token }
  return fetch(`http://${host.host}${path}`, { method: 'POST', headers, body })
}

async function upload(name: string, bytes: Uint8Array<ArrayBuffer>, modified: number): Promise<unknown> {
  const query = new URLSearchParams({ name, modified: String(modified) })
  return (await post(`${HTTP.upload}?${query.toString()}`, bytes, 'application/octet-stream')).json()
}

interface Saved {
  readonly kind: string
  readonly id: string
  readonly name: string
  readonly bytes: number
}

test('37 forms come as one zip, one form as itself; the name of the download is the file’s', async () => {
  await get('createYear', { year: 2018 })
  const all = await get<Saved>('exportForms', { year: 2018, units: [] })
  expect([all.kind, all.name]).toEqual(['download', '2018年度自评表.zip'])
  const response = await post(HTTP.download + all.id, '{}')
  expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('2018年度自评表.zip'))
  const path = join(folder, 'all.zip')
  writeFileSync(path, new Uint8Array(await response.arrayBuffer()))
  const script = join(folder, 'names.py')
  writeFileSync(
    script,
    'import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nprint(z.testzip(), len(z.namelist()), z.namelist()[0])\n',
  )
  expect(runPython(script, [path]).trim()).toMatch(/^None 37 2018年度自评表_\S+\.xlsx$/)
  const one = await get<Saved>('exportForms', { year: 2018, units: ['D15'] })
  expect(one.name).toBe('2018年度自评表_市地震局.xlsx')
  const bytes = new Uint8Array(await (await post(HTTP.download + one.id, '{}')).arrayBuffer())
  expect(bytes.byteLength).toBe(one.bytes)
})

test('an uploaded return is imported under its name and its day; the stream tells of each file at work', async () => {
  const one = await get<Saved>('exportForms', { year: 2018, units: ['D15'] })
  const form = new Uint8Array(await (await post(HTTP.download + one.id, '{}')).arrayBuffer())
  const stream = await post(HTTP.push, '{}')
  const lines = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  const answer = await upload('../市地震局 报送.xlsx', form, Date.parse('2019-01-09T03:00:00Z'))
  expect(answer).toMatchObject({
    ok: true,
    value: { picks: [{ name: '市地震局 报送.xlsx', folder: false }] },
  })
  const { value } = answer as { readonly value: { readonly picks: readonly { readonly id: string }[] } }
  const picks = value.picks.map(({ id }) => id)
  await get('stageReturns', { year: 2018, picks, received: null })
  const imported = await get('confirmStaged', { year: 2018 })
  expect(imported).toMatchObject({ stored: 1, files: [{ name: '市地震局 报送.xlsx', unitName: '市地震局' }] })
  expect(await get('listSubmissions', { year: 2018 })).toMatchObject({
    submissions: [{ received: '2019-01-09', fileName: '市地震局 报送.xlsx' }],
  })
  let heard = ''
  while (!heard.includes('"progress","job":"import"')) heard += (await lines?.read())?.value ?? ''
  expect(heard).toContain('{"kind":"progress","job":"import","done":1,"total":1,"name":"市地震局 报送.xlsx"}')
  await lines?.cancel()
})

test('evidence may be larger than a return; it is kept beside the database', async () => {
  const bytes = new Uint8Array(30 * 1024 * 1024).fill(7)
  const query = new URLSearchParams({ name: '录像.mp4', modified: '0', for: 'evidence' })
  const sent = await post(`${HTTP.upload}?${query.toString()}`, bytes, 'application/octet-stream')
  const { value } = (await sent.json()) as {
    readonly value: { readonly picks: readonly { readonly id: string }[] }
  }
  const [pick] = value.picks
  const attached = await get('attachEvidence', {
    year: 2018,
    unit: 'D15',
    files: [{ pick: pick?.id, indicator: 'S4', number: '' }],
  })
  expect(attached).toEqual({
    results: [{ name: '录像.mp4', result: 'attached', message: null }],
    notTried: 0,
  })
  const files = readdirSync(join(data, '佐证'), { recursive: true, withFileTypes: true })
  expect(files.filter((entry) => entry.isFile())).toHaveLength(1)
})

test('a package or an archive may be larger than evidence: it is looked at for what it is, and goes from the spool', async () => {
  const bytes = new Uint8Array(201 * 1024 * 1024)
  const send = async (purpose: string): Promise<unknown> => {
    const query = new URLSearchParams({ name: '归档.zip', modified: '0', for: purpose })
    return (await post(`${HTTP.upload}?${query.toString()}`, bytes, 'application/octet-stream')).json()
  }
  expect(await send('evidence')).toMatchObject({ ok: false, error: { code: 'too-large' } })
  const { value } = (await send('package')) as {
    readonly value: { readonly picks: readonly { readonly id: string }[] }
  }
  expect(await callHost(host.host, token, 'openArchive', { pick: value.picks[0]?.id })).toMatchObject({
    error: { message: '“归档.zip”不是本程序的归档文件。请核对文件。' },
  })
  expect(await callHost(host.host, token, 'openArchive', { pick: value.picks[0]?.id })).toMatchObject({
    error: { message: '找不到“归档.zip”，可能已被移走或改名。请核对路径后再试。' },
  })
})

test('a file over 25 MB is refused in words, and dialogs of the window do not exist here', async () => {
  const answer = await upload('大.xlsx', new Uint8Array(26 * 1024 * 1024), 0)
  expect(answer).toMatchObject({ ok: false, error: { code: 'too-large' } })
  expect(await callHost(host.host, token, 'pickReturns', { what: 'files' })).toMatchObject({
    error: { code: 'not-in-this-host' },
  })
  expect(await callHost(host.host, token, 'openFolder', { place: '0'.repeat(32) })).toMatchObject({
    error: { code: 'not-in-this-host' },
  })
})

test('a second program on the same data says who holds it, and takes over when the first has ended', async () => {
  const second = await startBrowserHost(data)
  try {
    const key = await takeToken(second)
    expect(await callHost(second.host, key, 'appStatus', {})).toMatchObject({
      value: { problem: { code: 'in-use' }, years: [] },
    })
    await host.stop()
    expect(await callHost(second.host, key, 'appStatus', {})).toMatchObject({
      value: { problem: null, years: [{ year: 2018 }] },
    })
  } finally {
    await second.stop()
  }
  expect(readdirSync(data)).toEqual(['kaoping.db', '佐证', '运行记录'])
  expect(readFileSync(join(data, 'kaoping.db')).subarray(0, 15).toString()).toBe('SQLite format 3')
})
