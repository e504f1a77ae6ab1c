import type { Engine } from '../../pipeline/engine.ts'
import { Overview, overview } from '../../pipeline/overview.ts'
import { scopeOf } from '../../pipeline/scope.ts'
import type { App } from '../app.ts'

/** The home page's numbers. */
export function overviewRoutes(app: App, engine: Engine): void {
  app.get(
    '/api/v1/overview',
    {
      config: { needs: 'read' },
      schema: { summary: 'Today, targets and what changed', tags: ['operations'], response: { 200: Overview } },
    },
    async ({ project }) => overview(engine.store, await scopeOf(engine, project)),
  )
}
