import { z } from 'zod'
import { forecast } from '../../deploy/forecast.ts'
import { listSeries, MAX_DAYS, seriesHistory } from '../../deploy/forecast-history.ts'
import type { Engine } from '../../pipeline/engine.ts'
import type { App } from '../app.ts'
import { isPreview, PredictionId, Preview } from '../preview.ts'
import { servedTarget } from '../served-target.ts'

const Params = z.object({ target: z.string().describe('Name of the target') })

const Query = z.strictObject({
  series: z.string().min(1).max(200).default('*').describe('Id of a series; `*` is the total'),
  horizon: z.coerce.number().int().min(1).max(366).default(28).describe('Days from today'),
  preview: Preview,
})

const units = z.number().describe('Units a day')
const Answer = z.object({
  prediction_id: PredictionId,
  series: z.string(),
  model: z.object({ name: z.string(), version: z.int() }),
  points: z.array(z.object({ ds: z.iso.date(), mean: units, lo80: units, hi80: units, lo95: units, hi95: units })),
})

const SeriesQuery = z.strictObject({
  sort: z.enum(['volume', 'error', 'name']).default('volume').describe('What the list is in the order of'),
  order: z.enum(['asc', 'desc']).optional().describe('Highest first unless given; names from A'),
  search: z.string().max(200).default('').describe('Part of an id or a name'),
  cursor: z.string().max(200).optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(1_000).default(100).describe('Most that are answered'),
})

const name = z.string().nullable().describe('From the catalogue')
const error = z.number().nullable().describe('MASE of the backtest; null where there is none')

const SeriesPage = z.object({
  series: z.array(
    z.object({
      series: z.string(),
      name,
      volume: z.number().nullable().describe('Units a day over the last 90 days that the model learnt from'),
      error,
    }),
  ),
  total: z.int().describe('Series that match'),
  next: z.string().nullable(),
})

const HistoryQuery = z.strictObject({
  series: Query.shape.series,
  days: z.coerce.number().int().min(1).max(MAX_DAYS).default(90).describe('Days up to yesterday'),
})

const History = z.object({
  series: z.string(),
  name,
  model: z.object({ name: z.string(), version: z.int() }),
  error,
  actual: z.array(z.object({ ds: z.iso.date(), units })).describe('Oldest first'),
  backtest: z
    .array(z.object({ ds: z.iso.date(), mean: units, lo80: units, hi80: units }))
    .describe('The test window as the recipe, fitted before it, saw it; empty where the series began too late'),
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
    async (request) => {
      const { project, params, query } = request
      const target = await servedTarget(engine, project, params.target, 'forecast')
      return forecast(engine.deployments.forecast(target), { ...query, preview: isPreview(request, query) })
    },
  )
  app.get(
    '/api/v1/forecasts/:target/series',
    {
      config: { needs: 'read' },
      schema: {
        summary: 'Series that can be forecast, a page at a time',
        tags: ['deploy'],
        params: Params,
        querystring: SeriesQuery,
        response: { 200: SeriesPage },
      },
    },
    async ({ project, params, query }) => {
      const target = await servedTarget(engine, project, params.target, 'forecast')
      const order = query.order ?? (query.sort === 'name' ? 'asc' : 'desc')
      return listSeries(engine.deployments.forecastPages(target), { ...query, order })
    },
  )
  app.get(
    '/api/v1/forecasts/:target/history',
    {
      config: { needs: 'read' },
      schema: {
        summary: "Units a day up to yesterday, and the backtest of the champion's recipe",
        tags: ['deploy'],
        params: Params,
        querystring: HistoryQuery,
        response: { 200: History },
      },
    },
    async ({ project, params, query: { series, days } }) => {
      const target = await servedTarget(engine, project, params.target, 'forecast')
      return seriesHistory(engine.deployments.forecastPages(target), series, days)
    },
  )
}
