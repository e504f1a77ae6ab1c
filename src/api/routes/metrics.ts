import { z } from 'zod'
import type { Engine } from '../../pipeline/engine.ts'
import type { App } from '../app.ts'

/** Prometheus's page. A server that only this machine reaches shows it without a key: it holds counts, not data. */
export function metricsRoutes(app: App, { config }: Engine): void {
  app.get(
    '/metrics',
    {
      config: { needs: isLoopback(config.host) ? undefined : 'read' },
      schema: {
        summary: 'What the server has done, for Prometheus',
        description: 'Open without a key when the server listens on loopback only.',
        tags: ['operations'],
        response: { 200: { description: 'Prometheus text', content: { 'text/plain': { schema: z.string() } } } },
      },
    },
    async (_request, reply) =>
      reply
        .type('text/plain; version=0.0.4')
        .serializer(String)
        .send(await app.metricsPage()),
  )
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.')
