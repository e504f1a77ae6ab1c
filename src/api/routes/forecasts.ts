import { z } from 'zod'
import { forecast, forecastSeries } from '../../deploy/forecast.ts'
import type { Engine } from '../../pipeline/engine.ts'
import type { App } from '../app.ts'
import { servedTarget } from '../served-target.ts'

const Params = z.object({ target: z.string().describe('Name of the target') })

const Query = z.strictObject({
  series: z.string().min(1).max(200).default('*').describe('Id of a series; `*` is the total'),
  horizon: z.coerce.number().int().min(1).max(366).default(28).describe('Days from today'),
})

const units = z.number().describe('Units a day')
const Answer = z.object({
  prediction_id: z.uuid(),
  series: z.string(),
  model: z.object({ name: z.string(), version: z.int() }),
  points: z.array(z.object({ ds: z.iso.date(), mean: units, lo80: units, hi80: units, lo95: units, hi95: units })),
})

export function forecastRoutes(app: App, engine: Engine): void {
  app.get(
    '/api/v1/forecasts/:target',
    {
      config: { needs: 'read' },
      schema: {
        summary: 'Demand a day, with 80 % and 95 % intervals',
        tags: ['deploy'],
        params: Params,
        querystring: Query,
        response: { 200: Answer },
      },
    },
    async ({ project, params, query }) =>
      forecast(engine.deployments.forecast(await servedTarget(engine, project, params.target, 'forecast')), query),
  )
  app.get(
    '/api/v1/forecasts/:target/series',
    {
      config: { needs: 'read' },
      schema: {
        summary: 'Series that can be forecast',
        tags: ['deploy'],
        params: Params,
        response: { 200: z.object({ series: z.array(z.string()) }) },
      },
    },
    async ({ project, params }) => ({
      series: [
        ...(await forecastSeries(
          engine.deployments.forecast(await servedTarget(engine, project, params.target, 'forecast')),
        )),
      ],
    }),
  )
}
