import { expect, test } from 'vitest'
import type { SeriesHistory, SeriesRow } from '../../src/deploy/forecast-history.ts'
import { events } from '../../src/store/events.ts'
import { sql } from '../../src/store/sql.ts'
import { givenReceiver } from '../receiver.ts'
import { givenShop, learnt, shopEnd } from '../shop.ts'

interface Page {
  series: SeriesRow[]
  total: number
  next: string | null
}

const unitsOf = (project: string) => sql`
  SELECT toFloat64(sum(JSONExtractFloat(properties, 'quantity'))) AS n
  FROM ${events(project, { names: ['item_purchased'] })} AS e`

test('series are listed by volume or error a page at a time, and each shows its days beside the backtest; a look sends its alerts', {
  timeout: 180_000,
}, async () => {
  const server = await givenShop()
  await learnt(server, 'demand', { use: 'forecast', horizon_days: 14, min_days_sold: 5 })
  await server.fetch('/api/v1/items', { role: 'admin', json: { items: [{ item: 'thing-7', name: 'Teapot' }] } })
  const get = async <T>(path: string) => (await (await server.fetch(path, { role: 'read' })).json()) as T
  const list = (query: string) => get<Page>(`/api/v1/forecasts/demand/series?${query}`)

  const first = await list('limit=5')
  expect(first.series).toHaveLength(5)
  expect(first.series[0]).toMatchObject({ series: '*', name: null })
  const second = await list(`limit=5&cursor=${first.next}`)
  const volumes = [...first.series, ...second.series].map(({ volume }) => volume as number)
  expect(volumes).toEqual(volumes.toSorted((a, b) => b - a))
  expect(volumes[0]).toBeGreaterThan(0)
  const errors = (await list('sort=error&order=asc&limit=1000')).series.map(({ error }) => error)
  expect(errors).toEqual(errors.toSorted((a, b) => (a ?? 1e9) - (b ?? 1e9)))
  expect((await list('search=teaP')).series).toMatchObject([{ series: 'thing-7', name: 'Teapot' }])
  const lost = await server.fetch('/api/v1/forecasts/demand/series?cursor=nothing', { role: 'read' })
  expect([lost.status, await lost.json()]).toMatchObject([400, { code: 'core.invalid', field: 'cursor' }])

  const history = await get<SeriesHistory>('/api/v1/forecasts/demand/history?series=*&days=700')
  expect(history.actual).toHaveLength(700)
  expect(history.error).toBe(first.series[0].error)
  expect(history.backtest).toHaveLength(14)
  const day = (back: number) => new Date(shopEnd - back * 86_400_000).toISOString().slice(0, 10)
  expect([history.backtest[0].ds, history.backtest[13].ds]).toEqual([day(14), day(1)])
  for (const { mean, lo80, hi80 } of history.backtest) expect(lo80 <= mean && mean <= hi80).toBe(true)
  const sold = history.actual.reduce((sum, { units }) => sum + units, 0)
  expect(sold).toBe((await server.engine.store.clickhouse.query<{ n: number }>(unitsOf(server.project)))[0].n)
  const unknown = await server.fetch('/api/v1/forecasts/demand/history?series=nothing', { role: 'read' })
  expect([unknown.status, await unknown.json()]).toMatchObject([404, { code: 'deploy.unknown_series' }])

  const receiver = await givenReceiver(200)
  await server.fetch('/api/v1/alert-rules', {
    role: 'admin',
    json: { name: 'chat', channel: 'webhook', destination: receiver.url, kinds: ['freshness'] },
  })
  for (let look = 0; look < 2; look++)
    await server.fetch('/api/v1/targets/demand/monitor', { role: 'admin', method: 'POST' })
  const looks = await get<{ history: { made_at: string; effect: { use: string }; drift: object[] }[] }>(
    '/api/v1/targets/demand/monitor/history?limit=2',
  )
  expect(looks.history).toMatchObject([{ effect: { use: 'forecast' }, model: { version: expect.any(Number) } }, {}])
  expect(looks.history[0].made_at < looks.history[1].made_at).toBe(true)
  // The shop's history ended long before the test's today; the second look finds the alerts open.
  await server.engine.alerts.settled()
  expect(receiver.received.map(({ target, subject }) => [target, subject]).toSorted()).toEqual([
    ['demand', 'events'],
    ['demand', 'model'],
  ])
})
