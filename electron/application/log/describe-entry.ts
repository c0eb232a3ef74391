import { readLogEntry, type KeptEntry } from '#db/log.ts'
import type { Database } from '#db/open.ts'
import type { Descriptions, EntryText } from './description.ts'
import { describeOther } from './describe-other.ts'
import { numberIn, join } from './detail.ts'
import { appealDescriptions } from './descriptions/appeals.ts'
import { collectingDescriptions } from './descriptions/collecting.ts'
import { documentDescriptions } from './descriptions/documents.ts'
import { exchangeDescriptions } from './descriptions/exchange.ts'
import { gradeDescriptions } from './descriptions/grades.ts'
import { nominationDescriptions } from './descriptions/nominations.ts'
import { operatorDescriptions } from './descriptions/operators.ts'
import { pointDescriptions } from './descriptions/points.ts'
import { progressDescriptions } from './descriptions/progress.ts'
import { returnDescriptions } from './descriptions/returns.ts'
import { reviewDescriptions } from './descriptions/reviews.ts'
import { schemeDescriptions } from './descriptions/scheme.ts'
import { settingDescriptions } from './descriptions/settings.ts'
import { unitDescriptions } from './descriptions/units.ts'
import { yearDescriptions } from './descriptions/years.ts'
import { loadNames, yearOf, type Names } from './names.ts'

export const DESCRIPTIONS: Descriptions = {
  ...returnDescriptions,
  ...collectingDescriptions,
  ...reviewDescriptions,
  ...appealDescriptions,
  ...gradeDescriptions,
  ...yearDescriptions,
  ...operatorDescriptions,
  ...unitDescriptions,
  ...pointDescriptions,
  ...progressDescriptions,
  ...nominationDescriptions,
  ...documentDescriptions,
  ...schemeDescriptions,
  ...settingDescriptions,
  ...exchangeDescriptions,
}

/** Says entries of the log in natural Chinese; made once for many of them. */
export interface EntryWords {
  readonly describe: (entry: KeptEntry) => EntryText & { readonly action: string }
  /** "核定 市教育局 1.1", as a sentence names it. */
  readonly name: (entry: KeptEntry) => string
}

export function loadEntryWords(db: Database): EntryWords {
  const names = loadNames(db)
  const describe = (entry: KeptEntry): EntryText & { readonly action: string } => {
    const of = turnedBy(db, entry)
    if (of === null) return { action: entry.action, ...describeFirst(entry, names) }
    const { before, after, ...first } = describe(of)
    const sides = entry.action === '撤销' ? { before: after, after: before } : { before, after }
    return { ...first, ...sides, action: `${entry.action}${of.action}`, reason: `第 ${of.sequence} 条` }
  }
  return {
    describe,
    name: (entry) => {
      const { action, object } = describe(entry)
      return join([action, object], ' ')
    },
  }
}

/** The entry that this one undid or did again; null where it is a first doing. */
function turnedBy(db: Database, { action, detail }: KeptEntry): KeptEntry | null {
  const of = action === '撤销' || action === '恢复' ? numberIn(detail, 'of') : null
  return of === null ? null : readLogEntry(db, of)
}

function describeFirst(entry: KeptEntry, names: Names): EntryText {
  const unit = names.unitOf(entry.object)
  const object = unit === null ? entry.object : names.unit(unit, yearOf(entry))
  const known = Object.hasOwn(DESCRIPTIONS, entry.action) ? DESCRIPTIONS[entry.action] : undefined
  const said = known === undefined ? describeOther(entry.detail) : known(entry, names)
  return { object, about: '', before: '', after: '', reason: '', ...said }
}
