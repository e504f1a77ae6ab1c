import { z } from 'zod'
import { causalTransformer } from './causal-transformer.ts'
import { attentionParams, headsDivide, lossParams, nextItem, nextItemParams } from './next-item.ts'

const Params = z
  .strictObject({
    ...nextItemParams,
    ...lossParams,
    ...attentionParams,
  })
  .refine(...headsDivide)

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
