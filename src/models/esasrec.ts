import { z } from 'zod'
import { ligrTransformer } from './ligr-transformer.ts'
import { attentionParams, headsDivide, lossParams, nextItem, nextItemParams } from './next-item.ts'

const Params = z
  .strictObject({
    ...nextItemParams,
    ...lossParams,
    ...attentionParams,
    /** The feed-forward part is as many times as wide as an item's vector. */
    widening: z.int().min(1).max(8).default(4),
  })
  .refine(...headsDivide)

/**
 * SASRec with gated LiGR blocks: eSASRec (Tikhonovich et al. 2025, arXiv:2508.06450), of whose three changes the blocks
 * and the softmax over many items are here; their mixed negatives are those of `loss: 'sampled'`, drawn by popularity.
 */
export const esasrec = nextItem<z.infer<typeof Params>>({
  name: 'esasrec',
  about: 'A transformer with gated blocks over the order of what each person took (eSASRec, Tikhonovich et al. 2025).',
  params: Params,
  encode: (scope, { ids }, { widening, ...options }) =>
    ligrTransformer(scope, ids, { ...options, inner: widening * options.width }),
})
