import { randomBytes } from 'node:crypto'

/** Names things for the renderer without telling what or where they are. */
export interface OpaqueIds<Thing> {
  readonly give: (thing: Thing) => string
  /** null: never given. */
  readonly find: (id: string) => Thing | null
}

/** `most`: of more things the oldest are forgotten. */
export function createOpaqueIds<Thing>(most = Number.POSITIVE_INFINITY): OpaqueIds<Thing> {
  const things = new Map<string, Thing>()
  return {
    give: (thing) => {
      const id = randomBytes(16).toString('hex')
      things.set(id, thing)
      const [oldest] = things.keys()
      if (things.size > most && oldest !== undefined) things.delete(oldest)
      return id
    },
    find: (id) => things.get(id) ?? null,
  }
}
