/** Bench: trends, funnels, retention and lists over millions of events */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listEvents } from '../src/analyse/event-list.ts'
import { eventNames } from '../src/analyse/event-names.ts'
import { eventProperties } from '../src/analyse/event-properties.ts'
import { funnel } from '../src/analyse/funnel.ts'
import { FunnelQuery } from '../src/analyse/funnel-query.ts'
import { listPeople } from '../src/analyse/people.ts'
import { person } from '../src/analyse/person.ts'
import { RetentionQuery, retention } from '../src/analyse/retention.ts'
import { eventByUuid } from '../src/analyse/stored-event.ts'
import { today } from '../src/analyse/today.ts'
import { TrendQuery, trend } from '../src/analyse/trend.ts'
import { newId, personId } from '../src/core/ids.ts'
import { sql } from '../src/store/sql.ts'
import { openStore } from '../src/store/store.ts'

/** `npm run bench -- insights [MILLIONS]`: that many events (5) of 0.2 kB over 90 days, 25 a person, in 90 inserts. */
const millions = Number(process.argv[2] ?? 5)
const DAYS = 90
const people = millions * 40_000
const aDay = Math.round((millions * 1_000_000) / DAYS)

const data = mkdtempSync(join(tmpdir(), 'bellwether-bench-'))
const store = await openStore({ data })
const project = newId()
const now = new Date('2026-04-01T00:00:00Z')
const start_ms = now.getTime() - DAYS * 86_400_000

/** The better of two times, and the processor's time that it took: a busy machine lengthens the first alone. */
const timed = async (what: string, task: () => Promise<unknown>) => {
  const times: { wall_s: number; cpu_s: number }[] = []
  for (let i = 0; i < 2; i++) {
    const [began, used] = [performance.now(), process.cpuUsage()]
    await task()
    const { user, system } = process.cpuUsage(used)
    times.push({ wall_s: (performance.now() - began) / 1_000, cpu_s: (user + system) / 1_000_000 })
  }
  const [{ wall_s, cpu_s }] = times.sort((a, b) => a.wall_s - b.wall_s)
  console.log(`${what.padEnd(40)} ${wall_s.toFixed(2).padStart(7)} s ${cpu_s.toFixed(2).padStart(7)} s of CPU`)
}

try {
  for (let day = 0; day < DAYS; day++) {
    // Seven in ten events are views; a person is a random number's, and so is what they look at.
    await store.clickhouse.command(sql`
      INSERT INTO events (project_id, event, uuid, distinct_id, distinct_person_id, timestamp, claimed_at, received_at, properties, source)
      SELECT toUUID(${project}), ['view', 'view', 'view', 'view', 'view', 'view', 'view', 'add', 'add', 'buy'][1 + rand(1) % 10],
        generateUUIDv4(), concat('person-', toString(rand(2) % ${people})) AS distinct_id, UUIDNumToString(toFixedString(substring(MD5(distinct_id), 1, 16), 16))::UUID,
        fromUnixTimestamp64Milli(${start_ms + day * 86_400_000} + rand(3) % 86400000) AS at, at, at,
        concat('{"page":"/p/', toString(rand(4) % 500), '","plan":"', ['free', 'pro', 'team'][1 + rand(5) % 3],
          '","price":', toString(rand(6) % 1000 / 10), ',"country":"', ['DE', 'FR', 'US', 'CN', 'BR'][1 + rand(7) % 5],
          '","referrer":"https://example.org/some/where","browser":"Firefox","screen":"1920x1080"}'), 'api'
      FROM numbers(${aDay})`)
  }
  const [{ n, parts }] = await store.clickhouse.query<{ n: number; parts: number }>(
    sql`SELECT count() AS n, uniqExact(_part) AS parts FROM events`,
  )
  console.log(`${n} events of ${people} people in ${parts} parts`)

  const scope = { project, time_zone: 'Europe/Berlin', now }
  const range = { from: '2026-01-01', to: '2026-04-01' }
  const steps = [{ event: 'view' }, { event: 'add' }, { event: 'buy' }]
  const ofTrend = (query: object) => () => trend(store, scope, TrendQuery.parse({ range, ...query }))
  const ofFunnel = (query: object) => () => funnel(store, scope, FunnelQuery.parse({ range, steps, ...query }))
  const ofRetention = (query: object) => () =>
    retention(
      store,
      scope,
      RetentionQuery.parse({ first: { event: 'view' }, from: '2026-01-05', periods: 12, ...query }),
    )
  const settled = now
  const list = (query: object) => () =>
    listEvents(store, project, { filter: { where: [] }, limit: 100, by: 'received_at', settled, ...query })

  await timed('trend: all events a day', ofTrend({ series: [{}] }))
  await timed('trend: people a day', ofTrend({ series: [{ event: 'view', measure: 'people' }] }))
  await timed(
    'trend: sum of a property of buys',
    ofTrend({ series: [{ event: 'buy', measure: 'sum', property: 'price' }] }),
  )
  await timed('trend: views by a property', ofTrend({ series: [{ event: 'view' }], breakdown: 'page' }))
  await timed('funnel: three steps', ofFunnel({}))
  await timed('funnel: strict', ofFunnel({ order: 'strict' }))
  await timed('funnel: any order', ofFunnel({ order: 'any' }))
  await timed('funnel: by a property', ofFunnel({ breakdown: 'plan' }))
  await timed('retention: first time, 12 weeks', ofRetention({}))
  await timed('retention: recurring, 12 weeks', ofRetention({ cohort: 'recurring' }))
  await timed('events: newest 100', list({}))
  await timed('events: newest 100 of a name', list({ filter: { event: 'buy', where: [] } }))
  await timed(
    'events: a condition that holds rarely',
    list({ filter: { where: [{ property: 'page', op: 'eq', value: '/none' }] } }),
  )
  await timed('events: tail', list({ after: `${now.getTime() - 1000}.00000000-0000-0000-0000-000000000000` }))
  const [any] = await store.clickhouse.query<{ id: string }>(sql`SELECT toString(uuid) AS id FROM events LIMIT 1`)
  await timed('events: one by its UUID', () => eventByUuid(store, project, any.id))
  await timed('event names', () => eventNames(store, scope))
  await timed('properties of a name', () => eventProperties(store, scope, 'view'))
  await timed('properties of all names', () => eventProperties(store, scope))
  await timed('people: newest 50', () => listPeople(store, scope, { limit: 50 }))
  await timed('people: search', () => listPeople(store, scope, { search: 'person-1234', limit: 50 }))
  await store.clickhouse.command(sql`
    INSERT INTO events (project_id, event, uuid, distinct_id, distinct_person_id, timestamp, claimed_at, received_at, properties, source)
    SELECT toUUID(${project}), 'view', generateUUIDv4(), 'ann', toUUID(${personId(project, 'ann')}), ${now}, ${now}, ${now}, '{}', 'api'`)
  await timed('people: one', () => person(store, project, 'ann'))
  await timed('today', () => today(store, scope))
} finally {
  await store.close()
  rmSync(data, { recursive: true, force: true })
}
