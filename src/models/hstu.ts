import { z } from 'zod'
import { hstuNetwork } from './hstu-network.ts'
import { attentionParams, headsDivide, lossParams, nextItem, nextItemParams } from './next-item.ts'

const Params = z
  .strictObject({
    ...nextItemParams,
    ...lossParams,
    ...attentionParams,
    /** What the attention is told beside the items: how far apart two are, and how much time lies between. */
    bias: z.enum(['place', 'place_and_time']).default('place_and_time'),
  })
  .refine(...headsDivide)

/**
 * HSTU, the generative recommender (Zhai et al. 2024, arXiv:2402.17152), over the order and the times of what each person
 * took. Its times are those between two of a person's items: when the question is asked is not read.
 */
export const hstu = nextItem<z.infer<typeof Params>>({
  name: 'hstu',
  about: 'Pointwise attention over the order and times of what each person took (HSTU, Zhai et al. 2024).',
  params: Params,
  encode: (scope, { ids, age_s }, { bias, ...options }) =>
    hstuNetwork(scope, { ids, ...(bias === 'place_and_time' && { age_s }) }, options),
})
