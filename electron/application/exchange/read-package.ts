import { sha256Of } from '#db/stored-files.ts'
import type { ByteSource } from '#electron/workbooks/read/byte-source.ts'
import { Refused } from '#electron/workbooks/read/refusal.ts'
import type { ZipArchive } from '#electron/workbooks/read/zip-archive.ts'
import { LOCAL_SIZE } from '#electron/workbooks/write/zip-format.ts'
import { checkCode } from '#shared/reports/check-code.ts'
import { openArchiveFile, openEntries } from '../archive/archive-file.ts'
import { checkLayout, headOf } from '../archive/layout.ts'
import { stopsAt, UNWATCHED, type LongWork } from '../long-work.ts'
import { fail, type Outcome } from '../outcome.ts'
import { cancelled, PACKAGE_ENDING, type PackageVerb, type PackedEvidence } from './package-file.ts'
import {
  DATABASE_ENTRY,
  decodeManifest,
  isMacOf,
  MAC_NAME,
  MANIFEST_NAME,
  type PackageManifest,
} from './package-manifest.ts'

/** A package whose every byte was held against its manifest. The caller closes it. */
export interface OpenPackage {
  readonly manifest: PackageManifest
  readonly code: string
  /** Of the manifest, hence of all that it lists. */
  readonly sha256: string
  readonly database: Uint8Array
  readonly evidence: readonly PackedEvidence[]
  readonly readEvidence: (sha256: string) => Uint8Array
  /** Whether it is bound by this key. */
  readonly isBoundBy: (key: string) => boolean
  readonly close: () => void
}

const DAMAGED = '没有使用它，数据没有改动。请对方重新导出，或换一个 U 盘再拷一次。'

/**
 * Opens a package and reads it whole: caps, checksums and digests first, then what it says. `name`: as it is called on screen;
 * `verb`: what it is read for.
 */
export async function openPackage(
  path: string,
  name: string,
  verb: PackageVerb,
  work: LongWork = UNWATCHED,
): Promise<Outcome<OpenPackage>> {
  const file = openArchiveFile(path)
  if (!file.ok) {
    return file.error.code === 'no-archive' ? notAPackage(name) : file
  }
  const { source, close } = file.value
  const first = Buffer.from(source.read(LOCAL_SIZE, LOCAL_SIZE + MANIFEST_NAME.length))
  const wasPackage = first.toString('latin1') === MANIFEST_NAME
  try {
    const zip = openEntries(source)
    const opened = await readWhole(zip, source, name, { ...work, verb })
    if (!opened.ok) {
      close()
      return opened
    }
    return { ok: true, value: { ...opened.value, close } }
  } catch (error) {
    close()
    if (!(error instanceof Refused)) throw error
    return wasPackage
      ? fail('damaged', `“${name}”不完整或已损坏，可能没有拷贝完，${DAMAGED}`)
      : notAPackage(name)
  }
}

function notAPackage(name: string): Outcome<never> {
  return fail(
    'no-package',
    `“${name}”不是协作包，没有使用它。协作包的文件名以 ${PACKAGE_ENDING} 结尾，请核对文件。`,
  )
}

async function readWhole(
  zip: ZipArchive,
  source: ByteSource,
  name: string,
  { verb, ...work }: LongWork & { readonly verb: PackageVerb },
): Promise<Outcome<Omit<OpenPackage, 'close'>>> {
  const bytes = zip.read(MANIFEST_NAME)
  const mac = zip.read(MAC_NAME)
  if (bytes === null || mac === null) return notAPackage(name)
  const decoded = decodeManifest(bytes)
  if (!decoded.ok) {
    return decoded.code === 'newer'
      ? fail('newer', `“${name}”由更新版本的程序导出，本程序不能使用。请升级程序后再试。`)
      : fail('damaged', `“${name}”的清单被改动过，${DAMAGED}`)
  }
  const { manifest } = decoded
  const listed = new Set([MANIFEST_NAME, MAC_NAME])
  let database: Uint8Array | null = null
  const heads = [headOf(MANIFEST_NAME, bytes), headOf(MAC_NAME, mac)]
  for (const [done, entry] of manifest.entries.entries()) {
    if (await stopsAt(work, [done, manifest.entries.length, '逐字节核对'])) return cancelled(verb)
    const content = zip.read(entry.name)
    const sound = content !== null && content.byteLength === entry.size && sha256Of(content) === entry.sha256
    if (!sound || listed.has(entry.name)) return fail('damaged', `“${name}”的内容与清单不符，${DAMAGED}`)
    listed.add(entry.name)
    heads.push(headOf(entry.name, content))
    if (entry.name === DATABASE_ENTRY) database = content
  }
  const more = [...zip.names()].some((one) => !listed.has(one))
  // What stands between the contents follows from them: order, names, dates, nothing hidden.
  if (database === null || more || checkLayout(source, heads, manifest.createdAt).length > 0) {
    return fail('damaged', `“${name}”的内容与清单不符，${DAMAGED}`)
  }
  if (manifest.kind === 'handout' && !isMacOf(mac, manifest.key, bytes)) {
    return fail('damaged', `“${name}”的清单被改动过，${DAMAGED}`)
  }
  const evidence = manifest.entries.filter(({ name: entry }) => entry.startsWith('files/'))
  return {
    ok: true,
    value: {
      manifest,
      code: checkCode(sha256Of(bytes)),
      sha256: sha256Of(bytes),
      database,
      evidence,
      readEvidence: (sha256) => {
        const content = zip.read(`files/${sha256}`)
        if (content === null) throw new Error(`no file ${sha256} in a package that lists it`)
        return content
      },
      isBoundBy: (key) => isMacOf(mac, key, bytes),
    },
  }
}
