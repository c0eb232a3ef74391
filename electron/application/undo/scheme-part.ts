import { loadScheme, loadSchemeVersion } from '#db/schemes.ts'
import { decodeScheme } from '#shared/scheme/scheme-text.ts'
import { keepScheme } from '../scheme/keep-scheme.ts'
import { thing, type Part } from './part.ts'

/**
 * A saved change of a year's scheme: the version before it comes back as a new version, and the forms that this makes old
 * are recorded as for any other. Known by the row that ends the draft; versions have no id of their own.
 */
export const schemes: Part = {
  table: 'scheme_step',
  touches: (_, row) => ({
    changes: row['kind'] === 'saved' ? [thing('scheme', row['year'])] : [],
    rests: [],
  }),
  turn: ({ db, actor, to }, _, { sequence, detail }) => {
    const [year, version] = [Number(detail['year']), Number(detail['version'])]
    const after = loadSchemeVersion(db, year, version)
    const before = loadSchemeVersion(db, year, version - 1)
    if (after === null || before === null) return false
    const [stands, comes] = to === 'before' ? [after, before] : [before, after]
    if (loadScheme(db, year)?.content !== stands.content) return false
    const word = to === 'before' ? '撤销' : '恢复'
    keepScheme({ db }, actor, year, decodeScheme(comes.content), `${word}操作记录第 ${sequence} 条`)
    return true
  },
}
