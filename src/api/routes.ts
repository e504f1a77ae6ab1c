import type { Engine } from '../pipeline/engine.ts'
import type { App } from './app.ts'
import { backupRoutes } from './routes/backups.ts'
import { healthRoutes } from './routes/health.ts'
import { keyRoutes } from './routes/keys.ts'
import { metricsRoutes } from './routes/metrics.ts'
import { projectRoutes } from './routes/project.ts'
import { queryRoutes } from './routes/query.ts'

/** Adds a resource's routes to the server. Each is called in a scope of its own: parsers and hooks stay inside it. */
export type Routes = (app: App, engine: Engine) => void

/** Every resource of the API; one file in `routes/` each. */
export const routes: Routes[] = [healthRoutes, metricsRoutes, projectRoutes, keyRoutes, backupRoutes, queryRoutes]
