import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Run } from '../../src/pipeline/run.ts'
import { type GivenServer, givenServer } from '../server.ts'

const DAY_MS = 86_400_000
const end = Date.UTC(2026, 2, 1)

/** A shop of 60 people over 20 weeks: everyone has a favourite that they buy again each week or so, and tries one thing. */
async function givenShop(): Promise<GivenServer> {
  const server = await givenServer()
  const events = []
  for (let person = 0; person < 60; person++) {
    for (let week = 20; week > 0; week--) {
      // Every third person orders seldom: someone has to be unlikely to come back.
      if (person % 3 === 0 && week % 6 !== 0) continue
      const time = end - week * 7 * DAY_MS + ((person * 7919) % 7) * DAY_MS + 36_000_000
      const order_id = `o${person}-${week}`
      const items = [`favourite-${person % 12}`, `thing-${(person * 31 + week * 17) % 25}`]
      for (const item of items) {
        events.push({
          event: 'item_purchased',
          distinct_id: `p${person}`,
          timestamp: new Date(time).toISOString(),
          properties: { item, order_id, quantity: 1 + (week % 3), price: 5 },
        })
      }
      events.push({
        event: 'order_completed',
        distinct_id: `p${person}`,
        timestamp: new Date(time).toISOString(),
        properties: { order_id },
      })
    }
  }
  for (let at = 0; at < events.length; at += 5_000) {
    const answer = await server.fetch('/api/v1/events', {
      role: 'ingest',
      json: { events: events.slice(at, at + 5_000) },
    })
    expect(answer.status).toBe(200)
  }
  return server
}

async function finished(server: GivenServer, id: string): Promise<Run> {
  for (;;) {
    const run = (await (await server.fetch(`/api/v1/runs/${id}`, { role: 'read' })).json()) as Run
    if (run.state !== 'queued' && run.state !== 'running') return run
    await sleep(200)
  }
}

async function learnt(server: GivenServer, name: string, definition: object): Promise<Run> {
  expect((await server.fetch('/api/v1/targets', { role: 'admin', json: { name, definition } })).status).toBe(201)
  const started = await server.fetch(`/api/v1/targets/${name}/runs`, {
    role: 'admin',
    json: { seed: 7, cutoff: new Date(end).toISOString() },
  })
  expect(started.status).toBe(202)
  const run = await finished(server, ((await started.json()) as Run).id)
  expect(run.error).toBeNull()
  expect(run.state).toBe('done')
  return run
}

test('a recommendation target goes from events to answers that follow the person', { timeout: 120_000 }, async () => {
  const server = await givenShop()
  const run = await learnt(server, 'shop', { use: 'recommendation', window_days: 14 })
  expect(run.verdict?.champion_after).not.toBeNull()

  const ask = async (query: string) =>
    (await server.fetch(`/api/v1/recommendations/shop?${query}`, { role: 'read' })).json()
  const answer = (await ask('person=p1&limit=5')) as {
    arm: string
    fallback: string | null
    items: { item: string; reason: object }[]
  }
  expect(answer.items).toHaveLength(5)
  expect(answer).toMatchObject({ person: 'p1', fallback: null })
  const stranger = await ask('person=nobody&limit=3')
  expect(stranger).toMatchObject({ fallback: 'popular', items: [{}, {}, {}] })
  const without = (await ask('person=p1&limit=5&exclude_seen=true')) as typeof answer
  expect(without.items.map(({ item }) => item)).not.toContain('favourite-1')
})

test('the same target twice gives the same dataset and, with the same seed, the same leaderboard', {
  timeout: 120_000,
}, async () => {
  const server = await givenShop()
  const first = await learnt(server, 'again', { use: 'propensity', within_days: 14 })
  const second = await finished(
    server,
    (
      (await (
        await server.fetch('/api/v1/targets/again/runs', {
          role: 'admin',
          json: { seed: 7, cutoff: new Date(end).toISOString() },
        })
      ).json()) as Run
    ).id,
  )
  const essence = ({ stages }: Run) => ({
    dataset: stages.prepare?.output.dataset,
    leaderboard: ((stages.train?.output.leaderboard ?? []) as { train_s: number }[]).map(
      ({ train_s: _, ...rest }) => rest,
    ),
  })
  expect(essence(second)).toEqual(essence(first))
  const likely = (await (await server.fetch('/api/v1/propensity/again?person=p1', { role: 'read' })).json()) as {
    probability: number
    reasons: unknown[]
  }
  expect(likely.probability).toBeGreaterThan(0)
  expect(likely.reasons.length).toBeGreaterThan(0)
})

test('a forecast target answers with intervals that hold their mean, and names the series it knows', {
  timeout: 120_000,
}, async () => {
  const server = await givenShop()
  await learnt(server, 'demand', { use: 'forecast', horizon_days: 14, min_days_sold: 5 })
  const { points } = (await (
    await server.fetch('/api/v1/forecasts/demand?series=*&horizon=7', { role: 'read' })
  ).json()) as {
    points: { ds: string; mean: number; lo80: number; hi80: number; lo95: number; hi95: number }[]
  }
  expect(points).toHaveLength(7)
  for (const point of points) {
    expect(point.lo95).toBeLessThanOrEqual(point.lo80)
    expect(point.hi80).toBeLessThanOrEqual(point.hi95)
  }
  const unknown = await server.fetch('/api/v1/forecasts/demand?series=nothing', { role: 'read' })
  expect(unknown.status).toBe(404)
  expect(await unknown.json()).toMatchObject({ code: 'deploy.unknown_series', field: 'series' })
})

test('a target without a model says so', async () => {
  const server = await givenServer()
  await server.fetch('/api/v1/targets', { role: 'admin', json: { name: 'new', definition: { use: 'recommendation' } } })
  const answer = await server.fetch('/api/v1/recommendations/new?person=a', { role: 'read' })
  expect(answer.status).toBe(409)
  expect(await answer.json()).toMatchObject({ code: 'deploy.no_model', hint: expect.stringContaining('run') })
})

test('a run can be cancelled', { timeout: 60_000 }, async () => {
  const server = await givenShop()
  await server.fetch('/api/v1/targets', {
    role: 'admin',
    json: { name: 'long', definition: { use: 'recommendation' } },
  })
  const { id } = (await (await server.fetch('/api/v1/targets/long/runs', { role: 'admin', json: {} })).json()) as Run
  await server.fetch(`/api/v1/runs/${id}/cancel`, { role: 'admin', method: 'POST' })
  expect((await finished(server, id)).state).toBe('cancelled')
})
