import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { given, type StoryEvent, storyStart, temporaryFolder } from '../../test/given.ts'
import { newId } from '../core/ids.ts'
import { DAY_MS } from '../core/time.ts'
import { seededRandom } from '../stats/random.ts'
import { targets } from '../store/metadata-schema.ts'
import { sql } from '../store/sql.ts'
import { readForecast, TOTAL } from './forecast.ts'
import { writeParquet } from './parquet.ts'
import { prepare, refuseLeakage } from './prepare.ts'
import { FEATURES, featuresAt, readPropensity } from './propensity.ts'
import { readRecommendation } from './recommendation.ts'
import { TargetDefinition } from './target.ts'

const day = 86_400
const line = (item: string, order_id: string, quantity = 1, price = 2) => ({
  item,
  name: item.toLowerCase(),
  order_id,
  quantity,
  price,
})
const bought = (at_day: number, item: string, order: string, quantity?: number, price?: number): StoryEvent => [
  'item_purchased',
  at_day * day,
  line(item, order, quantity, price),
]
const cancelled = (at_day: number, item: string, order: string, quantity: number): StoryEvent => [
  'item_cancelled',
  at_day * day,
  line(item, order, -quantity),
]

async function givenTarget(stories: Record<string, StoryEvent[]>, definition: object) {
  const { store, project } = await given(stories)
  const target = { id: newId(), project, definition: TargetDefinition.parse(definition) }
  await store.db.insert(targets).values({
    id: target.id,
    project_id: project,
    name: 'target',
    use: target.definition.use,
    definition: target.definition,
  })
  const at = (days: number) => new Date(storyStart.getTime() + days * DAY_MS)
  const made = (cutoff_day: number) =>
    prepare(store, target, { cutoff: at(cutoff_day), signal: new AbortController().signal, progress: () => undefined })
  return { store, project, target, made, at }
}

const recommendation = { use: 'recommendation', anonymous_prefix: 'invoice:', product_pattern: '^[A-Z]+$' }

const shop: Record<string, StoryEvent[]> = {
  ann: [bought(1, 'TEA', 'o1'), bought(1, 'CUP', 'o1'), bought(30, 'TEA', 'o2'), bought(90, 'POT', 'o3')],
  bob: [bought(2, 'TEA', 'o4', 5), cancelled(3, 'TEA', 'c4', 5), bought(2, 'CUP', 'o4'), cancelled(4, 'CUP', 'c5', 9)],
  'invoice:7': [bought(3, 'TEA', 'o7')],
  eve: [bought(5, 'fee', 'o8'), bought(5, 'CUP', 'o8', -2), bought(5, 'POT', 'o8', 1, 0), bought(6, 'CUP', 'o9')],
}

test('each check finds what was planted, and the dataset is without it', async () => {
  const { made } = await givenTarget(shop, recommendation)
  const { manifest, dir } = await made(60)
  const found = Object.fromEntries(Object.entries(manifest.quality).map(([check, { found }]) => [check, found]))
  expect(found).toMatchObject({
    rows: 10,
    duplicates: 0,
    non_products: 1,
    impossible: 2,
    anonymous: 1,
    cancelled: 1,
    unmatched_cancellations: 1,
  })
  const { people, items, person, item } = await readRecommendation(dir)
  const rows = Array.from(person, (p, row) => [p, items[item[row]]]).map(
    ([p, name]) => `${people.indexOf(people[p as number])} ${name}`,
  )
  expect(people).toHaveLength(3)
  expect(rows.map((row) => row.split(' ')[1]).sort()).toEqual(['CUP', 'CUP', 'CUP', 'TEA', 'TEA'])
})

test('the report says of each use what was done for it', async () => {
  const orders = { ann: [bought(1, 'fee', 'o1'), bought(1, 'TEA', 'o1'), cancelled(2, 'TEA', 'c1', 1)] }
  const done = async (definition: object) => {
    const { made } = await givenTarget(orders, { ...definition, product_pattern: '^[A-Z]+$', cancel_event: null })
    const { non_products, duplicates } = (await made(60)).manifest.quality
    return [non_products.done, duplicates.done]
  }
  expect(await done({ use: 'recommendation' })).toEqual(['left out', 'removed'])
  // The fee is a line of the order that the features count.
  expect(await done({ use: 'propensity' })).toEqual([expect.stringContaining('kept'), expect.stringContaining('kept')])
})

test('lines sent twice as different events are one', async () => {
  const twice = { ann: [bought(1, 'TEA', 'o1'), bought(1, 'TEA', 'o1')] }
  const { made } = await givenTarget(twice, recommendation)
  expect((await made(60)).manifest.quality.duplicates.found).toBe(1)
})

test('a line sent twice and taken back once is gone', async () => {
  const twice = {
    ann: [bought(1, 'TEA', 'o1', 5), bought(1, 'TEA', 'o1', 5), cancelled(2, 'TEA', 'c1', 5), bought(3, 'CUP', 'o2')],
  }
  const { made } = await givenTarget(twice, recommendation)
  const { dir, manifest } = await made(60)
  expect((await readRecommendation(dir)).items).toEqual(['CUP'])
  expect(manifest.quality).toMatchObject({
    duplicates: { found: 1 },
    cancelled: { found: 1 },
    unmatched_cancellations: { found: 0 },
  })
})

test('orders of two people are two though their numbers agree, and lines without a number are orders by their time', async () => {
  const unnumbered = (at_day: number, item: string): StoryEvent => ['item_purchased', at_day * day, { item }]
  const { made } = await givenTarget(
    {
      ann: [bought(1, 'TEA', '1')],
      bob: [bought(2, 'CUP', '1')],
      cat: [unnumbered(3, 'TEA'), unnumbered(3, 'CUP'), unnumbered(9, 'TEA')],
    },
    recommendation,
  )
  const { basket } = await readRecommendation((await made(60)).dir)
  expect(Array.from(basket)).toEqual([0, 1, 2, 2, 3])
})

test('nothing at or after the cut-off is seen, cancellations included', async () => {
  const later = {
    ...shop,
    bob: [bought(2, 'TEA', 'o4', 5), cancelled(70, 'TEA', 'c4', 5)],
    zoe: [bought(60, 'HAT', 'o99')],
  }
  const { made } = await givenTarget(later, recommendation)
  const { dir, manifest } = await made(60)
  const { items, time_ms } = await readRecommendation(dir)
  expect(items).not.toContain('HAT')
  expect(Math.max(...time_ms)).toBeLessThan(storyStart.getTime() + 60 * DAY_MS)
  expect(manifest.quality.cancelled.found).toBe(0)
})

test('a file that holds something from after the cut-off is refused', async () => {
  const { store } = await givenTarget(shop, recommendation)
  const dir = temporaryFolder()
  await writeParquet(store, dir, 'rows.parquet', sql`SELECT 5.0 AS time_ms ORDER BY time_ms`)
  await expect(refuseLeakage(dir, { file: 'rows.parquet', column: 'time_ms' }, new Date(5))).rejects.toMatchObject({
    code: 'prepare.leakage',
  })
  await refuseLeakage(dir, { file: 'rows.parquet', column: 'time_ms' }, new Date(6))
})

test('the same input makes the same dataset, another cut-off another', async () => {
  const { made, store } = await givenTarget(shop, recommendation)
  const first = await made(60)
  expect((await made(60)).hash).toBe(first.hash)
  expect((await made(61)).hash).not.toBe(first.hash)
  expect((await readdir(await store.artifacts.dir('dataset', first.hash))).sort()).toEqual([
    'interactions.parquet',
    'items.parquet',
    'manifest.json',
  ])
})

test.each([recommendation, { use: 'forecast', min_days_sold: 3 }, { use: 'propensity', within_days: 14 }])(
  'the same events make the same dataset in whatever order they were stored: $use',
  async (definition) => {
    const random = seededRandom(5)
    const stories: Record<string, StoryEvent[]> = {}
    for (let person = 0; person < 40; person++) {
      stories[`p${person}`] = Array.from({ length: 60 }, (_, i) => {
        const order = `o${person}-${i >> 2}`
        return bought(
          random() * 120,
          'ABCDEFG'[i % 7],
          order,
          Math.ceil(random() * 50) / 10,
          Math.ceil(random() * 999) / 100,
        )
      })
    }
    const { made, store, project } = await givenTarget(stories, definition)
    const { hash } = await made(120)
    const rows = await store.clickhouse.query<Record<string, unknown>>(
      sql`SELECT * FROM events FINAL WHERE project_id = toUUID(${project}) ORDER BY cityHash64(uuid)`,
    )
    for (let at = 0; at < rows.length; at += 500) await store.clickhouse.insert('events', rows.slice(at, at + 500))
    expect((await made(120)).hash).toBe(hash)
    await store.clickhouse.command(sql`OPTIMIZE TABLE events FINAL`)
    expect((await made(120)).hash).toBe(hash)
  },
)

test('what the data doctor says of a recommendation dataset stands in its manifest', async () => {
  const many: Record<string, StoryEvent[]> = {}
  for (let person = 0; person < 40; person++)
    many[`p${person}`] = [10, 20, 30].flatMap((at, i) =>
      [...'ABCD'].map((item) => bought(at + person / 100, item.repeat(1 + ((person + i) % 3)), `o${person}-${i}`)),
    )
  const { made } = await givenTarget(
    { ...many, zoe: [bought(20, 'CUP', 'o1'), bought(50, 'HAT', 'o2')] },
    recommendation,
  )
  const { doctor } = (await made(60)).manifest
  expect(doctor?.size).toMatchObject({ people: 41, events: 482 })
  const verdicts = Object.fromEntries((doctor?.findings ?? []).map(({ check, verdict }) => [check, verdict]))
  // The hat, in the last 28 days, is all that anybody asks for. Lines of one order do not stand in the order of their ids.
  expect(verdicts).toMatchObject({ born_after: 'warn', order: 'ok', ties: 'ok' })
  const { made: other } = await givenTarget(shop, { use: 'forecast', min_days_sold: 3 })
  expect((await other(60)).manifest.doctor).toBeUndefined()
})

test('splits follow time: the test is the last window, validation lies before it', async () => {
  const { made, at } = await givenTarget(shop, { ...recommendation, window_days: 7 })
  const { test: last, validation } = (await made(60)).manifest.splits
  expect(last).toEqual({ from_ms: at(53).getTime(), to_ms: at(60).getTime() })
  expect(validation.at(-1)).toEqual({ from_ms: at(46).getTime(), to_ms: at(53).getTime() })
})

test('a target whose events never came says which it looked for', async () => {
  const { made } = await givenTarget(shop, { ...recommendation, event: 'booked' })
  await expect(made(60)).rejects.toMatchObject({ code: 'prepare.nothing', expected: expect.stringContaining('booked') })
})

test('demand is counted by day, nought where nothing sold, anonymous orders included, with the total of all', async () => {
  const { made } = await givenTarget(shop, { use: 'forecast', product_pattern: '^[A-Z]+$', min_days_sold: 3 })
  const { season, series } = await readForecast((await made(40)).dir)
  expect(season).toBe(7)
  expect(series.map(({ id }) => id)).toEqual([TOTAL, 'CUP', 'TEA'])
  const tea = series[2]
  expect([tea.start_ms, tea.values.length]).toEqual([storyStart.getTime() + DAY_MS, 39])
  // Day 1 ann, day 3 somebody unknown, day 30 ann; bob's five were taken back.
  expect(Array.from(tea.values).flatMap((units, i) => (units ? [[i + 1, units]] : []))).toEqual([
    [1, 1],
    [3, 1],
    [30, 1],
  ])
})

test('a person is described by what was known at each moment, and labelled by what came after', async () => {
  const orders = (days: number[]): StoryEvent[] =>
    days.flatMap((at, i): StoryEvent[] => [bought(at, 'TEA', `${at}-${i}`, 2, 5), ['order_completed', at * day]])
  const { made, store, project, target, at } = await givenTarget(
    { ann: orders([10, 40, 85]), bob: orders([20]), 'invoice:1': orders([30]) },
    { use: 'propensity', within_days: 28, anonymous_prefix: 'invoice:' },
  )
  const examples = await readPropensity((await made(100)).dir)
  const last = Array.from(examples.moment_ms.keys()).filter((row) => examples.moment_ms[row] === at(72).getTime())
  const value = (row: number, name: string) => examples.x[row * FEATURES.length + FEATURES.indexOf(name)]
  expect(
    last.map((row) => [value(row, 'orders'), value(row, 'recency_days'), value(row, 'spend'), examples.y[row]]).sort(),
  ).toEqual([
    [1, 52, 10, 0],
    [2, 32, 20, 1],
  ])
  const served = await featuresAt(
    store,
    project,
    target.definition as Extract<TargetDefinition, { use: 'propensity' }>,
    at(72),
  )
  const learnt = last.map((row) =>
    Array.from(examples.x.subarray(row * FEATURES.length, (row + 1) * FEATURES.length), (x) => x.toFixed(4)),
  )
  expect(served.map(({ x }) => Array.from(x, (one) => one.toFixed(4))).sort()).toEqual(learnt.sort())
})
