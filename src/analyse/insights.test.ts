import fc from 'fast-check'
import { expect, test } from 'vitest'
import { given, givenPeople, type StoryEvent, type TimedEvent } from '../../test/given.ts'
import { personId } from '../core/ids.ts'
import type { Store } from '../store/store.ts'
import { funnel, funnelPeople } from './funnel.ts'
import { FunnelPeopleQuery, FunnelQuery } from './funnel-query.ts'
import { RetentionQuery, retention } from './retention.ts'
import { TrendQuery, trend } from './trend.ts'

const now = new Date('2026-06-01T00:00:00Z')
const scopeOf = (project: string, time_zone = 'UTC', at = now) => ({ project, time_zone, now: at })
const january = { from: '2026-01-05', to: '2026-01-12' }
const day = 86_400

type Given = Awaited<ReturnType<typeof givenPeople>>

const trendOf = ({ store, project }: Given, query: object, zone?: string) =>
  trend(store, scopeOf(project, zone), TrendQuery.parse({ range: january, ...query }))
const funnelOf = ({ store, project }: Given, query: object) =>
  funnel(store, scopeOf(project), FunnelQuery.parse({ range: january, ...query }))
const peopleOf = ({ store, project }: Given, query: object, ask: object) =>
  funnelPeople(
    store,
    scopeOf(project),
    FunnelPeopleQuery.parse({ funnel: { range: january, ...query }, step: 0, ...ask }),
  )
const peopleIn = async (made: Given, query: object) => (await funnelOf(made, query)).steps.map(({ people }) => people)

/** `from`'s events become the person's of `into`. */
const merge = (store: Store, project: string, from: string, into: string) =>
  store.clickhouse.insert('person_overrides', [
    {
      project_id: project,
      distinct_person_id: personId(project, from),
      person_id: personId(project, into),
      version: 1,
    },
  ])

const viewThenBuy = { steps: [{ event: 'view' }, { event: 'buy' }] }

test('a step after the window does not count, and one at its very end does', async () => {
  const made = await given({
    ann: [
      ['view', 0],
      ['buy', 1800],
    ],
    bob: [
      ['view', 0],
      ['buy', 7200],
    ],
    cleo: [
      ['view', 0],
      ['buy', 3600],
    ],
  })
  expect(await peopleIn(made, { ...viewThenBuy, window_s: 3600 })).toEqual([3, 2])
})

test('entry falls in the range, the purchase may come after it', async () => {
  const made = await given({
    ann: [
      ['view', 6.9 * day],
      ['buy', 7.5 * day],
    ],
    bob: [
      ['view', 7.1 * day],
      ['buy', 7.5 * day],
    ],
    cleo: [
      ['view', -0.1 * day],
      ['buy', day],
    ],
  })
  expect(await peopleIn(made, viewThenBuy)).toEqual([1, 1])
  expect(await peopleIn(made, { ...viewThenBuy, order: 'any' })).toEqual([2, 1])
})

test('somebody who looked anonymously and bought under a name is one person', async () => {
  const made = await given({ 'anon-1': [['view', 0]], ann: [['buy', 60]], bob: [['view', 0]] })
  await merge(made.store, made.project, 'anon-1', 'ann')
  expect(await peopleIn(made, viewThenBuy)).toEqual([2, 1])
  const { series } = await trendOf(made, { series: [{ measure: 'people' }, { measure: 'events' }] })
  expect(series.map(({ total }) => total)).toEqual([2, 3])
})

test('an event that came twice counts once', async () => {
  const { store, project } = await given({})
  const row = {
    project_id: project,
    event: 'view',
    uuid: '018f0000-0000-7000-8000-000000000001',
    distinct_id: 'ann',
    distinct_person_id: personId(project, 'ann'),
    timestamp: '2026-01-05T10:00:00Z',
    claimed_at: '2026-01-05T10:00:00Z',
    properties: '{}',
    source: 'api',
  }
  await store.clickhouse.insert('events', [{ ...row, received_at: '2026-01-05T10:00:00Z' }])
  await store.clickhouse.insert('events', [{ ...row, received_at: '2026-01-05T11:00:00Z' }])
  expect((await trendOf({ store, project }, { series: [{ event: 'view' }] })).series[0].total).toBe(1)
  expect(await peopleIn({ store, project }, { steps: [{ event: 'view' }, { event: 'view' }] })).toEqual([1, 0])
})

test('who reached a step, and who dropped out before it, can be listed page by page', async () => {
  const made = await given({
    ann: [
      ['view', 0],
      ['buy', 60],
    ],
    bob: [['view', 0]],
    cleo: [['view', 5]],
  })
  const ask = { funnel: FunnelQuery.parse({ ...viewThenBuy, range: january }), limit: 1 }
  const scope = scopeOf(made.project)
  const reached = await funnelPeople(made.store, scope, { ...ask, step: 1, outcome: 'reached' })
  expect(reached).toEqual({ people: [{ distinct_id: 'ann', person_id: personId(made.project, 'ann') }], next: null })
  const first = await funnelPeople(made.store, scope, { ...ask, step: 1, outcome: 'dropped' })
  const cursor = first.next as string
  const second = await funnelPeople(made.store, scope, { ...ask, step: 1, outcome: 'dropped', cursor })
  expect([...first.people, ...second.people].map(({ distinct_id }) => distinct_id).sort()).toEqual(['bob', 'cleo'])
  expect(second.next).toBeNull()
})

test('a funnel is parted by what the first step held, and compared with the week before', async () => {
  const made = await given({
    ann: [
      ['view', 0, { plan: 'pro' }],
      ['buy', 60],
    ],
    bob: [['view', 0, { plan: 'pro' }]],
    cleo: [['view', 0]],
    dan: [
      ['view', -day, { plan: 'pro' }],
      ['buy', -day + 30],
    ],
  })
  const { breakdown, before } = await funnelOf(made, { ...viewThenBuy, breakdown: 'plan', compare: true })
  const counts = (parts = breakdown) =>
    parts?.map(({ value, other, steps }) => [other ? 'other' : value, ...steps.map(({ people }) => people)])
  expect(counts()).toEqual([
    ['pro', 2, 1],
    [null, 1, 0],
    ['other', 0, 0],
  ])
  expect(counts(before?.breakdown)).toEqual([
    ['pro', 1, 1],
    [null, 0, 0],
    ['other', 0, 0],
  ])
  expect(before?.steps[1]).toEqual({ people: 1, from_start: 1, from_previous: 1, median_s: 30, average_s: 30 })
})

test('the people of a value of a breakdown, and of all other values, can be listed', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 11 }, (_, i) => [`p${i}`, [['view', i, { plan: `plan-${i}` }]] as StoryEvent[]]),
  )
  const made = await given({
    ...many,
    ann: [
      ['view', 20, { plan: 'plan-0' }],
      ['buy', 30],
    ],
    cleo: [['view', 25, { plan: 'plan-0' }]],
    dan: [['view', 26]],
    eve: [['view', 27]],
  })
  const query = { ...viewThenBuy, breakdown: 'plan' }
  const { breakdown = [] } = await funnelOf(made, query)
  const who = async (ask: object) =>
    (await peopleOf(made, query, ask)).people.map(({ distinct_id }) => distinct_id).sort()
  const plan0 = { part: { value: 'plan-0' } }
  expect(await who(plan0)).toEqual(['ann', 'cleo', 'p0'])
  expect(await who({ ...plan0, step: 1 })).toEqual(['ann'])
  expect(await who({ ...plan0, step: 1, outcome: 'dropped' })).toEqual(['cleo', 'p0'])
  expect(await who({ part: { value: null } })).toEqual(['dan', 'eve'])
  for (const { value, other, steps } of breakdown)
    expect(await who({ part: { value, other } })).toHaveLength(steps[0].people)
  expect(breakdown.at(-1)).toMatchObject({ other: true, steps: [{ people: 2 }, { people: 0 }] })
})

test('the day on which the clocks go forward has 23 hours, the one on which they go back has 25', async () => {
  const made = await givenPeople({
    ann: [
      ['view', '2026-03-28T23:30:00Z'],
      ['view', '2026-03-29T21:59:59Z'],
      ['view', '2026-03-29T22:00:00Z'],
    ],
  })
  const ask = (interval: string, range: object) =>
    trendOf(made, { series: [{ event: 'view' }], interval, range }, 'Europe/Berlin')
  const days = await ask('day', { from: '2026-03-28', to: '2026-03-31' })
  expect(days.intervals[1]).toBe('2026-03-29T00:00:00.000+01:00')
  expect(days.series[0].values).toEqual([0, 2, 1])
  expect((await ask('hour', { from: '2026-03-29', to: '2026-03-30' })).intervals).toHaveLength(23)
  const autumn = await ask('hour', { from: '2026-10-25', to: '2026-10-26' })
  expect(autumn.intervals).toHaveLength(25)
  expect(autumn.intervals.slice(2, 4)).toEqual(['2026-10-25T02:00:00.000+02:00', '2026-10-25T02:00:00.000+01:00'])
})

test('sums, averages and conditions take numbers for numbers, also where they came as texts', async () => {
  const made = await given({
    ann: [
      ['buy', 0, { price: 9.5 }],
      ['buy', 1, { price: '10' }],
      ['buy', 2, { price: 'free' }],
      ['buy', 3, {}],
    ],
  })
  const where = (op: string, value?: unknown) => ({ event: 'buy', where: [{ property: 'price', op, value }] })
  const { series } = await trendOf(made, {
    series: [
      { event: 'buy', measure: 'sum', property: 'price' },
      { event: 'buy', measure: 'average', property: 'price' },
      where('gt', 9.9),
      where('eq', '10'),
      where('ne', 10),
      where('contains', 'FRE'),
      where('set'),
      where('not_set'),
      { event: 'sell', measure: 'average', property: 'price' },
    ],
  })
  expect(series.map(({ total }) => total)).toEqual([19.5, 9.75, 1, 1, 3, 1, 3, 1, null])
})

test('names and values that look like SQL, JSON or a path are only names and values', async () => {
  const names = ["x') OR 1=1 --", 'a.b', '"', '\\', "'", '{p0:String}', '🦉', '$set[0]']
  const made = await givenPeople(
    Object.fromEntries(names.map((name) => [name, [[name, '2026-01-05T10:00:00Z', { [name]: name }]] as TimedEvent[]])),
  )
  for (const name of names) {
    const filter = { event: name, where: [{ property: name, op: 'eq', value: name }] }
    const { series } = await trendOf(made, { series: [filter], breakdown: name })
    expect(series.map(({ breakdown, total }) => [breakdown, total])).toEqual([
      [name, 1],
      [undefined, 0],
    ])
    expect(await peopleIn(made, { steps: [filter, { event: name }], breakdown: name })).toEqual([1, 0])
  }
})

test('an empty project has answers without people', async () => {
  const made = await given({})
  expect(
    await trendOf(made, { series: [{}], range: { from: '2026-01-05', to: '2026-01-07' }, breakdown: 'plan' }),
  ).toEqual({
    days: { from: '2026-01-05', to: '2026-01-07' },
    intervals: ['2026-01-05T00:00:00.000Z', '2026-01-06T00:00:00.000Z'],
    series: [{ name: 'any event', other: true, values: [0, 0], total: 0 }],
  })
  const nobody = { people: 0, from_start: null, from_previous: null, median_s: null, average_s: null }
  expect((await funnelOf(made, viewThenBuy)).steps).toEqual([nobody, nobody])
  const query = RetentionQuery.parse({ first: {}, from: '2026-05-25', periods: 2 })
  expect(await retention(made.store, scopeOf(made.project), query)).toEqual({
    cohorts: [{ start: '2026-05-25T00:00:00.000Z', size: 0, returned: [0, 0], open: true }].concat([
      { start: '2026-06-01T00:00:00.000Z', size: 0, returned: [0], open: true },
    ]),
    average: [null, null],
  })
})

test('the last days end with the day of the newest event, where the project is', async () => {
  const made = await givenPeople({
    ann: [
      ['view', '2026-01-09T12:00:00Z'],
      ['view', '2026-01-11T12:00:00Z'],
      ['buy', '2026-01-12T20:00:00Z'],
    ],
    // Clocks that run ahead move nothing.
    bob: [['view', '2027-01-01T12:00:00Z']],
  })
  const last = { series: [{ event: 'view' }], range: { last_days: 2 }, compare: true }
  const inTokyo = await trendOf(made, last, 'Asia/Tokyo')
  expect(inTokyo.days).toEqual({ from: '2026-01-12', to: '2026-01-14' })
  const { days, series, before } = await trendOf(made, last)
  expect(days).toEqual({ from: '2026-01-11', to: '2026-01-13' })
  expect(series[0].values).toEqual([1, 0])
  expect(before?.days).toEqual({ from: '2026-01-09', to: '2026-01-11' })
  expect(before?.series[0].values).toEqual([1, 0])
})

test('a funnel of the last days, and the people behind it, mean the same days', async () => {
  const made = await given({
    ann: [
      ['view', 0],
      ['buy', 60],
    ],
    bob: [['view', 5 * day]],
  })
  const query = { ...viewThenBuy, range: { last_days: 3 }, compare: true }
  const { days, steps, before } = await funnelOf(made, query)
  expect([days, before?.days]).toEqual([
    { from: '2026-01-08', to: '2026-01-11' },
    { from: '2026-01-05', to: '2026-01-08' },
  ])
  expect([steps[0].people, before?.steps[0].people]).toEqual([1, 1])
  const { people } = await peopleOf(made, query, {})
  expect(people.map(({ distinct_id }) => distinct_id)).toEqual(['bob'])
})

test('periods without a first one end with that of the newest event', async () => {
  const made = await givenPeople({
    ann: [
      ['visit', '2026-01-08T10:00:00Z'],
      ['visit', '2026-01-14T10:00:00Z'],
    ],
  })
  const query = RetentionQuery.parse({ first: { event: 'visit' }, periods: 2 })
  const { cohorts } = await retention(made.store, scopeOf(made.project), query)
  expect(cohorts.map(({ start, size, returned }) => [start.slice(0, 10), size, ...returned])).toEqual([
    ['2026-01-05', 1, 1, 1],
    ['2026-01-12', 0, 0],
  ])
})

test('a first time lies before the range where it was before, and a week that is not over stays out of the average', async () => {
  const made = await givenPeople({
    ann: [
      ['visit', '2026-01-05T10:00:00Z'],
      ['visit', '2026-01-13T10:00:00Z'],
    ],
    bob: [
      ['visit', '2026-01-06T10:00:00Z'],
      ['visit', '2026-01-20T10:00:00Z'],
    ],
    cleo: [
      ['visit', '2025-11-03T10:00:00Z'],
      ['visit', '2026-01-06T10:00:00Z'],
    ],
  })
  const query = RetentionQuery.parse({ first: { event: 'visit' }, from: '2026-01-07', periods: 4 })
  const scope = scopeOf(made.project, 'UTC', new Date('2026-01-21T00:00:00Z'))
  expect(await retention(made.store, scope, query)).toEqual({
    cohorts: [
      { start: '2026-01-05T00:00:00.000Z', size: 2, returned: [2, 1, 1], open: true },
      { start: '2026-01-12T00:00:00.000Z', size: 0, returned: [0, 0], open: true },
      { start: '2026-01-19T00:00:00.000Z', size: 0, returned: [0], open: true },
    ],
    average: [1, 0.5, null],
  })
})

test('a question that cannot be answered is refused', () => {
  const refused = (schema: { safeParse(value: unknown): { success: boolean } }, value: object) =>
    expect(schema.safeParse({ range: january, ...value }).success).toBe(false)
  refused(TrendQuery, { series: [{ measure: 'sum' }] })
  refused(TrendQuery, { series: [{}], range: { from: '2026-01-05', to: '2026-01-05' } })
  refused(TrendQuery, { series: [{}], interval: 'hour', range: { from: '2020-01-01', to: '2026-01-01' } })
  refused(TrendQuery, { series: [{}], interval: 'hour', range: { last_days: 365 } })
  refused(TrendQuery, { series: [{}], range: { last_days: 0 } })
  refused(TrendQuery, { series: [{}], range: { last_days: 7, ...january } })
  refused(TrendQuery, { series: [{ where: [{ property: 'a', op: 'eq' }] }] })
  refused(FunnelQuery, { steps: [{ event: 'a' }] })
  const funnel = { ...viewThenBuy, range: january }
  expect(FunnelPeopleQuery.safeParse({ funnel, step: 0, part: { value: 'pro' } }).success).toBe(false)
  refused(FunnelQuery, { ...viewThenBuy, order: 'any', exclusions: [{ event: 'x', from: 0, to: 1 }] })
  refused(FunnelQuery, { ...viewThenBuy, exclusions: [{ event: 'x', from: 0, to: 2 }] })
})

test('a funnel never widens, and values with other add up to the total', async () => {
  const step = fc.tuple(
    fc.constantFrom('a', 'b', 'c'),
    fc.integer({ min: 0, max: 20 }),
    fc.integer({ min: 0, max: 14 }),
  )
  const stories = fc.dictionary(fc.constantFrom('ann', 'bob', 'cleo', 'dan'), fc.array(step, { maxLength: 12 }))
  await fc.assert(
    fc.asyncProperty(stories, fc.constantFrom('ordered', 'strict', 'any'), async (people, order) => {
      const events = Object.entries(people).map(([who, steps]) => [
        who,
        steps.map(([event, after_s, v]): StoryEvent => [event, after_s, v === 0 ? {} : { v }]),
      ])
      const made = await given(Object.fromEntries(events))
      const counts = await peopleIn(made, {
        steps: [{ event: 'a' }, { event: 'b' }, { event: 'a' }],
        window_s: 10,
        order,
      })
      expect(counts).toEqual(counts.toSorted((a, b) => b - a))
      const [whole, parted] = await Promise.all([
        trendOf(made, { series: [{ event: 'a' }] }),
        trendOf(made, { series: [{ event: 'a' }], breakdown: 'v' }),
      ])
      const sum = (numbers: (number | null)[]) => numbers.reduce<number>((all, one) => all + (one ?? 0), 0)
      expect(sum(parted.series.map(({ total }) => total))).toBe(whole.series[0].total)
      expect(sum(parted.series.flatMap(({ values }) => values))).toBe(whole.series[0].total)
    }),
    { numRuns: 15 },
  )
}, 120_000)
