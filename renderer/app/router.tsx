import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { NotFound } from './not-found.tsx'
import { Broken } from './broken.tsx'
import { Shell } from './shell.tsx'
import { newestYear } from '../api/years.ts'

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Broken })

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: async () => {
    const year = await newestYear()
    throw year === null
      ? redirect({ to: '/start', replace: true })
      : redirect({ to: '/$year', params: { year }, replace: true })
  },
})

const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/start',
  component: lazyRouteComponent(() => import('../features/start/start-page.tsx'), 'StartPage'),
})

const logRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/log',
  validateSearch: readLogFilter,
  component: lazyRouteComponent(() => import('../features/log/log-page.tsx'), 'LogPage'),
})
const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  validateSearch: (search): { tab?: string } => {
    const tab = textOf(search['tab'])
    return tab === '' ? {} : { tab }
  },
  component: lazyRouteComponent(() => import('../features/settings/settings-page.tsx'), 'SettingsPage'),
})
const manualRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/manual',
  validateSearch: (search): { part?: string } => {
    const part = textOf(search['part'])
    return part === '' ? {} : { part }
  },
  component: lazyRouteComponent(() => import('../features/manual/manual-page.tsx'), 'ManualPage'),
})

const exchangeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/exchange',
  component: lazyRouteComponent(() => import('../features/exchange/exchange-page.tsx'), 'ExchangePage'),
})

const yearRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$year',
  params: {
    parse: ({ year }) => ({ year: /^\d{4}$/.test(year) ? Number(year) : 0 }),
    stringify: ({ year }) => ({ year: String(year) }),
  },
})

const deskRoute = createRoute({
  getParentRoute: () => yearRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../features/desk/desk-page.tsx'), 'DeskPage'),
})
const targetsRoute = createRoute({
  getParentRoute: () => yearRoute,
  path: '/targets',
  validateSearch: ({ tab }): { tab?: 'settings' | 'calendar' } =>
    tab === 'settings' || tab === 'calendar' ? { tab } : {},
  component: lazyRouteComponent(() => import('../features/targets/targets-page.tsx'), 'TargetsPage'),
})
const formsRoute = createRoute({
  getParentRoute: () => yearRoute,
  path: '/forms',
  component: lazyRouteComponent(() => import('../features/forms/forms-page.tsx'), 'FormsPage'),
})
/** A search parameter that is a text; '' where there is none. */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

const receiveRoute = createRoute({
  getParentRoute: () => yearRoute,
  path: '/receive',
  validateSearch: (search): { show?: 'units' | 'last'; file?: string } => {
    const [show, file] = [textOf(search['show']), textOf(search['file'])]
    return {
      ...(show === 'units' || show === 'last' ? { show } : {}),
      ...(file === '' ? {} : { file }),
    }
  },
  component: lazyRouteComponent(() => import('../features/receive/receive-page.tsx'), 'ReceivePage'),
})

const planRoute = createRoute({
  getParentRoute: () => yearRoute,
  path: '/plan',
  validateSearch: (search): { task?: string; unit?: string; part?: string } => {
    const [task, unit, part] = [textOf(search['task']), textOf(search['unit']), textOf(search['part'])]
    return {
      ...(task === '' ? {} : { task }),
      ...(unit === '' ? {} : { unit }),
      ...(part === '' ? {} : { part }),
    }
  },
  component: lazyRouteComponent(() => import('../features/plan/plan-page.tsx'), 'PlanPage'),
})
interface ProgressSearch {
  readonly tab?: 'inspections'
  readonly period?: string
  readonly unit?: string
  readonly task?: string
  readonly view?: 'overdue'
}

const progressRoute = createRoute({
  getParentRoute: () => yearRoute,
  path: '/progress',
  validateSearch: (search): ProgressSearch => {
    const [period, unit] = [textOf(search['period']), textOf(search['unit'])]
    const task = textOf(search['task'])
    return {
      ...(search['tab'] === 'inspections' ? { tab: 'inspections' } : {}),
      ...(search['view'] === 'overdue' ? { view: 'overdue' } : {}),
      ...(period === '' ? {} : { period }),
      ...(unit === '' ? {} : { unit }),
      ...(task === '' ? {} : { task }),
    }
  },
  component: lazyRouteComponent(() => import('../features/progress/progress-page.tsx'), 'ProgressPage'),
})
const unitsRoute = createRoute({
  getParentRoute: () => yearRoute,
  path: '/units',
  validateSearch: (search): { unit?: string } => {
    const unit = textOf(search['unit'])
    return unit === '' ? {} : { unit }
  },
  component: lazyRouteComponent(() => import('../features/units/units-page.tsx'), 'UnitsPage'),
})
interface LogSearch {
  readonly text?: string
  readonly operator?: string
  readonly action?: string
  readonly unit?: string
  readonly from?: string
  readonly to?: string
}

function readLogFilter(search: Record<string, unknown>): LogSearch {
  const given = ['text', 'operator', 'action', 'unit', 'from', 'to'].map(
    (name) => [name, textOf(search[name])] as const,
  )
  return Object.fromEntries(given.filter(([, text]) => text !== ''))
}

const checkRoute = createRoute({
  getParentRoute: () => yearRoute,
  path: '/check',
  validateSearch: (search): { unit?: string; cell?: string } => {
    const [unit, cell] = [textOf(search['unit']), textOf(search['cell'])]
    return { ...(unit === '' ? {} : { unit }), ...(cell === '' ? {} : { cell }) }
  },
  component: lazyRouteComponent(() => import('../features/check/check-page.tsx'), 'CheckPage'),
})
const paperRoute = createRoute({
  getParentRoute: () => yearRoute,
  path: '/paper',
  validateSearch: (search): { unit?: string } => {
    const unit = textOf(search['unit'])
    return unit === '' ? {} : { unit }
  },
  component: lazyRouteComponent(() => import('../features/paper/paper-page.tsx'), 'PaperPage'),
})
const evidenceRoute = createRoute({
  getParentRoute: () => yearRoute,
  path: '/evidence',
  validateSearch: (search): { unit?: string } => {
    const unit = textOf(search['unit'])
    return unit === '' ? {} : { unit }
  },
  component: lazyRouteComponent(() => import('../features/evidence/evidence-page.tsx'), 'EvidencePage'),
})
const sendBackRoute = createRoute({
  getParentRoute: () => yearRoute,
  path: '/send-back',
  validateSearch: (search): { unit?: string; item?: string } => {
    const [unit, item] = [textOf(search['unit']), textOf(search['item'])]
    return { ...(unit === '' ? {} : { unit }), ...(item === '' ? {} : { item }) }
  },
  component: lazyRouteComponent(() => import('../features/send-back/send-back-page.tsx'), 'SendBackPage'),
})
const remindRoute = createRoute({
  getParentRoute: () => yearRoute,
  path: '/remind',
  component: lazyRouteComponent(() => import('../features/remind/remind-page.tsx'), 'RemindPage'),
})
const reviewRoute = createRoute({
  getParentRoute: () => yearRoute,
  path: '/review',
  validateSearch: (search): { unit?: string; item?: string; by?: 'program' } => {
    const [unit, item] = [textOf(search['unit']), textOf(search['item'])]
    return {
      ...(unit === '' ? {} : { unit }),
      ...(item === '' ? {} : { item }),
      ...(search['by'] === 'program' ? { by: 'program' } : {}),
    }
  },
  component: lazyRouteComponent(() => import('../features/review/review-page.tsx'), 'ReviewPage'),
})
const adjustRoute = createRoute({
  getParentRoute: () => yearRoute,
  path: '/adjust',
  component: lazyRouteComponent(() => import('../features/adjust/adjust-page.tsx'), 'AdjustPage'),
})
const scoresRoute = createRoute({
  getParentRoute: () => yearRoute,
  path: '/scores',
  validateSearch: ({ view }): { view?: 'charts' } => (view === 'charts' ? { view } : {}),
  component: lazyRouteComponent(() => import('../features/scores/scores-page.tsx'), 'ScoresPage'),
})
const appealsRoute = createRoute({
  getParentRoute: () => yearRoute,
  path: '/appeals',
  validateSearch: ({ tab }): { tab?: 'feedback' | 'open' | 'decided' } =>
    tab === 'feedback' || tab === 'open' || tab === 'decided' ? { tab } : {},
  component: lazyRouteComponent(() => import('../features/appeals/appeals-page.tsx'), 'AppealsPage'),
})
const gradesRoute = createRoute({
  getParentRoute: () => yearRoute,
  path: '/grades',
  component: lazyRouteComponent(() => import('../features/grades/grades-page.tsx'), 'GradesPage'),
})
const nominationsRoute = createRoute({
  getParentRoute: () => yearRoute,
  path: '/nominations',
  component: lazyRouteComponent(
    () => import('../features/nominations/nominations-page.tsx'),
    'NominationsPage',
  ),
})
const archiveRoute = createRoute({
  getParentRoute: () => yearRoute,
  path: '/archive',
  validateSearch: ({ tab }): { tab?: 'compare' } => (tab === 'compare' ? { tab } : {}),
  component: lazyRouteComponent(() => import('../features/archive/archive-page.tsx'), 'ArchivePage'),
})
const reportsRoute = createRoute({
  getParentRoute: () => yearRoute,
  path: '/reports',
  component: lazyRouteComponent(() => import('../features/reports/reports-page.tsx'), 'ReportsPage'),
})
const documentRoute = createRoute({
  getParentRoute: () => yearRoute,
  path: '/document',
  validateSearch: (search): { doc?: string } => {
    const doc = textOf(search['doc'])
    return doc === '' ? {} : { doc }
  },
  component: lazyRouteComponent(() => import('../features/reports/document-page.tsx'), 'DocumentPage'),
})
const templatesRoute = createRoute({
  getParentRoute: () => yearRoute,
  path: '/templates',
  component: lazyRouteComponent(() => import('../features/reports/templates-page.tsx'), 'TemplatesPage'),
})

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    indexRoute,
    startRoute,
    logRoute,
    settingsRoute,
    manualRoute,
    exchangeRoute,
    yearRoute.addChildren([
      deskRoute,
      planRoute,
      unitsRoute,
      progressRoute,
      targetsRoute,
      formsRoute,
      receiveRoute,
      paperRoute,
      evidenceRoute,
      checkRoute,
      sendBackRoute,
      remindRoute,
      reviewRoute,
      adjustRoute,
      scoresRoute,
      appealsRoute,
      gradesRoute,
      nominationsRoute,
      reportsRoute,
      archiveRoute,
      documentRoute,
      templatesRoute,
    ]),
  ]),
  history: createHashHistory(),
  defaultPreload: 'intent',
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
