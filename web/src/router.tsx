import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { basePath } from './api/base.ts'
import { setProject } from './api/client.ts'
import { queryClient } from './api/query-client.ts'
import { Failure } from './components/failure.tsx'
import { NotFound } from './components/not-found.tsx'
import { overviewQuery } from './components/use-overview.ts'
import { eventsSearch } from './features/events/search.ts'
import { forecastSearch } from './features/forecast/search.ts'
import { insightsSearch } from './features/insights/search.ts'
import { modelsSearch } from './features/models/search.ts'
import { monitorSearch } from './features/monitor/search.ts'
import { peopleSearch } from './features/people/search.ts'
import { pipelineSearch } from './features/pipeline/search.ts'
import { recommendationsSearch } from './features/recommendations/search.ts'
import { settingsSearch } from './features/settings/search.ts'
import { ForgotPage } from './features/sign-in/forgot-page.tsx'
import { JoinPage } from './features/sign-in/join-page.tsx'
import { ResetPage } from './features/sign-in/reset-page.tsx'
import { SignInPage } from './features/sign-in/sign-in-page.tsx'
import { ProjectShell } from './shell/project-shell.tsx'
import { meQuery } from './shell/use-me.ts'

/** A page that broke says so in its own place. */
const Broken = ({ error, reset }: ErrorComponentProps) => <Failure error={error as Error} retry={reset} />

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: Broken })

/** The bare address opens the first project that the reader has. */
const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async () => {
    const me = await queryClient.ensureQueryData(meQuery).catch(() => null)
    const [first] = me?.projects ?? []
    throw first ? redirect({ to: '/p/$project', params: { project: first.id } }) : redirect({ to: '/sign-in' })
  },
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ to }): { to?: string } => (typeof to === 'string' && to.startsWith('/p/') ? { to } : {}),
  component: SignInPage,
})
const forgot = createRoute({ getParentRoute: () => root, path: '/forgot', component: ForgotPage })
const join = createRoute({ getParentRoute: () => root, path: '/join/$token', component: JoinPage })
const reset = createRoute({ getParentRoute: () => root, path: '/reset/$token', component: ResetPage })

const project = createRoute({
  getParentRoute: () => root,
  path: '/p/$project',
  component: ProjectShell,
  // Asked while the page's code is on its way, not after it.
  beforeLoad: ({ params }) => {
    setProject(params.project)
    void queryClient.prefetchQuery(meQuery)
  },
})

// A page's code comes when it is opened. Its state is in the address: every view can be linked to.

const home = createRoute({
  getParentRoute: () => project,
  path: '/',
  loader: ({ params }) => void queryClient.prefetchQuery(overviewQuery(params.project)),
  component: lazyRouteComponent(() => import('./features/home/home-page.tsx'), 'HomePage'),
})
const pipeline = createRoute({
  getParentRoute: () => project,
  path: '/pipeline',
  validateSearch: pipelineSearch,
  component: lazyRouteComponent(() => import('./features/pipeline/pipeline-page.tsx'), 'PipelinePage'),
})
const events = createRoute({
  getParentRoute: () => project,
  path: '/events',
  validateSearch: eventsSearch,
  component: lazyRouteComponent(() => import('./features/events/events-page.tsx'), 'EventsPage'),
})
const people = createRoute({
  getParentRoute: () => project,
  path: '/people',
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import('./features/people/people-page.tsx'), 'PeoplePage'),
})
const insights = createRoute({
  getParentRoute: () => project,
  path: '/insights',
  validateSearch: insightsSearch,
  component: lazyRouteComponent(() => import('./features/insights/insights-page.tsx'), 'InsightsPage'),
})
const recommendations = createRoute({
  getParentRoute: () => project,
  path: '/recommendations',
  validateSearch: recommendationsSearch,
  component: lazyRouteComponent(
    () => import('./features/recommendations/recommendations-page.tsx'),
    'RecommendationsPage',
  ),
})
const forecast = createRoute({
  getParentRoute: () => project,
  path: '/forecast',
  validateSearch: forecastSearch,
  component: lazyRouteComponent(() => import('./features/forecast/forecast-page.tsx'), 'ForecastPage'),
})
const models = createRoute({
  getParentRoute: () => project,
  path: '/models',
  validateSearch: modelsSearch,
  component: lazyRouteComponent(() => import('./features/models/models-page.tsx'), 'ModelsPage'),
})
const monitor = createRoute({
  getParentRoute: () => project,
  path: '/monitor',
  validateSearch: monitorSearch,
  component: lazyRouteComponent(() => import('./features/monitor/monitor-page.tsx'), 'MonitorPage'),
})
const settings = createRoute({
  getParentRoute: () => project,
  path: '/settings',
  validateSearch: settingsSearch,
  component: lazyRouteComponent(() => import('./features/settings/settings-page.tsx'), 'SettingsPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    start,
    signIn,
    forgot,
    join,
    reset,
    project.addChildren([
      home,
      pipeline,
      events,
      people,
      insights,
      recommendations,
      forecast,
      models,
      monitor,
      settings,
    ]),
  ]),
  basepath: basePath || '/',
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
