import { z } from 'zod'
import { gatherRows } from '../nn/ops/gather-rows.ts'
import { contentOf, type ItemContent } from './item-content.ts'
import { lossParams, nextItem, nextItemParams } from './next-item.ts'
import { itemTower, personTower, sharpened } from './two-tower-network.ts'

const Params = z.strictObject({
  ...nextItemParams,
  ...lossParams,
  batch: nextItemParams.batch.default(32),
  /** By what scores, cosines, are divided: the smaller, the surer. */
  temperature: z.number().min(0.01).max(1).default(0.07),
  /** Share of items whose own vector a step does without. */
  forgotten: z.number().min(0).max(0.95).default(0.3),
})

/**
 * Two towers (Yi et al. 2019, "Sampling-bias-corrected neural modeling for large corpus item recommendations"): a vector
 * of what a person took and a vector of each item, made of its own and of its words (category, name, price), scored by
 * their cosine. What nobody took yet has words: new items find their people. Trained by the softmax over all items.
 */
export const twoTower = nextItem<z.infer<typeof Params>>({
  name: 'two-tower',
  about: 'A vector of the person and one of each item, of its words too (two towers, Yi et al. 2019).',
  params: Params,
  facts: contentOf,
  table: (scope, { items, width, forgotten, facts }) =>
    itemTower(scope, { items, width, forgotten, content: facts as ItemContent }),
  encode: (scope, { ids }, { width, dropout, table }) =>
    personTower(scope, gatherRows(table(scope), ids), { width, dropout }),
  head: (_scope, states, { temperature }) => sharpened(states, temperature),
})
