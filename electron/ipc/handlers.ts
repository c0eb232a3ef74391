import type { CallName } from '#shared/contract/calls.ts'
import * as adjustHandlers from './handle-adjust.ts'
import * as appHandlers from './handle-app.ts'
import * as appealsHandlers from './handle-appeals.ts'
import * as archiveHandlers from './handle-archive.ts'
import * as calendarHandlers from './handle-calendar.ts'
import * as checkHandlers from './handle-check.ts'
import * as documentsHandlers from './handle-documents.ts'
import * as evidenceHandlers from './handle-evidence.ts'
import * as exchangeHandlers from './handle-exchange.ts'
import * as gradesHandlers from './handle-grades.ts'
import * as logHandlers from './handle-log.ts'
import * as nominationsHandlers from './handle-nominations.ts'
import * as operatorsHandlers from './handle-operators.ts'
import * as paperHandlers from './handle-paper.ts'
import * as papersHandlers from './handle-papers.ts'
import * as planHandlers from './handle-plan.ts'
import * as progressHandlers from './handle-progress.ts'
import * as restoreHandlers from './handle-restore.ts'
import * as returnsHandlers from './handle-returns.ts'
import * as reviewHandlers from './handle-review.ts'
import * as schemeHandlers from './handle-scheme.ts'
import * as sendBacksHandlers from './handle-send-backs.ts'
import * as settingsHandlers from './handle-settings.ts'
import * as templatesHandlers from './handle-templates.ts'
import * as unitsHandlers from './handle-units.ts'
import * as yearHandlers from './handle-year.ts'
import type { Handler } from './handler.ts'

/** Who answers which call: each file holds those of an area, by their names. A call of the contract without one does not compile. */
export const HANDLERS: { readonly [Name in CallName]: Handler<Name> } = {
  ...adjustHandlers,
  ...appHandlers,
  ...appealsHandlers,
  ...archiveHandlers,
  ...calendarHandlers,
  ...checkHandlers,
  ...documentsHandlers,
  ...evidenceHandlers,
  ...exchangeHandlers,
  ...gradesHandlers,
  ...logHandlers,
  ...nominationsHandlers,
  ...operatorsHandlers,
  ...paperHandlers,
  ...papersHandlers,
  ...planHandlers,
  ...progressHandlers,
  ...restoreHandlers,
  ...returnsHandlers,
  ...reviewHandlers,
  ...schemeHandlers,
  ...sendBacksHandlers,
  ...settingsHandlers,
  ...templatesHandlers,
  ...unitsHandlers,
  ...yearHandlers,
}
