import type { Engine } from '../pipeline/engine.ts'
import type { App } from './app.ts'
import { activityRoutes } from './routes/activity.ts'
import { alertRuleRoutes } from './routes/alert-rules.ts'
import { authRoutes } from './routes/auth.ts'
import { backupRoutes } from './routes/backups.ts'
import { dashboardRoutes } from './routes/dashboard.ts'
import { deploymentRoutes } from './routes/deployments.ts'
import { eventRoutes } from './routes/events.ts'
import { forecastRoutes } from './routes/forecasts.ts'
import { gorseRoutes } from './routes/gorse.ts'
import { healthRoutes } from './routes/health.ts'
import { importRoutes } from './routes/imports.ts'
import { insightRoutes } from './routes/insights.ts'
import { invitationRoutes } from './routes/invitations.ts'
import { itemRoutes } from './routes/items.ts'
import { keyRoutes } from './routes/keys.ts'
import { memberRoutes } from './routes/members.ts'
import { metricsRoutes } from './routes/metrics.ts'
import { modelRoutes } from './routes/models.ts'
import { monitorRoutes } from './routes/monitor.ts'
import { overviewRoutes } from './routes/overview.ts'
import { personRoutes } from './routes/persons.ts'
import { postHogRoutes } from './routes/posthog.ts'
import { projectRoutes } from './routes/project.ts'
import { propensityRoutes } from './routes/propensity.ts'
import { quarantineRoutes } from './routes/quarantine.ts'
import { queryRoutes } from './routes/query.ts'
import { recommendationExportRoutes } from './routes/recommendation-export.ts'
import { recommendationRuleRoutes } from './routes/recommendation-rules.ts'
import { recommendationRoutes } from './routes/recommendations.ts'
import { runExampleRoutes } from './routes/run-examples.ts'
import { runRoutes } from './routes/runs.ts'
import { savedInsightRoutes } from './routes/saved-insights.ts'
import { segmentRoutes } from './routes/segment.ts'
import { serverHealthRoutes } from './routes/server-health.ts'
import { targetRoutes } from './routes/targets.ts'

/** Adds a resource's routes to the server. Each is called in a scope of its own: parsers and hooks stay inside it. */
export type Routes = (app: App, engine: Engine) => void

/** Every resource of the API; one file in `routes/` each. */
export const routes: Routes[] = [
  gorseRoutes,
  segmentRoutes,
  quarantineRoutes,
  postHogRoutes,
  itemRoutes,
  eventRoutes,
  healthRoutes,
  metricsRoutes,
  projectRoutes,
  keyRoutes,
  authRoutes,
  memberRoutes,
  invitationRoutes,
  backupRoutes,
  deploymentRoutes,
  dashboardRoutes,
  queryRoutes,
  forecastRoutes,
  importRoutes,
  modelRoutes,
  monitorRoutes,
  propensityRoutes,
  recommendationRoutes,
  recommendationRuleRoutes,
  recommendationExportRoutes,
  runRoutes,
  runExampleRoutes,
  targetRoutes,
  alertRuleRoutes,
  serverHealthRoutes,
  activityRoutes,
  insightRoutes,
  overviewRoutes,
  personRoutes,
  savedInsightRoutes,
]
