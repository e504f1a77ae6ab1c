import { expect, test } from 'vitest'
import { given, givenPeople, storyStart } from '../../test/given.ts'
import { personId } from '../core/ids.ts'
import { RecommendationTarget } from '../prepare/target.ts'
import { openHistories } from './histories.ts'

const definition = RecommendationTarget.parse({ use: 'recommendation', anonymous_prefix: 'invoice:' })
const bought = (item: string, order_id: string) => ({ item, order_id, quantity: 1, price: 2 })
const at = (after_s: number) => storyStart.getTime() + after_s * 1000
const iso = (after_s: number) => new Date(at(after_s)).toISOString()

test('a history holds what the person took, oldest first', async () => {
  const { store, project } = await given({
    ann: [
      ['item_purchased', 60, bought('cup', 'o2')],
      ['item_purchased', 0, bought('tea', 'o1')],
      ['page_view', 5],
    ],
  })
  const history = await openHistories(store, project, definition).of('ann')
  expect(history).toMatchObject({ items: ['tea', 'cup'], baskets: ['o1', 'o2'], time_ms: [at(0), at(60)] })
})

test('a stored event is in the next history, once', async () => {
  const { store, project } = await given({ ann: [['item_purchased', 0, bought('tea', 'o1')]] })
  const histories = openHistories(store, project, definition)
  await histories.of('ann')
  const event = { event: 'item_purchased', distinct_id: 'ann', time_ms: at(60), properties: bought('cup', 'o2') }
  await histories.apply([event])
  await histories.apply([event])
  expect((await histories.of('ann')).items).toEqual(['tea', 'cup'])
})

test('what was taken back is out of the history, whether it was read before or after', async () => {
  const { store, project } = await given({
    ann: [
      ['item_purchased', 0, bought('tea', 'o1')],
      ['item_purchased', 0, bought('cup', 'o1')],
      ['item_purchased', 5, { ...bought('pot', 'o1'), quantity: -2 }],
      ['item_cancelled', 60, { ...bought('tea', 'c1'), quantity: -1 }],
    ],
  })
  const [cold, warm] = [openHistories(store, project, definition), openHistories(store, project, definition)]
  await warm.warm()
  expect(await cold.of('ann')).toMatchObject({ items: ['cup'], baskets: ['o1'] })
  expect(await warm.of('ann')).toEqual(await cold.of('ann'))
})

test('an order that is taken back leaves the history of someone in memory', async () => {
  const { store, project } = await given({ ann: [['item_purchased', 0, bought('tea', 'o1')]] })
  const histories = openHistories(store, project, definition)
  expect((await histories.of('ann')).items).toEqual(['tea'])
  const properties = { ...bought('tea', 'c1'), quantity: -1 }
  await givenPeople({ ann: [['item_cancelled', iso(60), properties]] }, { store, project })
  await histories.apply([{ event: 'item_cancelled', distinct_id: 'ann', time_ms: at(60), properties }])
  expect((await histories.of('ann')).items).toEqual([])
})

test('two lines of one order are one row, as in the dataset, told at once or read later', async () => {
  const { store, project } = await given({
    ann: [
      ['item_purchased', 0, bought('tea', 'o1')],
      ['item_purchased', 9, bought('tea', 'o1')],
    ],
  })
  const histories = openHistories(store, project, definition)
  expect(await histories.of('ann')).toMatchObject({ items: ['tea'], time_ms: [at(0)] })
  const event = { event: 'item_purchased', distinct_id: 'ann', time_ms: at(20), properties: bought('tea', 'o1') }
  await histories.apply([event, { ...event, time_ms: at(-5) }, { ...event, properties: { item: 7 } }])
  expect(await histories.of('ann')).toMatchObject({
    items: ['tea', '7'],
    time_ms: [at(-5), at(20)],
    baskets: ['o1', String(at(20))],
  })
})

test('after a merge both ids have one history', async () => {
  const { store, project } = await given({
    anon: [['item_purchased', 0, bought('tea', 'o1')]],
    ann: [['item_purchased', 60, bought('cup', 'o2')]],
  })
  const histories = openHistories(store, project, definition)
  expect((await histories.of('ann')).items).toEqual(['cup'])
  await store.clickhouse.insert('person_overrides', [
    {
      project_id: project,
      distinct_person_id: personId(project, 'anon'),
      person_id: personId(project, 'ann'),
      version: 1,
    },
  ])
  await histories.apply([{ event: '$identify', distinct_id: 'ann', time_ms: at(90), properties: {} }])
  expect((await histories.of('anon')).items).toEqual(['tea', 'cup'])
  expect(await histories.of('ann')).toEqual(await histories.of('anon'))
})

test('warming reads everyone but the anonymous, and changes no answer', async () => {
  const { store, project } = await given({
    ann: [['item_purchased', 0, bought('tea', 'o1')]],
    bob: [['item_purchased', 0, bought('cup', 'o2')]],
    'invoice:7': [['item_purchased', 0, bought('cup', 'o7')]],
  })
  const [cold, warm] = [openHistories(store, project, definition), openHistories(store, project, definition)]
  expect(await warm.warm()).toBe(2)
  expect(await warm.of('bob')).toEqual(await cold.of('bob'))
})

test('a stranger who takes something is known at once, and so is one who took it while everyone was read', async () => {
  const { store, project } = await given({ ann: [['item_purchased', 0, bought('tea', 'o1')]] })
  const histories = openHistories(store, project, definition)
  const buys = async (distinct_id: string, order_id: string) => {
    const properties = bought('cup', order_id)
    await givenPeople({ [distinct_id]: [['item_purchased', iso(60), properties]] }, { store, project })
    await histories.apply([{ event: 'item_purchased', distinct_id, time_ms: at(60), properties }])
  }
  const warming = histories.warm()
  await buys('bob', 'o2')
  await warming
  expect((await histories.of('cem')).items).toEqual([])
  await buys('cem', 'o3')
  const items = await Promise.all(['ann', 'bob', 'cem'].map(async (person) => (await histories.of(person)).items))
  expect(items).toEqual([['tea'], ['cup'], ['cup']])
})
