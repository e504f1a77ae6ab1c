import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { given, type StoryEvent, storyStart } from '../../test/given.ts'
import { personId } from '../core/ids.ts'
import { DAY_MS } from '../core/time.ts'
import { TargetDefinition } from '../prepare/target.ts'
import { seededRandom } from '../stats/random.ts'
import type { Store } from '../store/store.ts'
import { drift } from './drift.ts'
import { lastEventDays } from './freshness.ts'
import { propensityEffect } from './propensity.ts'
import { recommendationEffect } from './recommendation.ts'

const day = 86_400
const at = (days: number) => new Date(storyStart.getTime() + days * DAY_MS)
const recommendation = TargetDefinition.parse({ use: 'recommendation' }) as Extract<
  TargetDefinition,
  { use: 'recommendation' }
>
const propensity = TargetDefinition.parse({ use: 'propensity', within_days: 10 }) as Extract<
  TargetDefinition,
  { use: 'propensity' }
>
const bought = (at_day: number, item: string, order_id: string, price = 2): StoryEvent => [
  'item_purchased',
  at_day * day,
  { item, order_id, quantity: 1, price },
]

interface Said {
  person: string
  days: number
  arm?: string
  placement?: string
  kind?: string
  items?: string[]
  value?: number
}

const remember = (store: Store, project: string, target: string, said: Said[]) =>
  store.clickhouse.insert(
    'predictions',
    said.map(({ person, days, arm = 'champion', placement, kind, items = [], value = null }) => ({
      project_id: project,
      target,
      prediction_id: randomUUID(),
      person_id: personId(project, person),
      distinct_id: person,
      predicted_at: at(days).toISOString(),
      model: 'ease',
      version: 1,
      arm,
      placement,
      kind,
      fallback: '',
      items,
      scores: items.map(() => 1),
      value,
      context: '{}',
    })),
  )

test('a hit is an item shown that the next order within a week holds; what is not settled yet waits', async () => {
  const { store, project } = await given({
    ann: [bought(2, 'tea', 'o1'), bought(3, 'cup', 'o2')],
    bob: [bought(9, 'tea', 'o3')],
    cat: [bought(1, 'pot', 'o4')],
    dan: [],
  })
  await remember(store, project, 'shop', [
    { person: 'ann', days: 1, items: ['tea'] },
    // The next order is o1, which holds no cup: o2 comes too late to count.
    { person: 'ann', days: 1, items: ['cup'] },
    { person: 'bob', days: 1, items: ['tea'] },
    { person: 'cat', days: 0, arm: 'control', items: ['pot'] },
    { person: 'cat', days: 2, arm: 'control', items: ['pot'] },
    { person: 'dan', days: 8, items: ['tea'] },
  ])
  const scope = { project, target: 'shop', from: at(0), now: at(10), seed: 1 }
  expect(await recommendationEffect(store, recommendation, scope)).toMatchObject({
    requests: 6,
    settled: 5,
    champion: { rate: expect.closeTo(1 / 3, 9), n: 3 },
    control: { rate: 0.5, n: 2 },
    lift: expect.closeTo(-1 / 3, 9),
  })
})

test('each list has its own lift; lists that are the same for everybody have none and do not count over all', async () => {
  const { store, project } = await given({ ann: [bought(2, 'tea', 'o1')], bob: [bought(2, 'cup', 'o2')] })
  const home = { placement: 'home', kind: 'for-you', days: 1 }
  const basket = { placement: 'basket', kind: 'bought-together', days: 1 }
  const top = { placement: 'top', kind: 'popular', days: 1 }
  await remember(store, project, 'shop', [
    { person: 'ann', ...home, items: ['tea'] },
    { person: 'ann', ...home, items: ['pot'] },
    { person: 'ann', ...home, items: ['tea'] },
    { person: 'bob', ...home, arm: 'control', items: ['cup'] },
    { person: 'ann', ...basket, items: ['pot'] },
    { person: 'bob', ...basket, arm: 'control', items: ['cup'] },
    { person: 'ann', ...top, items: ['cup'] },
  ])
  const scope = { project, target: 'shop', from: at(0), now: at(20), seed: 1 }
  const effect = await recommendationEffect(store, recommendation, scope)
  expect(effect).toMatchObject({ champion: { rate: 0.5, n: 4 }, control: { rate: 1, n: 2 }, lift: -0.5 })
  expect(effect.placements).toEqual([
    expect.objectContaining({ placement: 'home', kind: 'for-you', lift: expect.closeTo(-1 / 3, 9) }),
    expect.objectContaining({ placement: 'basket', kind: 'bought-together', lift: -1, champion: { rate: 0, n: 1 } }),
    expect.objectContaining({ placement: 'top', kind: 'popular', lift: null, lift_ci95: null }),
  ])
})

test('what someone was shown before they signed in is judged by what they bought after it', async () => {
  const { store, project } = await given({ ann: [bought(2, 'tea', 'o1'), ['order_completed', 2 * day]] })
  await store.clickhouse.insert('person_overrides', [
    {
      project_id: project,
      distinct_person_id: personId(project, 'anon'),
      person_id: personId(project, 'ann'),
      version: 1,
    },
  ])
  await remember(store, project, 'shop', [{ person: 'anon', days: 1, items: ['tea'] }])
  await remember(store, project, 'again', [{ person: 'anon', days: 1, value: 0.8 }])
  const scope = { project, from: at(0), now: at(20), seed: 1 }
  expect(await recommendationEffect(store, recommendation, { ...scope, target: 'shop' })).toMatchObject({
    champion: { rate: 1, n: 1 },
  })
  expect(await propensityEffect(store, propensity, { ...scope, target: 'again' })).toMatchObject({ people: 1, rate: 1 })
})

test('draws without a hit in a small control do not pull the lift towards nought', async () => {
  const people = Array.from({ length: 8 }, (_, i) => `p${i}`)
  const { store, project } = await given(Object.fromEntries(people.map((name) => [name, [bought(2, 'tea', name)]])))
  const shown = (person: string, i: number): Said => ({
    person,
    days: 1,
    arm: i < 2 ? 'control' : 'champion',
    items: [i === 0 ? 'tea' : 'cup'],
  })
  await remember(store, project, 'shop', people.map(shown))
  const scope = { project, target: 'shop', from: at(0), now: at(20), seed: 1 }
  expect(await recommendationEffect(store, recommendation, scope)).toMatchObject({ lift: -1, lift_ci95: [-1, -1] })
})

test('without a control there is no lift', async () => {
  const { store, project } = await given({ ann: [bought(2, 'tea', 'o1')] })
  await remember(store, project, 'shop', [{ person: 'ann', days: 1, items: ['tea'] }])
  const effect = await recommendationEffect(store, recommendation, {
    project,
    target: 'shop',
    from: at(0),
    now: at(10),
    seed: 1,
  })
  expect(effect).toMatchObject({ champion: { rate: 1 }, lift: null, lift_ci95: null })
})

test('a probability is judged when its time has passed', async () => {
  const { store, project } = await given({
    ann: [['order_completed', 5 * day]],
    bob: [['order_completed', 12 * day]],
    cat: [],
  })
  await remember(store, project, 'again', [
    { person: 'ann', days: 1, value: 0.8 },
    { person: 'bob', days: 1, value: 0.4 },
    { person: 'cat', days: 1, value: 0.3 },
    { person: 'cat', days: 6, value: 0.1 },
  ])
  const effect = await propensityEffect(store, propensity, {
    project,
    target: 'again',
    from: at(0),
    now: at(13),
    seed: 1,
  })
  // bob came after eleven days, and cat's second answer still has time.
  expect(effect).toMatchObject({
    people: 3,
    auc: 1,
    rate: expect.closeTo(1 / 3, 9),
    mean_probability: expect.closeTo(0.5, 9),
    brier: expect.closeTo((0.04 + 0.16 + 0.09) / 3, 9),
  })
})

test('an input that moves is drift, one that stays is none', async () => {
  const random = seededRandom(1)
  const people: Record<string, StoryEvent[]> = {}
  for (let i = 0; i < 900; i++) {
    const days = (i / 900) * 118
    const price = Math.exp(random()) * (days > 91 ? 3 : 1)
    people[`p${i % 300}`] = [
      ...(people[`p${i % 300}`] ?? []),
      bought(days, `item${Math.floor(random() * 4)}`, `o${i}`, price),
    ]
  }
  const { store, project } = await given(people)
  const rows = await drift(store, recommendation, {
    project,
    target: 'shop',
    model: { name: 'ease', version: 1 },
    cut_ms: at(91).getTime(),
    now: at(118),
  })
  const of = (input: string) => rows.find((row) => row.input === input)
  expect(of('price')).toMatchObject({ alert: true })
  expect(of('item_mix')).toMatchObject({ alert: false })
  expect(of('basket_size')).toMatchObject({ psi: expect.closeTo(0, 1) })
})

test('the newest event tells how fresh a source is', async () => {
  const { store, project } = await given({ ann: [bought(2, 'tea', 'o1')] })
  expect(await lastEventDays(store, project, 'item_purchased', at(5))).toBe(3)
  expect(await lastEventDays(store, project, 'nothing', at(5))).toBeNull()
})
