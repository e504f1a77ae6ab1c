import { expect, test } from 'vitest'
import { given, storyStart } from '../../test/given.ts'
import { RecommendationTarget } from '../prepare/target.ts'
import { openPopular } from './popular.ts'

const day = 86_400
const line = (item: string, order_id: string) => ({ item, order_id, quantity: 1, price: 1 })

test('what sold in most orders of the last 28 days comes first; fees, anonymous orders and older sales do not count', async () => {
  const { store, project } = await given({
    ann: [
      ['item_purchased', 0, line('OLD', 'o1')],
      ['item_purchased', 1, line('OLD', 'o2')],
      ['item_purchased', 20 * day, line('22423', 'o3')],
      ['item_purchased', 20 * day, line('POST', 'o3')],
    ],
    bob: [
      ['item_purchased', 21 * day, line('22423', 'o4')],
      ['item_purchased', 21 * day, line('85123', 'o4')],
    ],
    'invoice:9': [['item_purchased', 21 * day, line('99999', 'o9')]],
  })
  const definition = RecommendationTarget.parse({
    use: 'recommendation',
    anonymous_prefix: 'invoice:',
    product_pattern: '^[0-9]+$',
  })
  const clock = { now: () => new Date(storyStart.getTime() + 40 * day * 1000) }
  expect(await openPopular(store, project, definition, clock).top()).toEqual([
    { item: '22423', score: 2 },
    { item: '85123', score: 1 },
  ])
})
