import { inArray, sql } from 'drizzle-orm'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { registry as counted } from '../core/metrics.ts'
import type { Engine } from '../pipeline/engine.ts'
import { runs } from '../store/metadata-schema.ts'
import type { App } from './app.ts'
import { countRequests, type RecentRequests } from './recent-requests.ts'

/**
 * Times every request: by route pattern for `/metrics`, whose text `page` gives, and by the routes' tag for what the
 * last hour was like.
 */
export function measureRequests(
  app: App,
  engine: Engine,
): { page: () => Promise<string>; lastHour: RecentRequests['lastHour'] } {
  const recent = countRequests()
  const own = new Registry()
  // Event-loop lag, memory, CPU, garbage collection.
  collectDefaultMetrics({ register: own })
  const duration = new Histogram({
    name: 'bellwether_http_request_duration_seconds',
    help: 'Time from the request to the end of its answer',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [own],
  })
  new Gauge({
    name: 'bellwether_runs_waiting',
    help: 'Pipeline runs queued or under way',
    registers: [own],
    async collect() {
      const [{ waiting }] = await engine.store.db
        .select({ waiting: sql<number>`count(*)::int` })
        .from(runs)
        .where(inArray(runs.state, ['queued', 'running']))
      this.set(waiting)
    },
  })
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    duration.observe({ method, route: routeOptions.url ?? 'none', status: reply.statusCode }, reply.elapsedTime / 1000)
    recent.record(routeOptions.schema?.tags?.[0] ?? 'other', reply.statusCode, reply.elapsedTime)
  })
  const all = Registry.merge([counted, own])
  return { page: () => all.metrics(), lastHour: recent.lastHour }
}
