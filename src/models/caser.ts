import { z } from 'zod'
import { caserNetwork } from './caser-network.ts'
import { lossParams, nextItem, nextItemParams } from './next-item.ts'

const Params = z.strictObject({
  ...nextItemParams,
  ...lossParams,
  /** The last items that what comes next depends on. */
  window: z.int().min(1).max(20).default(5),
  /** Filters over items after each other, of each height. */
  horizontal: z.int().min(1).max(256).default(16),
  /** Filters that weigh the items. */
  vertical: z.int().min(1).max(64).default(4),
})

/**
 * Convolutions over the last few items that each person took: Caser (Tang & Wang 2018, arXiv:1809.07426), trained at
 * every place by the softmax over the items.
 */
export const caser = nextItem<z.infer<typeof Params>>({
  name: 'caser',
  about: 'Convolutions over the last few items that each person took (Caser, Tang & Wang 2018).',
  params: Params,
  encode: (scope, { ids }, options) => caserNetwork(scope, ids, options),
})
