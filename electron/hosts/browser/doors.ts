import type { IncomingMessage, ServerResponse } from 'node:http'
import { open, utimes } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { MAX_ARCHIVE_BYTES } from '#electron/application/archive/archive-limits.ts'
import { MAX_EVIDENCE_BYTES } from '#shared/contract/evidence-limits.ts'
import type { Answer } from '#shared/contract/answer.ts'
import { HTTP } from '#shared/contract/http.ts'
import { judgeCall, type Gate } from './judge-request.ts'
import type { Work } from './open-work.ts'
import type { PushStreams } from './push-streams.ts'
import { drain, parseJson, readBody, saveBody } from './read-body.ts'
import type { Secrets } from './secrets.ts'
import type { Spool } from './spool.ts'

export interface Doors {
  readonly gate: Gate
  readonly secrets: Secrets
  /** Ready soon after the doors are open. */
  readonly work: () => Promise<Work>
  readonly streams: PushStreams
  readonly spool: Spool
}

const MEGABYTE = 1024 * 1024
const MAX_CALL_BYTES = MEGABYTE
/** By what is uploaded: `for` in the address; left out: a return. */
const MAX_UPLOAD_BYTES = {
  returns: 25 * MEGABYTE,
  evidence: MAX_EVIDENCE_BYTES,
  // Archives, exchange packages, backups: as large as the program writes them.
  package: MAX_ARCHIVE_BYTES,
} as const
type Purpose = keyof typeof MAX_UPLOAD_BYTES
/** A page hears why only when it has sent all: so much is read and thrown away for that. */
const MAX_DRAINED_BYTES = 2048 * MEGABYTE
/** Of one run: an officer's year is some hundred files. */
const MAX_UPLOADS = 5_000

let uploads = 0

/** Answers a request to /api; false where there is no such door. */
export async function answerDoor(
  doors: Doors,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const door = doorOf(path)
  if (door === null) return false
  const judged = judgeCall(request, doors.gate, door)
  if (judged.ok) await door.open(doors, { request, response, rest: path.slice(door.path.length) })
  else turnAway(request, response, judged.status)
  return true
}

interface Visit {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** What follows the door's path. */
  readonly rest: string
}

interface Door {
  readonly path: string
  readonly type: string
  readonly token: boolean
  readonly open: (doors: Doors, visit: Visit) => Promise<void>
}

const JSON_TYPE = 'application/json'

const DOORS: readonly Door[] = [
  { path: HTTP.session, type: JSON_TYPE, token: false, open: exchangeCode },
  { path: HTTP.call, type: JSON_TYPE, token: true, open: answerCall },
  { path: HTTP.push, type: JSON_TYPE, token: true, open: openStream },
  { path: HTTP.upload, type: 'application/octet-stream', token: true, open: takeUpload },
  { path: HTTP.download, type: JSON_TYPE, token: true, open: sendDownload },
]

function doorOf(path: string): Door | null {
  return (
    DOORS.find((door) => (door.path.endsWith('/') ? path.startsWith(door.path) : path === door.path)) ?? null
  )
}

/** So long a refused sender has to read why, before the connection goes. */
const GRACE_MS = 200

/** Nothing but a status: whoever knocks learns nothing of who lives here. */
export function turnAway(request: IncomingMessage, response: ServerResponse, status: number): void {
  response.sendDate = false
  response.writeHead(status, { connection: 'close', 'content-length': 0 })
  response.end()
  // What is still being sent is not wanted.
  request.resume()
  if (!request.complete) response.once('finish', () => setTimeout(() => request.destroy(), GRACE_MS).unref())
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(value))
}

async function readJson({ request, response }: Visit): Promise<{ readonly value: unknown } | null> {
  const body = await readBody(request, MAX_CALL_BYTES)
  if (!body.ok) {
    turnAway(request, response, body.status)
    return null
  }
  const json = parseJson(body.bytes)
  if (json === null) turnAway(request, response, 400)
  return json
}

async function exchangeCode({ secrets }: Doors, visit: Visit): Promise<void> {
  const json = await readJson(visit)
  if (json === null) return
  const { value } = json
  const code = typeof value === 'object' && value !== null && 'code' in value ? value.code : null
  const token = typeof code === 'string' ? secrets.exchange(code) : null
  if (token === null) turnAway(visit.request, visit.response, 401)
  else sendJson(visit.response, { token })
}

async function answerCall({ work, gate }: Doors, visit: Visit): Promise<void> {
  const json = await readJson(visit)
  if (json === null) return
  const { dispatcher } = await work()
  const sender = { origin: `http://${gate.host}`, mainFrame: true }
  sendJson(visit.response, await dispatcher.call(visit.rest, json.value, sender))
}

async function openStream({ streams }: Doors, visit: Visit): Promise<void> {
  if ((await readJson(visit)) !== null) streams.open(visit.response)
}

/** One file; what it is, the import finds out. */
async function takeUpload({ work, spool }: Doors, { request, response }: Visit): Promise<void> {
  const query = new URLSearchParams(request.url?.split('?')[1] ?? '')
  const name = query.get('name') ?? ''
  const purpose = purposeOf(query.get('for'))
  if (name === '' || uploads >= MAX_UPLOADS) return turnAway(request, response, name === '' ? 400 : 429)
  const limit = MAX_UPLOAD_BYTES[purpose]
  const stated = Number(request.headers['content-length'] ?? 0)
  if (stated > limit && stated <= MAX_DRAINED_BYTES) {
    await drain(request)
    return sendJson(response, refuseLarge(name, purpose))
  }
  const path = await spool.placeFor(name)
  const saved = await saveBody(request, limit, path)
  if (!saved.ok) {
    await spool.forget(path)
    if (saved.status !== 507) return turnAway(request, response, saved.status)
    await drain(request)
    return sendJson(response, REFUSED_FULL)
  }
  uploads += 1
  const modified = Number(query.get('modified') ?? Number.NaN)
  const known = Number.isSafeInteger(modified) && modified > 0 && modified < 32_503_680_000_000
  if (known) await utimes(path, new Date(modified), new Date(modified))
  const { desk } = await work()
  sendJson(response, { ok: true, value: { picks: [desk.pick(path, false, name)] } })
}

function purposeOf(text: string | null): Purpose {
  return text === 'evidence' || text === 'package' ? text : 'returns'
}

function refuseLarge(name: string, purpose: Purpose): Answer<never> {
  const advice = {
    returns: '没有导入。请删去图片和与自评无关的内容，另存为 .xlsx 后再导入。',
    evidence: '没有添加。请压缩图片或视频，或拆成几个文件后再添加。',
    package: '没有打开。请核对文件。',
  }[purpose]
  const message = `${name} 大于 ${Math.ceil(MAX_UPLOAD_BYTES[purpose] / MEGABYTE)} MB，${advice}`
  return { ok: false, error: { code: 'too-large', message } }
}

const REFUSED_FULL: Answer<never> = {
  ok: false,
  error: { code: 'disk-full', message: '系统临时文件夹所在的磁盘空间不足，没有收下文件。请清理磁盘后再试。' },
}

async function sendDownload({ spool }: Doors, { request, response, rest }: Visit): Promise<void> {
  const body = await readBody(request, MAX_CALL_BYTES)
  const found = body.ok ? spool.findDownload(rest) : null
  const file = found === null ? null : await open(found.path, 'r').catch(() => null)
  if (found === null || file === null) return turnAway(request, response, 404)
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': (await file.stat()).size,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`,
  })
  // A page that goes away in the middle is no fault; the stream closes the file either way.
  await pipeline(file.createReadStream(), response).catch(() => undefined)
}
