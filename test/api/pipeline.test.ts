import { expect, test } from 'vitest'
import type { Run } from '../../src/pipeline/run.ts'
import { givenServer } from '../server.ts'
import { finished, givenShop, learnt, ran, shopEnd } from '../shop.ts'

test('a recommendation target goes from events to answers that follow the person', { timeout: 120_000 }, async () => {
  const server = await givenShop()
  const run = await learnt(server, 'shop', { use: 'recommendation', window_days: 14 })
  expect(run.verdict?.champion_after).not.toBeNull()
  expect(run.log.find(({ code }) => code === 'judged')).toMatchObject({ metric: 'ndcg10', value: expect.any(Number) })
  expect(run.log.slice(-2)).toMatchObject([{ code: 'gate' }, { code: 'promoted', model: run.verdict?.champion_after }])

  expect(run.stages.prepare?.output.doctor).toMatchObject({
    size: { people: 60 },
    findings: [{ check: 'ties' }, {}, {}, {}, {}, {}],
  })
  const { examples } = (await (await server.fetch(`/api/v1/runs/${run.id}/examples`, { role: 'read' })).json()) as {
    examples: {
      distinct_id: string
      kind: string
      ndcg: number
      recommended: { item: string; hit: boolean }[]
      taken: { item: string }[]
    }[]
  }
  expect(examples.map(({ kind }) => kind)).toEqual(['best', 'best', 'best', 'worst', 'worst', 'worst'])
  expect(examples[0].ndcg).toBeGreaterThanOrEqual(examples[5].ndcg)
  for (const { distinct_id, recommended, taken } of examples) {
    expect(distinct_id).toMatch(/^p\d+$/)
    const hits = recommended.filter(({ hit }) => hit).map(({ item }) => item)
    expect(taken.map(({ item }) => item)).toEqual(expect.arrayContaining(hits))
  }
  const foreign = await server.fetch('/api/v1/runs/0198c0de-0000-7000-8000-000000000000/examples', {
    role: 'read',
  })
  expect(await foreign.json()).toMatchObject({ code: 'core.not_found', field: 'run' })

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
          json: { seed: 7, cutoff: new Date(shopEnd).toISOString() },
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

test('a forecast without a model says so', async () => {
  const server = await givenServer()
  await server.fetch('/api/v1/targets', { role: 'admin', json: { name: 'new', definition: { use: 'forecast' } } })
  const answer = await server.fetch('/api/v1/forecasts/new', { role: 'read' })
  expect(answer.status).toBe(409)
  expect(await answer.json()).toMatchObject({ code: 'deploy.no_model', hint: expect.stringContaining('run') })
})

test('a run learns up to the newest event unless told otherwise, and can be cancelled', {
  timeout: 60_000,
}, async () => {
  const server = await givenShop()
  await server.fetch('/api/v1/targets', {
    role: 'admin',
    json: { name: 'long', definition: { use: 'recommendation' } },
  })
  const { id, cutoff } = (await (
    await server.fetch('/api/v1/targets/long/runs', { role: 'admin', json: {} })
  ).json()) as Run
  // The shop's last orders are of the day before its end, long before the test's today.
  expect(new Date(cutoff)).toEqual(new Date(shopEnd))
  await server.fetch(`/api/v1/runs/${id}/cancel`, { role: 'admin', method: 'POST' })
  expect((await finished(server, id)).state).toBe('cancelled')
})

test('a run is cancelled whenever it is: while it waits, and while it is being taken up', {
  timeout: 120_000,
}, async () => {
  const server = await givenShop()
  await server.fetch('/api/v1/targets', {
    role: 'admin',
    json: { name: 'early', definition: { use: 'recommendation', window_days: 14 } },
  })
  for (const wait_ms of [0, 100, 200, 300, 400, 500, 600]) {
    const asked = await server.fetch('/api/v1/targets/early/runs', { role: 'admin', json: {} })
    const { id } = (await asked.json()) as Run
    await new Promise((resolve) => setTimeout(resolve, wait_ms))
    await server.fetch(`/api/v1/runs/${id}/cancel`, { role: 'admin', method: 'POST' })
    expect((await finished(server, id)).state).toBe('cancelled')
  }
})

test('each family is on the leaderboard as soon as it is judged, and stays where the run is cancelled', {
  timeout: 120_000,
}, async () => {
  const server = await givenShop()
  await server.fetch('/api/v1/targets', {
    role: 'admin',
    json: { name: 'watched', definition: { use: 'recommendation', window_days: 14 } },
  })
  const { id } = (await (
    await server.fetch('/api/v1/targets/watched/runs', {
      role: 'admin',
      json: { cutoff: new Date(shopEnd).toISOString() },
    })
  ).json()) as Run
  const look = async () => (await (await server.fetch(`/api/v1/runs/${id}`, { role: 'read' })).json()) as Run
  let train = (await look()).stages.train
  while (!train) train = (await look()).stages.train
  const { families, leaderboard } = train.output as { families: number; leaderboard: { metrics: { ndcg10: number } }[] }
  expect(train.seconds).toBeNull()
  expect(leaderboard.length).toBeLessThan(families)
  await server.fetch(`/api/v1/runs/${id}/cancel`, { role: 'admin', method: 'POST' })
  const { state, stages, log } = await finished(server, id)
  expect(state).toBe('cancelled')
  expect(stages.train?.seconds).toBeNull()
  const kept = stages.train?.output.leaderboard as typeof leaderboard
  expect(kept.length).toBeGreaterThanOrEqual(leaderboard.length)
  expect(log.map(({ code }) => code)).toEqual([
    ...['queued', 'began', 'prepared'],
    ...kept.map(() => 'judged'),
    'cancelled',
  ])
  expect(kept).toEqual(kept.toSorted((a, b) => b.metrics.ndcg10 - a.metrics.ndcg10))
})

test('a run that is given minutes judges the transformer too, and keeps how its training went', {
  timeout: 120_000,
}, async () => {
  const server = await givenShop()
  const quick = await learnt(server, 'deep', { use: 'recommendation', window_days: 14 })
  const namesOf = ({ stages }: Run) =>
    ((stages.train?.output.leaderboard ?? []) as { name: string }[]).map(({ name }) => name)
  expect(quick).toMatchObject({ minutes: 0, training: [] })
  expect(namesOf(quick)).not.toContain('sasrec-rules')

  const cutoff = new Date(shopEnd).toISOString()
  const run = await ran(server, 'deep', { seed: 7, cutoff, minutes: 0.1 })
  expect(namesOf(run)).toContain('sasrec-rules')
  expect(run.stages.train?.output.families).toBe(namesOf(run).length)
  const { training = [] } = run
  // Two validation windows and the test window, and all of it where it won.
  expect(training.length).toBeGreaterThanOrEqual(3)
  expect(training[0]).toMatchObject({
    family: 'sasrec-rules',
    cutoff: new Date(shopEnd - 3 * 14 * 86_400_000).toISOString(),
    points: expect.arrayContaining([expect.objectContaining({ validation: expect.any(Number) })]),
  })
  // A fit that had time for one report alone has nothing to compare.
  const long = training.filter(({ points }) => points.length > 1)
  for (const { points } of long) expect(points[0].loss).toBeGreaterThan(points.at(-1)?.loss as number)
  const { runs } = (await (await server.fetch('/api/v1/targets/deep/runs', { role: 'read' })).json()) as { runs: Run[] }
  expect(runs.map(({ minutes, training }) => [minutes, training])).toEqual([
    [0.1, undefined],
    [0, undefined],
  ])

  const refused = await server.fetch('/api/v1/targets/deep/runs', { role: 'admin', json: { minutes: 241 } })
  expect(await refused.json()).toMatchObject({ code: 'core.invalid', field: 'minutes' })
})

test('a run that fails says at which step and why, in its log too', { timeout: 60_000 }, async () => {
  const server = await givenServer()
  await server.fetch('/api/v1/targets', { role: 'admin', json: { name: 'bare', definition: { use: 'forecast' } } })
  const { id } = (await (
    await server.fetch('/api/v1/targets/bare/runs', {
      role: 'admin',
      json: { cutoff: new Date(shopEnd).toISOString() },
    })
  ).json()) as Run
  const { state, error, log } = await finished(server, id)
  expect(state).toBe('failed')
  expect(log).toMatchObject([
    { code: 'queued' },
    { code: 'began' },
    { code: 'failed', error: error?.code, message: error?.message },
  ])
})
