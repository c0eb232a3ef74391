import { parseXml } from './parse-xml.ts'
import { damaged } from './refusal.ts'
import type { Attributes, XmlHandler } from './xml-events.ts'
import type { ZipArchive } from './zip-archive.ts'

/** What the package says its parts are (ECMA-376 part 2): by name, or by the end of the name. */
export interface ContentTypes {
  /** Lower-case content type of the part; '' where none is given. */
  of(part: string): string
  /** The first part of a type that `matches` accepts, by its own entry; null where there is none. */
  find(matches: (type: string) => boolean): string | null
  some(matches: (type: string) => boolean): boolean
}

export interface Relationship {
  readonly id: string
  /** The last word of the type's address: "worksheet"; the same in strict and transitional packages. */
  readonly kind: string
  /** Name of the part; null where the target is outside the package. */
  readonly part: string | null
}

export function readContentTypes(archive: ZipArchive): ContentTypes {
  const part = '[Content_Types].xml'
  const bytes = archive.read(part)
  if (bytes === null) throw damaged(`缺少部件 ${part}`)
  const { defaults, overrides } = parseXml(part, bytes, 'Types', () => new TypesScan())
  return {
    of: (name) => {
      const lower = name.toLowerCase()
      return overrides.get(lower) ?? defaults.get(lower.slice(lower.lastIndexOf('.') + 1)) ?? ''
    },
    find: (matches) => [...overrides].find(([, type]) => matches(type))?.[0] ?? null,
    some: (matches) => [...overrides.values(), ...defaults.values()].some(matches),
  }
}

/** The relationships of a part ('' for the package itself); none where it has no such part. */
export function readRelationships(archive: ZipArchive, owner: string): readonly Relationship[] {
  const slash = owner.lastIndexOf('/') + 1
  const folder = owner.slice(0, slash)
  const part = `${folder}_rels/${owner.slice(slash)}.rels`
  const bytes = archive.read(part)
  if (bytes === null) return []
  const { found } = parseXml(part, bytes, 'Relationships', () => new ElementsScan('Relationship'))
  return found.map((attributes) => {
    const type = attributes['Type'] ?? ''
    const outside = attributes['TargetMode'] === 'External'
    return {
      id: attributes['Id'] ?? '',
      kind: type.slice(type.lastIndexOf('/') + 1),
      part: outside ? null : resolvePart(archive, folder, attributes['Target'] ?? ''),
    }
  })
}

class TypesScan implements XmlHandler {
  readonly defaults = new Map<string, string>()
  readonly overrides = new Map<string, string>()

  open(name: string, attributes: Attributes): void {
    const type = (attributes['ContentType'] ?? '').toLowerCase()
    if (name === 'Default') this.defaults.set((attributes['Extension'] ?? '').toLowerCase(), type)
    if (name === 'Override')
      this.overrides.set((attributes['PartName'] ?? '').replace(/^\//, '').toLowerCase(), type)
  }

  close(): void {}
}

class ElementsScan implements XmlHandler {
  readonly found: Attributes[] = []
  readonly #name: string

  constructor(name: string) {
    this.#name = name
  }

  open(name: string, attributes: Attributes): void {
    if (name === this.#name) this.found.push(attributes)
  }

  close(): void {}
}

/** "../worksheets/sheet1.xml" from the owner's folder, or "/xl/worksheets/sheet1.xml" from the top. */
function resolvePart(archive: ZipArchive, folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  const name = steps.join('/')
  return archive.has(name) ? name : decodeName(name)
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
