import type { Licence } from '#shared/contract/licence.ts'

/** Licences of what the program is made of: the build writes them beside the pages. */
export async function readLicences(): Promise<readonly Licence[]> {
  const response = await fetch('./licences.json', { cache: 'no-store' })
  if (!response.ok) throw new Error(`licences: ${response.status}`)
  const body: unknown = await response.json()
  if (!Array.isArray(body)) throw new Error('licences: no list')
  return body.filter(isLicence)
}

function isLicence(one: unknown): one is Licence {
  return (
    typeof one === 'object' &&
    one !== null &&
    ['name', 'version', 'licence', 'text'].every(
      (key) => key in one && typeof Reflect.get(one, key) === 'string',
    )
  )
}
