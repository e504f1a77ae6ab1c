import { z } from 'zod'
import { causalTransformer } from './causal-transformer.ts'
import { lossParams, nextItem, nextItemParams } from './next-item.ts'

const Params = z
  .strictObject({
    ...nextItemParams,
    ...lossParams,
    blocks: z.int().min(1).max(12).default(2),
    /** Parts of the width that attend by themselves; their number divides the width. */
    heads: z.int().min(1).max(16).default(1),
  })
  .refine(({ width, heads }) => width % heads === 0, { path: ['heads'], error: 'must divide the width' })

/**
 * A transformer over the order of what each person took: SASRec (Kang & McAuley 2018, arXiv:1808.09781), trained with
 * the softmax over all items, which does better than their one sampled negative (Klenitskiy & Vasilev 2023,
 * arXiv:2309.07602), or over some with log-q correction where there are too many.
 */
export const sasrec = nextItem<z.infer<typeof Params>>({
  name: 'sasrec',
  about: 'A transformer over the order of what each person took (SASRec, Kang & McAuley 2018).',
  params: Params,
  encode: (scope, { ids }, options) => causalTransformer(scope, ids, options),
})
