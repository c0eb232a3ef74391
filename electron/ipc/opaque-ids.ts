import { randomBytes } from 'node:crypto'

/** Names things for the renderer without telling what or where they are. */
export interface OpaqueIds<Thing> {
  readonly give: (thing: Thing) => string
  /** null: never given. */
  readonly find: (id: string) => Thing | null
}

export function createOpaqueIds<Thing>(): OpaqueIds<Thing> {
  const things = new Map<string, Thing>()
  return {
    give: (thing) => {
      const id = randomBytes(16).toString('hex')
      things.set(id, thing)
      return id
    },
    find: (id) => things.get(id) ?? null,
  }
}
