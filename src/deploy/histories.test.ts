import { expect, test } from 'vitest'
import { given, storyStart } from '../../test/given.ts'
import { personId } from '../core/ids.ts'
import { RecommendationTarget } from '../prepare/target.ts'
import { openHistories } from './histories.ts'

const definition = RecommendationTarget.parse({ use: 'recommendation', anonymous_prefix: 'invoice:' })
const bought = (item: string, order_id: string) => ({ item, order_id, quantity: 1, price: 2 })
const at = (after_s: number) => storyStart.getTime() + after_s * 1000

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
