import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { personId } from '../../src/core/ids.ts'
import { alerts, deployments, models, runs } from '../../src/store/metadata-schema.ts'
import { givenPeople } from '../given.ts'
import { type GivenServer, givenServer } from '../server.ts'

interface Shown {
  uuid: string
  event: string
  distinct_id: string
  person_id: string
}
interface Page {
  events: Shown[]
  newest: string
  next: string | null
}

const get = async <Answer>(server: GivenServer, path: string): Promise<Answer> => {
  const answer = await server.fetch(`/api/v1/${path}`, { role: 'read' })
  const body = await answer.json()
  expect(answer.status, JSON.stringify(body)).toBe(200)
  return body as Answer
}

const send = async (server: GivenServer, events: object[]) =>
  expect((await server.fetch('/api/v1/events', { role: 'ingest', json: { events } })).status).toBe(200)

const storeOf = ({ engine: { store }, project }: GivenServer) => ({ store, project })

test('a live tail hears each event once while senders are at it, and pages lead back to the first', async () => {
  const server = await givenServer()
  const sent = 60
  const sending = (async () => {
    for (let i = 0; i < sent; i += 3)
      await Promise.all([0, 1, 2].map((j) => send(server, [{ event: 'view', distinct_id: `p${i + j}` }])))
  })()
  const first = (await get<Page>(server, 'activity/events?limit=5')).newest
  const done = { sending: false }
  const sent_all = sending.then(() => {
    done.sending = true
  })
  let cursor = first
  const heard: string[] = []
  for (;;) {
    const { sending: last } = done
    const page = await get<Page>(server, `activity/events?limit=7&after=${cursor}`)
    heard.push(...page.events.toReversed().map(({ distinct_id }) => distinct_id))
    cursor = page.newest
    if (last && page.events.length === 0) break
    // What came in this very millisecond is heard in the next.
    await sleep(2)
  }
  await sent_all
  expect(new Set(heard).size).toBe(heard.length)
  const all: string[] = []
  for (let path = 'activity/events?limit=7'; path; ) {
    const page = await get<Page>(server, path)
    all.push(...page.events.map(({ distinct_id }) => distinct_id))
    path = page.next ? `activity/events?limit=7&before=${page.next}` : ''
  }
  expect(all).toHaveLength(sent)
  expect(new Set(all).size).toBe(sent)
  // Whoever was stored before the tail began stands on the older pages only.
  const missed = all.filter((who) => !heard.includes(who))
  const before = await get<Page>(server, `activity/events?limit=500&before=${first}`)
  expect(missed.toSorted()).toEqual(before.events.map(({ distinct_id }) => distinct_id).toSorted())
})

test('events are found by name, person and properties, and one of them in full', async () => {
  const server = await givenServer()
  const view = { event: 'view', distinct_id: 'ann', properties: { page: '/a', deep: { er: [1] } } }
  await send(server, [
    view,
    { ...view, distinct_id: 'bob' },
    { event: 'buy', distinct_id: 'ann', properties: { price: 5 } },
  ])
  const names = async (query: string) =>
    (await get<Page>(server, `activity/events?${query}`)).events.map(
      ({ event, distinct_id }) => `${event} ${distinct_id}`,
    )
  expect(await names('event=buy')).toEqual(['buy ann'])
  expect((await names('distinct_id=ann')).toSorted()).toEqual(['buy ann', 'view ann'])
  const where = encodeURIComponent(JSON.stringify([{ property: 'price', op: 'gte', value: 5 }]))
  expect(await names(`where=${where}`)).toEqual(['buy ann'])
  const [{ uuid }] = (await get<Page>(server, 'activity/events?event=view&distinct_id=bob')).events
  const event = await get<Record<string, unknown>>(server, `activity/events/${uuid}`)
  expect(event).toMatchObject({ uuid, event: 'view', distinct_id: 'bob', source: 'api', properties: view.properties })
  expect(event.person_id).toBe(personId(server.project, 'bob'))
})

test('events are found by when they happened, in days of the project or to the second', async () => {
  const server = await givenServer()
  await server.fetch('/api/v1/project', { role: 'admin', method: 'PATCH', json: { time_zone: 'Asia/Tokyo' } })
  await givenPeople(
    {
      ann: [
        ['view', '2020-01-01T14:59:59Z'],
        ['view', '2020-01-01T15:00:00Z'],
        ['view', '2020-01-02T15:00:00Z'],
      ],
    },
    storeOf(server),
  )
  const times = async (query: object) => {
    const asked = new URLSearchParams({ event: 'view', ...query })
    const { events } = await get<{ events: { timestamp: string }[] }>(server, `activity/events?${asked}`)
    return events.map(({ timestamp }) => timestamp).toSorted()
  }
  expect(await times({ from: '2020-01-02', to: '2020-01-03' })).toEqual(['2020-01-01T15:00:00.000Z'])
  expect(await times({ from: '2020-01-02T00:00:01+09:00' })).toEqual(['2020-01-02T15:00:00.000Z'])
  expect(await times({ to: '2020-01-01T14:59:59.001Z' })).toEqual(['2020-01-01T14:59:59.000Z'])
})

test('what is not there, or asked for wrongly, says so', async () => {
  const server = await givenServer()
  const code = async (path: string) =>
    ((await (await server.fetch(`/api/v1/${path}`, { role: 'read' })).json()) as { code: string }).code
  expect(await code('activity/events/018f0000-0000-7000-8000-000000000001')).toBe('core.not_found')
  expect(await code('persons/nobody')).toBe('core.not_found')
  expect(await code('insights/saved/018f0000-0000-7000-8000-000000000001')).toBe('core.not_found')
  for (const wrong of ['after=x', 'before=1.x', 'where=[', 'after=1&before=2', 'from=yesterday'])
    expect(await code(`activity/events?${wrong}`)).toBe('core.invalid')
  expect(await code('persons?cursor=x')).toBe('core.invalid')
})

test('names come with their volume, properties with type, share and frequent values', async () => {
  const server = await givenServer()
  const pages = ['/a', '/a', '/b'].map((page, n) => ({
    event: 'view',
    distinct_id: 'ann',
    properties: { page, n, mixed: n ? n : 'x' },
  }))
  await send(server, [
    ...pages,
    { event: 'view', distinct_id: 'bob', properties: { list: [1], nothing: null, own: { a: 1 }, yes: true } },
  ])
  await givenPeople({ ann: [['old', '2020-01-01T00:00:00Z']] }, storeOf(server))
  const { names } = await get<{ names: { event: string; events_30d: number; first_seen: string }[] }>(
    server,
    'activity/names',
  )
  expect(names.map(({ event, events_30d }) => [event, events_30d])).toEqual([
    ['view', 4],
    ['old', 0],
  ])
  expect(names[1].first_seen).toBe('2020-01-01T00:00:00.000Z')
  const answer = await get<{
    sampled: boolean
    looked_at: number
    properties: { property: string; type: string; share: number; values: object[] }[]
  }>(server, 'activity/properties?event=view')
  expect(answer).toMatchObject({ sampled: false, looked_at: 4 })
  const types = Object.fromEntries(answer.properties.map(({ property, type, share }) => [property, [type, share]]))
  expect(types).toEqual({
    page: ['text', 0.75],
    n: ['number', 0.75],
    mixed: ['mixed', 0.75],
    list: ['list', 0.25],
    own: ['object', 0.25],
    yes: ['boolean', 0.25],
  })
  const page = answer.properties.find(({ property }) => property === 'page')
  expect(page?.values).toEqual([
    { value: '/a', events: 2 },
    { value: '/b', events: 1 },
  ])
  expect((await get<{ looked_at: number }>(server, 'activity/properties')).looked_at).toBe(5)
})

interface PersonShown {
  person_id: string
  distinct_ids: string[]
  properties: Record<string, unknown>
  first_seen: string
  last_seen: string
  events: number
}

test('somebody with two ids is one person, with the latest of what was told and the first of what is told once', async () => {
  const server = await givenServer()
  await send(server, [{ event: '$identify', distinct_id: 'ann', properties: { $anon_distinct_id: 'anon/1' } }])
  await givenPeople(
    {
      'anon/1': [['view', '2026-01-05T10:00:00Z', { $set_once: { from: 'ads', plan: 'free' } }]],
      ann: [
        [
          '$set',
          '2026-01-06T10:00:00Z',
          { $set: { email: 'old@example.org', plan: 'pro' }, $set_once: { from: 'mail' } },
        ],
        ['$identify', '2026-01-07T10:00:00Z', { $set: { email: 'Ann@Example.org', "it's": [1] } }],
      ],
      bob: [['view', '2026-01-08T10:00:00Z']],
      cleo: [['view', '2026-01-09T10:00:00Z']],
    },
    storeOf(server),
  )
  const ann = await get<PersonShown>(server, 'persons/anon%2F1')
  expect(ann).toMatchObject({
    person_id: personId(server.project, 'ann'),
    distinct_ids: ['ann', 'anon/1'],
    properties: { email: 'Ann@Example.org', plan: 'pro', from: 'ads', "it's": [1] },
    first_seen: '2026-01-05T10:00:00.000Z',
    events: 4,
  })
  expect(await get<PersonShown>(server, 'persons/ann')).toEqual(ann)
  const people = async (query: string) => {
    const page = await get<{ people: PersonShown[]; next: string | null }>(server, `persons?${query}`)
    return { ids: page.people.map(({ distinct_ids }) => distinct_ids[0]), next: page.next }
  }
  const first = await people('limit=2')
  expect(first.ids).toEqual(['ann', 'cleo'])
  expect(await people(`limit=2&cursor=${first.next}`)).toEqual({ ids: ['bob'], next: null })
  expect((await people('search=ann@example')).ids).toEqual(['ann'])
  expect((await people('search=BOB')).ids).toEqual(['bob'])
  expect((await people('search=anon%2F1')).ids).toEqual(['ann'])
  expect((await people('search=%25')).ids).toEqual([])
  const page = await get<Page>(server, 'persons/ann/events?limit=2')
  expect(page.events.map(({ event }) => event)).toEqual(['$identify', '$identify'])
  const rest = await get<Page>(server, `persons/ann/events?limit=2&before=${page.next}`)
  expect(rest.events.map(({ event }) => event)).toEqual(['$set', 'view'])
  expect(rest.next).toBeNull()
})

test('the home page counts today against the same hours a week ago, and tells of targets and changes', async () => {
  const server = await givenServer()
  const { store, project } = storeOf(server)
  const empty = await get<Record<string, unknown>>(server, 'overview')
  expect(empty).toMatchObject({
    today: { events: 0, people: 0 },
    orders: null,
    newest_event_at: null,
    targets: [],
    changes: [],
  })
  const now = Date.now()
  const midnight = Math.floor(now / 86_400_000) * 86_400_000
  const week = 7 * 86_400_000
  const iso = (ms: number) => new Date(ms).toISOString()
  const line = (order_id: string) => ({ order_id, item: 'tea' })
  await givenPeople(
    {
      ann: [
        ['item_purchased', iso(midnight), line('o1')],
        ['item_purchased', iso(midnight), line('o1')],
      ],
      bob: [
        ['view', iso(midnight - week)],
        ['view', iso(midnight - 1 - week)],
        ['item_purchased', iso(midnight - week), line('o0')],
      ],
    },
    { store, project },
  )
  await server.fetch('/api/v1/targets', {
    role: 'admin',
    json: { name: 'next', definition: { use: 'recommendation' } },
  })
  const target = await server.engine.targets.named(project, 'next')
  const at = new Date(now - 1_000)
  const of = { project_id: project, target_id: target.id }
  const run = { ...of, id: crypto.randomUUID(), cause: 'manual', cutoff: at, seed: 1 }
  await store.db
    .insert(runs)
    .values({ ...run, state: 'done', progress: 100, created_at: at, finished_at: new Date(now - 3_000) })
  await store.db
    .insert(models)
    .values({ ...of, hash: 'h', version: 3, family: 'sasrec', card: { metrics: { ndcg10: 0.2 } } })
  await store.db.insert(deployments).values({
    ...of,
    id: crypto.randomUUID(),
    alias: 'champion',
    model_hash: 'h',
    reason: 'better',
    created_at: new Date(now - 2_000),
  })
  await store.db.insert(alerts).values({
    ...of,
    id: crypto.randomUUID(),
    kind: 'drift',
    subject: 'item',
    evidence: {},
    message: 'item moved',
    raised_at: at,
  })
  const home = await get<{ hours: { today: number | null; last_week: number }[] }>(server, 'overview')
  expect(home).toMatchObject({
    today: { events: 2, people: 1 },
    last_week: { events: 2, people: 1 },
    orders: { event: 'item_purchased', today: 1, last_week: 1 },
    newest_event_at: iso(midnight),
    targets: [
      {
        name: 'next',
        use: 'recommendation',
        champion: { name: 'sasrec', version: 3 },
        metric: { name: 'ndcg10', value: 0.2 },
        run: { state: 'done', progress: 100 },
        open_alerts: 1,
      },
    ],
    changes: [
      { kind: 'alert', target: 'next', alert: 'drift', subject: 'item', message: 'item moved' },
      { kind: 'promotion', target: 'next', alias: 'champion', model: 'sasrec v3', reason: 'better' },
      { kind: 'run', target: 'next', run: run.id, cause: 'manual', state: 'done' },
    ],
  })
  expect(home.hours).toHaveLength(24)
  expect(home.hours[0]).toEqual({ hour: 0, today: 2, last_week: 2 })
})

test('an insight is saved, found, changed and forgotten, in its own project only', async () => {
  const [server, other] = [await givenServer(), await givenServer()]
  const json = {
    name: 'Signups',
    kind: 'trend',
    query: { series: [{ event: 'signup' }], range: { from: '2026-01-01', to: '2026-02-01' } },
  }
  const path = '/api/v1/insights/saved'
  const made = await server.fetch(path, { role: 'admin', json })
  expect(made.status).toBe(201)
  const { id } = (await made.json()) as { id: string }
  expect((await server.fetch(path, { role: 'read', json })).status).toBe(403)
  const wrong = await server.fetch(path, { role: 'admin', json: { ...json, kind: 'funnel' } })
  expect(((await wrong.json()) as { code: string }).code).toBe('core.invalid')
  expect((await other.fetch(`${path}/${id}`, { role: 'read' })).status).toBe(404)
  expect((await other.fetch(`${path}/${id}`, { role: 'admin', method: 'DELETE' })).status).toBe(404)
  const renamed = await server.fetch(`${path}/${id}`, { role: 'admin', method: 'PUT', json: { ...json, name: 'New' } })
  expect(renamed.status).toBe(200)
  const { insights } = await get<{ insights: { name: string; query: object }[] }>(server, 'insights/saved')
  expect(insights.map(({ name }) => name)).toEqual(['New'])
  const asked = await server.fetch('/api/v1/insights/trend', { role: 'read', json: insights[0].query })
  expect(((await asked.json()) as { intervals: string[] }).intervals).toHaveLength(31)
  expect((await server.fetch(`${path}/${id}`, { role: 'admin', method: 'DELETE' })).status).toBe(204)
  expect((await get<{ insights: [] }>(server, 'insights/saved')).insights).toEqual([])
})

test('every insight answers over HTTP in the project’s time zone', async () => {
  const server = await givenServer()
  await server.fetch('/api/v1/project', { role: 'admin', method: 'PATCH', json: { time_zone: 'Asia/Tokyo' } })
  await givenPeople(
    {
      ann: [
        ['view', '2026-01-05T15:30:00Z'],
        ['buy', '2026-01-05T15:31:00Z'],
      ],
    },
    storeOf(server),
  )
  const ask = async (kind: string, json: object) => {
    const answer = await server.fetch(`/api/v1/insights/${kind}`, { role: 'read', json })
    const body = await answer.json()
    expect(answer.status, JSON.stringify(body)).toBe(200)
    return body
  }
  const range = { from: '2026-01-05', to: '2026-01-07' }
  const funnel = { steps: [{ event: 'view' }, { event: 'buy' }], range }
  expect(await ask('trend', { series: [{ event: 'view' }], range: { last_days: 2 } })).toEqual({
    days: range,
    intervals: ['2026-01-05T00:00:00.000+09:00', '2026-01-06T00:00:00.000+09:00'],
    series: [{ name: 'view', values: [0, 1], total: 1 }],
  })
  const refused = await server.fetch('/api/v1/insights/trend', { role: 'read', json: { series: [{}], range: {} } })
  expect(await refused.json()).toMatchObject({ field: 'range', expected: expect.stringContaining('last_days') })
  expect(await ask('funnel', funnel)).toMatchObject({
    days: range,
    steps: [{ people: 1 }, { people: 1, median_s: 60 }],
  })
  expect(await ask('funnel/people', { funnel, step: 1 })).toMatchObject({
    people: [{ distinct_id: 'ann' }],
    next: null,
  })
  expect(
    await ask('retention', { first: { event: 'view' }, period: 'day', from: '2026-01-06', periods: 2 }),
  ).toMatchObject({
    cohorts: [{ start: '2026-01-06T00:00:00.000+09:00', size: 1 }, { size: 0 }],
  })
})

test('what was sent is counted by what became of it, for each project alone', async () => {
  const server = await givenServer()
  const other = await givenServer()
  const event = { event: 'view', distinct_id: 'ann', uuid: '0199d8f2-6a00-7000-8000-000000000001' }
  await send(server, [event, { event: 'view', distinct_id: 'bob' }, { event: '' }])
  await send(server, [event])
  const { since, ...counts } = await get<{ since: string }>(server, 'activity/received')
  expect(counts).toEqual({ accepted: 2, duplicates: 1, rejected: 1 })
  expect(Date.parse(since)).toBeLessThanOrEqual(Date.now())
  expect(await get(other, 'activity/received')).toMatchObject({ accepted: 0, duplicates: 0, rejected: 0 })
  expect(await get(server, 'quarantine?limit=1')).toMatchObject({ total: 1, events: [{}] })
})
